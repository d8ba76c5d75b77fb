using System.Globalization;
using System.Text.Json;
using Facsimile.Numerics;

namespace Facsimile.Tests.Numerics;

public class RandomStreamTests
{
    [Fact]
    public void Numbers_are_those_of_a_second_implementation()
    {
        foreach (JsonElement golden in Streams())
        {
            RandomStream random = Create(golden);
            foreach (JsonElement number in golden.GetProperty("numbers").EnumerateArray())
            {
                Assert.Equal(ulong.Parse(number.GetString()!, CultureInfo.InvariantCulture), random.NextUInt64());
            }
        }
    }

    [Fact]
    public void Normal_numbers_are_those_of_a_second_implementation()
    {
        foreach (JsonElement golden in Streams())
        {
            RandomStream random = Create(golden);
            foreach (JsonElement number in golden.GetProperty("normals").EnumerateArray())
            {
                Assert.Equal(number.GetDouble(), random.NextNormal(), 1e-14);
            }
        }
    }

    [Fact]
    public void Seed_name_and_index_each_give_another_stream()
    {
        RandomStream[] streams =
            [new(1, "a"), new(2, "a"), new(1, "b"), new(1, "a", 1), new(-1, "a"), new(1, "a", -1), new(1, "aa")];
        Assert.Equal(streams.Length, streams.Select(stream => stream.NextUInt64()).Distinct().Count());
    }

    [Fact]
    public void Whole_numbers_are_equally_likely()
    {
        var random = new RandomStream(1, "test");
        int[] counts = new int[7];
        for (int i = 0; i < 70_000; i++)
        {
            counts[random.NextInt32(7)]++;
        }

        // Chi-squared with 6 degrees of freedom: 22.5 is passed once in a thousand times.
        Assert.InRange(counts.Sum(count => Math.Pow(count - 10_000, 2) / 10_000), 0, 22.5);
        Assert.Equal(0, random.NextInt32(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => random.NextInt32(0));
    }

    [Fact]
    public void Uniform_numbers_stay_below_their_maximum()
    {
        var random = new RandomStream(1, "test");
        double maximum = Math.BitIncrement(1.0);
        for (int i = 0; i < 1000; i++)
        {
            Assert.Equal(1, random.NextDouble(1, maximum));
            Assert.InRange(random.NextSingle(), 0, MathF.BitDecrement(1));
        }
    }

    [Fact]
    public void Normal_numbers_have_the_right_moments()
    {
        var random = new RandomStream(5, "test");
        double[] numbers = [.. Enumerable.Range(0, 100_000).Select(_ => random.NextNormal())];
        Assert.Equal(0, numbers.Average(), 0.01);
        Assert.Equal(1, numbers.Average(x => x * x), 0.02);
        Assert.Equal(3, numbers.Average(x => x * x * x * x), 0.1);
    }

    [Fact]
    public void Shuffle_reaches_every_order()
    {
        var random = new RandomStream(1, "test");
        var counts = new Dictionary<string, int>();
        for (int i = 0; i < 24_000; i++)
        {
            char[] letters = ['a', 'b', 'c', 'd'];
            random.Shuffle<char>(letters);
            string order = new(letters);
            counts[order] = counts.GetValueOrDefault(order) + 1;
        }

        Assert.Equal(24, counts.Count);
        Assert.All(counts.Values, count => Assert.InRange(count, 850, 1150));
    }

    [Fact]
    public void Portable_logarithm_is_right_to_the_last_bits()
    {
        var random = new RandomStream(9, "test");
        foreach (double x in Enumerable.Range(0, 10_000)
            .Select(i => i % 2 == 0 ? random.NextDouble() : 1 / (1 - random.NextDouble())).Where(x => x > 0))
        {
            double expected = Math.Log(x);
            Assert.Equal(expected, PortableLogarithm.Of(x), (4e-16 * Math.Abs(expected)) + 1e-17);
        }

        Assert.Equal(0, PortableLogarithm.Of(1));
    }

    private static JsonElement.ArrayEnumerator Streams()
        => JsonDocument.Parse(File.ReadAllText(SourceTree.Golden("data_numbers.json")))
            .RootElement.GetProperty("streams").EnumerateArray();

    private static RandomStream Create(JsonElement golden) => new(
        golden.GetProperty("seed").GetInt32(), golden.GetProperty("name").GetString()!, golden.GetProperty("index").GetInt64());
}
