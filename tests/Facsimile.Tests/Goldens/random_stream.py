"""Facsimile's named random streams by a second implementation: xoshiro256++ (Blackman and Vigna)."""

MASK = (1 << 64) - 1


def rotate(value, bits):
    return ((value << bits) | (value >> (64 - bits))) & MASK


def split_mix(state):
    """Vigna's splitmix64.c: the numbers of a state."""
    while True:
        state = (state + 0x9E3779B97F4A7C15) & MASK
        z = state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        yield z ^ (z >> 31)


def generator(s):
    """The numbers of one xoshiro256++."""
    s = list(s)
    while True:
        yield (rotate((s[0] + s[3]) & MASK, 23) + s[0]) & MASK
        t = (s[1] << 17) & MASK
        s[2] ^= s[0]
        s[3] ^= s[1]
        s[1] ^= s[2]
        s[0] ^= s[3]
        s[2] ^= t
        s[3] = rotate(s[3], 45)


def stream(seed, name, index):
    """The numbers of a stream: its state is filled from FNV-1a of the UTF-16 name, the seed and the index."""
    state = 14695981039346656037
    for byte in name.encode("utf-16-le"):
        state = ((state ^ byte) * 1099511628211) & MASK
    origin = next(split_mix(state)) ^ (seed & 0xFFFFFFFF)
    filler = split_mix(next(split_mix(origin)) ^ (index & MASK))
    return generator([next(filler) for _ in range(4)])
