#!/usr/bin/python3
"""Writes data_png.json: small PNG files of every kind and the pixels that a right reader finds in them.

The files are made by Pillow and ImageMagick; the pixels come from the arrays that went in, by the stated rule:
round(255 * sample / largest sample), with alpha round(255 * sample * alpha / largest sample squared).
Run: python3 data_png.py    (needs numpy, Pillow and ImageMagick's convert)
"""
import base64
import io
import json
import pathlib
import subprocess
import tempfile

import numpy as np
from PIL import Image

random = np.random.default_rng(7)
goldens = []


def add(name, png, pixels):
    pixels = np.asarray(pixels)
    if pixels.ndim == 2:
        pixels = pixels[:, :, None]
    planes = pixels.transpose(2, 0, 1)
    goldens.append({
        "name": name,
        "png": base64.b64encode(png).decode(),
        "shape": list(planes.shape),
        "pixels": planes.astype(int).ravel().tolist(),
    })


def to_byte(samples, largest, alpha=None):
    samples = samples.astype(np.int64)
    alpha = np.full(samples.shape[:2] + (1,), largest, np.int64) if alpha is None else alpha.astype(np.int64)
    samples = samples if samples.ndim == 3 else samples[:, :, None]
    return (2 * 255 * samples * alpha + largest * largest) // (2 * largest * largest)


def magick(raw_kind, array, depth, *options):
    """A PNG that ImageMagick makes of big-endian raw samples of 8 or 16 bits."""
    height, width = array.shape[:2]
    raw = array.astype(">u2" if depth == 16 else "u1").tobytes()
    with tempfile.TemporaryDirectory() as folder:
        target = pathlib.Path(folder) / "image.png"
        subprocess.run(
            ["convert", "-size", f"{width}x{height}", "-depth", str(depth), "-endian", "MSB", f"{raw_kind}:-", *options, str(target)],
            input=raw, check=True)
        return target.read_bytes()


def pillow(image, **options):
    file = io.BytesIO()
    image.save(file, "png", **options)
    return file.getvalue()


def values(largest, *shape):
    return random.integers(0, largest + 1, shape)


for bits in (1, 2, 4):
    largest = (1 << bits) - 1
    samples = values(largest, 5, 11)
    eight = samples * 255 // largest
    for interlace in ("None", "PNG"):
        png = magick("gray", eight, 8, "-interlace", interlace, "-define", "png:color-type=0", "-define", f"png:bit-depth={bits}")
        assert (png[24], png[25]) == (bits, 0), (bits, png[24], png[25])
        add(f"grey, {bits} bits, interlace {interlace}", png, to_byte(samples, largest))

for depth in (8, 16):
    largest = (1 << depth) - 1
    for kind, channels, colour_type in (("gray", 1, 0), ("rgb", 3, 2), ("graya", 2, 4), ("rgba", 4, 6)):
        samples = values(largest, 9, 7, channels)
        colours, alpha = (samples, None) if channels in (1, 3) else (samples[:, :, :-1], samples[:, :, -1:])
        for interlace in ("None", "PNG"):
            png = magick(kind, samples, depth, "-interlace", interlace, "-define", f"png:color-type={colour_type}", "-define", f"png:bit-depth={depth}")
            assert (png[24], png[25]) == (depth, colour_type), (kind, depth, png[24], png[25])
            add(f"{kind}, {depth} bits, interlace {interlace}", png, to_byte(colours, largest, alpha))

for bits in (1, 2, 4, 8):
    count = min(1 << bits, 200)
    palette = values(255, count, 3)
    indices = values(count - 1, 6, 13)
    image = Image.fromarray(indices.astype("u1"), "P")
    image.putpalette(palette.astype("u1").ravel().tolist())
    png = pillow(image, bits=bits)
    assert (png[24], png[25]) == (bits, 3), (bits, png[24], png[25])
    add(f"palette, {bits} bits", png, palette[indices])
    alpha = values(255, count)
    png = pillow(image, bits=bits, transparency=bytes(alpha.astype("u1").tolist()))
    add(f"palette with transparency, {bits} bits", png, to_byte(palette[indices], 255, alpha[indices][:, :, None]))

grey = values(3, 4, 5) * 60
png = pillow(Image.fromarray(grey.astype("u1"), "L"), transparency=120)
add("grey with a transparent level", png, np.where(grey == 120, 0, grey))
colours = values(1, 4, 5, 3) * 200
png = pillow(Image.fromarray(colours.astype("u1"), "RGB"), transparency=(200, 0, 200))
hidden = (colours == [200, 0, 200]).all(axis=2)
add("RGB with a transparent colour", png, np.where(hidden[:, :, None], 0, colours))

# A smooth picture, large enough for an encoder to use every filter.
y, x = np.mgrid[0:40, 0:50]
smooth = np.stack([(3 * x + y) % 256, (x * x + y * y) // 17 % 256, (255 - 2 * x - 3 * y) % 256], axis=2)
add("RGB, smooth", pillow(Image.fromarray(smooth.astype("u1"), "RGB"), optimize=True), smooth)

target = pathlib.Path(__file__).with_name("data_png.json")
target.write_text("[\n" + ",\n".join(json.dumps(golden) for golden in goldens) + "\n]\n")
print(f"{len(goldens)} pictures, {target.stat().st_size} bytes")
