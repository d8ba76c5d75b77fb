using Facsimile.Numerics;
using Facsimile.Numerics.Convolutions;

namespace Facsimile.Tests.Numerics.Convolutions;

public unsafe class PooledRowsTests
{
    [Fact]
    public void Of_equal_values_the_first_is_taken_and_NaN_before_all()
    {
        float[] upper = [1, 1, 0, 2, 3, 3, float.NaN, 9];
        float[] lower = [1, 1, 2, 2, 4, 4, 1, float.NaN];
        (float[] largest, byte[] places) = Pool(upper, lower, addend: 0.5f);
        Assert.Equal([1.5f, 2.5f, 4.5f, float.NaN], largest);
        Assert.Equal([0, 1, 2, 3], places);
    }

    [Fact]
    public void Rows_of_any_length_are_pooled_and_spread_again_without_touching_their_neighbours()
    {
        var random = new RandomStream(1, "pooling");
        for (int width = 1; width <= 70; width++)
        {
            // Small whole numbers, so that equal ones are frequent.
            float[] upper = [.. Enumerable.Range(0, 2 * width).Select(_ => (float)random.NextInt32(4))];
            float[] lower = [.. Enumerable.Range(0, 2 * width).Select(_ => (float)random.NextInt32(4))];
            (float[] largest, byte[] places) = Pool(upper, lower, addend: 0);
            float[] spreadUpper = Spread(places, width, isLower: false);
            float[] spreadLower = Spread(places, width, isLower: true);
            for (int i = 0; i < width; i++)
            {
                float[] four = [upper[2 * i], upper[(2 * i) + 1], lower[2 * i], lower[(2 * i) + 1]];
                Assert.Equal(four.Max(), largest[i]);
                Assert.Equal(Array.IndexOf(four, four.Max()), places[i]);
                float[] spread = [spreadUpper[2 * i], spreadUpper[(2 * i) + 1], spreadLower[2 * i], spreadLower[(2 * i) + 1]];
                float[] expected = new float[4];
                expected[places[i]] = i + 1;
                Assert.Equal(expected, spread);
            }
        }
    }

    private static (float[] Largest, byte[] Places) Pool(float[] upper, float[] lower, float addend)
    {
        int width = upper.Length / 2;
        float[] largest = [.. Enumerable.Repeat(-7f, width + 1)];
        byte[] places = new byte[PooledRows.StrideOf(width)];
        fixed (float* a = upper, b = lower, target = largest)
        fixed (byte* place = places)
        {
            PooledRows.Pool(a, b, width, addend, target, place);
        }

        Assert.Equal(-7, largest[width]);
        return (largest[..width], places[..width]);
    }

    /// <summary>One row of the gradient 1, 2, 3, …, brought back to a buffer that has three zeros behind it.</summary>
    private static float[] Spread(byte[] places, int width, bool isLower)
    {
        float[] gradient = [.. Enumerable.Range(1, width).Select(i => (float)i)];
        int stride = (2 * width) + 3;
        float[] row = [.. Enumerable.Repeat(-7f, stride + 32)];
        byte[] whole = new byte[PooledRows.StrideOf(width)];
        places.CopyTo(whole, 0);
        fixed (float* values = gradient, target = row)
        fixed (byte* place = whole)
        {
            PooledRows.Spread(values, place, width, isLower, target, stride);
        }

        Assert.Equal([0, 0, 0], row[(2 * width)..stride]);
        Assert.All(row[stride..], value => Assert.True(value is 0 or -7));
        return row[..(2 * width)];
    }
}
