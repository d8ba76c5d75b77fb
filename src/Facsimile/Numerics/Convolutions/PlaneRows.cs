using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Facsimile.Numerics.Convolutions;

/// <summary>
/// Moves rows of images: whole, every second value (the phases of a step of 2), or two rows woven into one. The vectors at the
/// end of a row are cut by a mask; where there are no masks, plain loops do the work.
/// </summary>
internal static unsafe class PlaneRows
{
    /// <summary>
    /// Copies rows into a buffer and fills each up with zeros to the next row's start. Behind the last row up to 15 zeros more
    /// may be written.
    /// </summary>
    public static void Load(float* source, nint sourceStride, int rows, int width, float* buffer, int stride)
    {
        for (int row = 0; row < rows; row++)
        {
            int column = 0;
            if (Avx512F.IsSupported)
            {
                for (; column + 16 <= width; column += 16)
                {
                    Vector512.Load(source + column).Store(buffer + column);
                }

                if (column < width)
                {
                    LoadPart(source + column, width - column).Store(buffer + column);
                    column += 16;
                }
            }

            for (; column < stride; column++)
            {
                buffer[column] = column < width ? source[column] : 0;
            }

            source += sourceStride;
            buffer += stride;
        }
    }

    /// <summary>
    /// Copies the values of even columns of a row to one row and those of odd columns to another, each filled up with zeros.
    /// Behind their ends up to 15 zeros more may be written.
    /// </summary>
    public static void LoadHalves(float* source, int width, float* even, float* odd, int stride)
    {
        int column = 0;
        if (Avx512F.IsSupported)
        {
            for (; 2 * column < width; column += 16)
            {
                Vector512<float> first = LoadPart(source + (2 * column), width - (2 * column));
                Vector512<float> second = LoadPart(source + (2 * column) + 16, width - (2 * column) - 16);
                Evens(first, second).Store(even + column);
                Odds(first, second).Store(odd + column);
            }
        }

        for (; column < stride; column++)
        {
            even[column] = 2 * column < width ? source[2 * column] : 0;
            odd[column] = (2 * column) + 1 < width ? source[(2 * column) + 1] : 0;
        }
    }

    /// <summary>Copies rows out of a buffer and adds a number to all values.</summary>
    public static void Store(float* buffer, nint stride, int rows, int width, float addend, float* target)
    {
        for (int row = 0; row < rows; row++)
        {
            int column = 0;
            if (Avx512F.IsSupported)
            {
                Vector512<float> addends = Vector512.Create(addend);
                for (; column + 16 <= width; column += 16)
                {
                    (Vector512.Load(buffer + column) + addends).Store(target + column);
                }

                if (column < width)
                {
                    StorePart(Vector512.Load(buffer + column) + addends, target + column, width - column);
                    column = width;
                }
            }

            for (; column < width; column++)
            {
                target[column] = buffer[column] + addend;
            }

            buffer += stride;
            target += width;
        }
    }

    /// <summary>Weaves two rows into one, even columns from the first, and adds a number to all values.</summary>
    public static void StoreHalves(float* even, float* odd, int width, float addend, float* target)
    {
        int column = 0;
        if (Avx512F.IsSupported)
        {
            Vector512<float> addends = Vector512.Create(addend);
            for (; column < width; column += 32)
            {
                Vector512<float> evens = Vector512.Load(even + (column / 2)) + addends;
                Vector512<float> odds = Vector512.Load(odd + (column / 2)) + addends;
                StorePart(WeaveLow(evens, odds), target + column, width - column);
                StorePart(WeaveHigh(evens, odds), target + column + 16, width - column - 16);
            }
        }

        for (; column < width; column++)
        {
            target[column] = (column % 2 == 0 ? even[column / 2] : odd[column / 2]) + addend;
        }
    }

    /// <summary>The first values of a row, and zeros behind them; nothing else is read.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> LoadPart(float* source, int count)
        => Avx512F.MaskLoad(source, Mask(count), Vector512<float>.Zero);

    /// <summary>Writes the first values of a vector and nothing else; none when the count is not positive.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StorePart(Vector512<float> values, float* target, int count)
        => Avx512F.MaskStore(target, Mask(count), values);

    /// <summary>The values at even places of two vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Evens(Vector512<float> first, Vector512<float> second)
        => Avx512F.PermuteVar16x32x2(
            first, Vector512.Create(0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30), second);

    /// <summary>The values at odd places of two vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Odds(Vector512<float> first, Vector512<float> second)
        => Avx512F.PermuteVar16x32x2(
            first, Vector512.Create(1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31), second);

    /// <summary>The lower halves of two vectors, woven.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> WeaveLow(Vector512<float> evens, Vector512<float> odds)
        => Avx512F.PermuteVar16x32x2(
            evens, Vector512.Create(0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23), odds);

    /// <summary>The upper halves of two vectors, woven.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> WeaveHigh(Vector512<float> evens, Vector512<float> odds)
        => Avx512F.PermuteVar16x32x2(
            evens, Vector512.Create(8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31), odds);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Mask(int count)
        => Vector512.LessThan(Vector512<int>.Indices, Vector512.Create(count)).AsSingle();
}
