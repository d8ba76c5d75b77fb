using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Facsimile.Numerics.Convolutions;

/// <summary>
/// The largest of each 2×2 square of values, and the way back. Which of the four it was is kept as a number from 0 to 3, row by
/// row; of equal values it is the first, and a NaN counts as larger than any number. Rows of these numbers are read and written
/// in whole vectors of <see cref="Unit"/>.
/// </summary>
internal static unsafe class PooledRows
{
    /// <summary>A row of places takes a multiple of so many bytes.</summary>
    public const int Unit = 16;

    /// <summary>The bytes of a row of so many places.</summary>
    public static int StrideOf(int width) => (width + Unit - 1) / Unit * Unit;

    /// <summary>Pools two rows into one and adds a number to all values.</summary>
    /// <param name="upper">The upper row, 2·width values.</param>
    /// <param name="lower">The lower row.</param>
    /// <param name="width">The values of the result.</param>
    /// <param name="addend">What is added.</param>
    /// <param name="target">Receives the largest values.</param>
    /// <param name="places">Receives which they were; null when nobody asks.</param>
    public static void Pool(float* upper, float* lower, int width, float addend, float* target, byte* places)
    {
        int column = 0;
        if (Avx512F.IsSupported)
        {
            for (; column < width; column += 16)
            {
                Vector512<float> a = PlaneRows.LoadPart(upper + (2 * column), (2 * (width - column)));
                Vector512<float> b = PlaneRows.LoadPart(upper + (2 * column) + 16, (2 * (width - column)) - 16);
                Vector512<float> c = PlaneRows.LoadPart(lower + (2 * column), (2 * (width - column)));
                Vector512<float> d = PlaneRows.LoadPart(lower + (2 * column) + 16, (2 * (width - column)) - 16);
                Vector512<float> largest = PlaneRows.Evens(a, b);
                Vector512<int> place = Vector512<int>.Zero;
                Take(PlaneRows.Odds(a, b), 1, ref largest, ref place);
                Take(PlaneRows.Evens(c, d), 2, ref largest, ref place);
                Take(PlaneRows.Odds(c, d), 3, ref largest, ref place);
                PlaneRows.StorePart(largest + Vector512.Create(addend), target + column, width - column);
                if (places != null)
                {
                    Avx512F.ConvertToVector128Byte(place.AsUInt32()).Store(places + column);
                }
            }
        }

        for (; column < width; column++)
        {
            float largest = upper[2 * column];
            byte place = 0;
            Take(upper[(2 * column) + 1], 1, ref largest, ref place);
            Take(lower[2 * column], 2, ref largest, ref place);
            Take(lower[(2 * column) + 1], 3, ref largest, ref place);
            target[column] = largest + addend;
            if (places != null)
            {
                places[column] = place;
            }
        }
    }

    /// <summary>
    /// One of the two rows that were pooled into one: the gradient where the largest value was, else zeros, to the next row's
    /// start. Behind it up to 31 zeros more may be written.
    /// </summary>
    /// <param name="gradient">The gradient of the pooled row.</param>
    /// <param name="places">Which values were the largest.</param>
    /// <param name="width">The values of the pooled row.</param>
    /// <param name="isLower">Whether it is the lower row.</param>
    /// <param name="buffer">Receives the row.</param>
    /// <param name="stride">The distance to the next row, at least twice the width.</param>
    public static void Spread(float* gradient, byte* places, int width, bool isLower, float* buffer, int stride)
    {
        int evenPlace = isLower ? 2 : 0;
        int column = 0;
        if (Avx512F.IsSupported)
        {
            for (; column < width; column += 16)
            {
                Vector512<float> values = PlaneRows.LoadPart(gradient + column, width - column);
                Vector512<int> place = Avx512F.ConvertToVector512Int32(Vector128.Load(places + column));
                Vector512<float> even = Where(place, evenPlace, values);
                Vector512<float> odd = Where(place, evenPlace + 1, values);
                PlaneRows.WeaveLow(even, odd).Store(buffer + (2 * column));
                PlaneRows.WeaveHigh(even, odd).Store(buffer + (2 * column) + 16);
            }
        }

        for (; column < width; column++)
        {
            buffer[2 * column] = places[column] == evenPlace ? gradient[column] : 0;
            buffer[(2 * column) + 1] = places[column] == evenPlace + 1 ? gradient[column] : 0;
        }

        for (column *= 2; column < stride; column++)
        {
            buffer[column] = 0;
        }
    }

    private static void Take(Vector512<float> values, int number, ref Vector512<float> largest, ref Vector512<int> place)
    {
        Vector512<float> larger = Vector512.GreaterThan(values, largest) | Vector512.IsNaN(values);
        largest = Vector512.ConditionalSelect(larger, values, largest);
        place = Vector512.ConditionalSelect(larger.AsInt32(), Vector512.Create(number), place);
    }

    private static void Take(float value, byte number, ref float largest, ref byte place)
    {
        if (value > largest || float.IsNaN(value))
        {
            largest = value;
            place = number;
        }
    }

    private static Vector512<float> Where(Vector512<int> place, int wanted, Vector512<float> values)
        => Vector512.ConditionalSelect(
            Vector512.Equals(place, Vector512.Create(wanted)).AsSingle(), values, Vector512<float>.Zero);
}
