using System.Buffers.Binary;

namespace Facsimile.Data.Png;

/// <summary>
/// Turns the samples of PNG rows into the image's bytes. A sample s of d bits becomes round(255 · s / (2ᵈ − 1)); a pixel
/// with alpha is composed over black, round(255 · s · alpha / (2ᵈ − 1)²), before it is rounded.
/// </summary>
internal sealed class PngPixels
{
    private readonly string _name;
    private readonly PngHeader _header;
    private readonly byte[] _pixels;
    private readonly byte[] _palette;
    private readonly int[]? _transparentColour;

    /// <summary>Makes an empty picture.</summary>
    public PngPixels(string name, PngChunks chunks)
    {
        _name = name;
        _header = chunks.Header;
        _palette = chunks.Palette;
        _pixels = new byte[_header.Shape.Size];
        if (_header.ColourType == PngColourType.Palette)
        {
            _palette = OverBlack(name, chunks);
        }
        else if (chunks.Transparency.Length > 0)
        {
            _transparentColour = new int[_header.Samples];
            for (int i = 0; i < _transparentColour.Length; i++)
            {
                _transparentColour[i] = BinaryPrimitives.ReadUInt16BigEndian(chunks.Transparency.AsSpan(2 * i));
            }
        }
    }

    /// <summary>The finished picture.</summary>
    public Images ToImage() => new(_header.Shape, _pixels);

    /// <summary>Puts one row of a pass in its place.</summary>
    public void Set(PngPass pass, int y, ReadOnlySpan<byte> row)
    {
        int plane = _header.Width * _header.Height;
        int start = ((pass.FirstY + (y * pass.StepY)) * _header.Width) + pass.FirstX;
        int channels = _header.Shape.Channels;
        Span<int> samples = stackalloc int[4];
        samples = samples[.._header.Samples];
        for (int x = 0; x < pass.Width; x++)
        {
            for (int i = 0; i < samples.Length; i++)
            {
                samples[i] = Sample(row, (x * samples.Length) + i);
            }

            int pixel = start + (x * pass.StepX);
            if (_header.ColourType == PngColourType.Palette)
            {
                SetFromPalette(pixel, plane, samples[0]);
            }
            else
            {
                int alpha = Alpha(samples);
                for (int channel = 0; channel < channels; channel++)
                {
                    _pixels[pixel + (channel * plane)] = OverBlack(samples[channel], alpha);
                }
            }
        }
    }

    private int Sample(ReadOnlySpan<byte> row, int index)
    {
        switch (_header.BitDepth)
        {
            case 8:
                return row[index];
            case 16:
                return BinaryPrimitives.ReadUInt16BigEndian(row[(2 * index)..]);
            default:
                int bit = index * _header.BitDepth;
                return (row[bit >> 3] >> (8 - _header.BitDepth - (bit & 7))) & _header.Maximum;
        }
    }

    private int Alpha(ReadOnlySpan<int> samples)
    {
        if (_header.ColourType is PngColourType.GreyAlpha or PngColourType.Rgba)
        {
            return samples[^1];
        }

        return _transparentColour is not null && samples.SequenceEqual(_transparentColour) ? 0 : _header.Maximum;
    }

    private byte OverBlack(int sample, int alpha)
    {
        long square = (long)_header.Maximum * _header.Maximum;
        return (byte)(((255L * sample * alpha) + (square / 2)) / square);
    }

    private void SetFromPalette(int pixel, int plane, int entry)
    {
        if (3 * entry >= _palette.Length)
        {
            throw new FacsimileException($"{_name}: damaged PNG: colour {entry} of a palette of {_palette.Length / 3}.");
        }

        for (int channel = 0; channel < 3; channel++)
        {
            _pixels[pixel + (channel * plane)] = _palette[(3 * entry) + channel];
        }
    }

    private static byte[] OverBlack(string name, PngChunks chunks)
    {
        if (chunks.Palette.Length == 0)
        {
            throw new FacsimileException($"{name}: damaged PNG: it has no palette.");
        }

        byte[] colours = (byte[])chunks.Palette.Clone();
        for (int i = 0; i < colours.Length; i++)
        {
            int alpha = i / 3 < chunks.Transparency.Length ? chunks.Transparency[i / 3] : 255;
            colours[i] = (byte)(((colours[i] * alpha) + 127) / 255);
        }

        return colours;
    }
}
