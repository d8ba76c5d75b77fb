using System.Text.Json;
using Facsimile.Data;
using Facsimile.Data.Corruptions;
using Facsimile.Numerics;
using Facsimile.Storage;

namespace Facsimile.Tests.Data.Corruptions;

public sealed class CorruptionTests
{
    private static readonly ImageShape Shape = new(1, 28, 28);

    public static TheoryData<Corruption, string, string> Forms { get; } = new()
    {
        {
            new GaussianNoise { Sigma = 0.5 },
            """{"type":"gaussian","sigma":0.5,"clamp":true}""",
            "Gaussian noise of σ 0.5"
        },
        {
            new UniformNoise { Amplitude = 0.4, Clamp = false },
            """{"type":"uniform","amplitude":0.4,"clamp":false}""",
            "uniform noise of ±0.4, not cut off at 0 and 1"
        },
        {
            new SaltAndPepperNoise { Fraction = 0.125 },
            """{"type":"salt-and-pepper","fraction":0.125}""",
            "salt and pepper on 12.5 % of the values"
        },
        { new MaskingNoise { Fraction = 0.3 }, """{"type":"masking","fraction":0.3}""", "30 % of the pixels hidden" },
        {
            new BlockMask { Height = 10, Width = 8, Place = BlockPlace.Fixed, Top = 3, Left = 4 },
            """{"type":"block","height":10,"width":8,"place":"fixed","top":3,"left":4}""",
            "a block of 10×8 hidden at row 3, column 4"
        },
        {
            new BlockMask { Height = 10, Width = 8 },
            """{"type":"block","height":10,"width":8,"place":"per-image","top":0,"left":0}""",
            "a block of 10×8 hidden at a random place of each image"
        },
        {
            new StripeMask { Width = 2, Spacing = 6, Direction = StripeDirection.Vertical },
            """{"type":"stripes","width":2,"spacing":6,"direction":"vertical"}""",
            "vertical stripes hidden, 2 wide and 6 apart"
        },
        { new PictureMask { Path = "m.png" }, """{"type":"picture","path":"m.png"}""", "the white pixels of m.png hidden" },
    };

    public static TheoryData<Corruption, string> Wrong { get; } = new()
    {
        { new GaussianNoise { Sigma = -0.1 }, "corruption.sigma is -0.1; it must lie from 0 to 10, for example 0.5." },
        { new GaussianNoise { Sigma = double.NaN }, "corruption.sigma is NaN; it must lie from 0 to 10" },
        { new UniformNoise { Amplitude = 10.5 }, "corruption.amplitude is 10.5; it must lie from 0 to 10" },
        { new SaltAndPepperNoise { Fraction = 1.1 }, "corruption.fraction is 1.1; it must lie from 0 to 1" },
        { new MaskingNoise { Fraction = -1 }, "corruption.fraction is -1; it must lie from 0 to 1" },
        { new BlockMask { Height = 0, Width = 3 }, "corruption.height is 0; it must lie from 1 to 16384" },
        { new BlockMask { Height = 3, Width = int.MaxValue }, "corruption.width is 2147483647; it must lie from 1 to 16384" },
        { new BlockMask { Height = 3, Width = 3, Top = 1 }, "belong to a block whose place is fixed" },
        { new BlockMask { Height = 29, Width = 3 }, "does not fit into images of 28×28" },
        {
            new BlockMask { Height = 9, Width = 3, Place = BlockPlace.Fixed, Top = 20 },
            "does not fit into images of 28×28; choose a smaller block or another place."
        },
        { new BlockMask { Height = 28, Width = 28 }, "hides all of images of 28×28" },
        { new StripeMask { Width = 0, Spacing = 3 }, "corruption.width is 0; it must lie from 1 to 16384" },
        { new StripeMask { Width = 1, Spacing = 28 }, "hides nothing of images of 28×28; choose a spacing of at most 27." },
        { new PictureMask { Path = " " }, "corruption.path is empty" },
        { new PictureMask { Path = "nowhere.png" }, "nowhere.png: there is no such file" },
    };

    public static TheoryData<Corruption> Random =>
    [
        new GaussianNoise { Sigma = 0.5 }, new UniformNoise { Amplitude = 0.5 }, new SaltAndPepperNoise { Fraction = 0.5 },
        new MaskingNoise { Fraction = 0.5 }, new BlockMask { Height = 3, Width = 4 },
    ];

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_corruption_is_written_with_its_type_read_back_and_described(Corruption corruption, string json, string words)
    {
        Assert.Equal(json, JsonSerializer.Serialize(corruption, JsonFormat.Compact));
        Assert.Equal(corruption, JsonSerializer.Deserialize<Corruption>(json, JsonFormat.Compact));
        Assert.Equal(words, corruption.ToString());
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Settings_outside_their_range_are_refused_in_one_line(Corruption corruption, string named)
    {
        string message = Assert.Throws<FacsimileException>(() => corruption.Prepare(Shape)).Message;
        Assert.Contains(named, message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    [Theory]
    [MemberData(nameof(Random))]
    public void Each_image_epoch_and_seed_is_damaged_in_its_own_way_whatever_came_before(Corruption corruption)
    {
        var corruptor = new Corruptor(corruption, Shape, seed: 1);
        float[] expected = Corrupted(corruptor, 7, 2);
        Assert.NotEqual(expected, Corrupted(corruptor, 8, 2));
        Assert.NotEqual(expected, Corrupted(corruptor, 7, 3));
        Assert.NotEqual(expected, Corrupted(new Corruptor(corruption, Shape, seed: 2), 7, 2));
        Assert.Equal(expected, Corrupted(corruptor, 7, 2));
        float[] batch = new float[3 * Shape.Size];
        Array.Fill(batch, 0.5f);
        corruptor.Apply(batch, [8, 9, 7], 2, batch, WorkerPool.WithThreads(2));
        Assert.Equal(expected, batch[(2 * Shape.Size)..]);
    }

    [Fact]
    public void A_block_at_one_random_place_lies_there_for_all_images_of_an_epoch()
    {
        var corruption = new BlockMask { Height = 4, Width = 5, Place = BlockPlace.Random };
        var corruptor = new Corruptor(corruption, Shape, seed: 1);
        Assert.Equal(Corrupted(corruptor, 0, 1), Corrupted(corruptor, 99, 1));
        Assert.NotEqual(Corrupted(corruptor, 0, 1), Corrupted(corruptor, 0, 2));
    }

    [Fact]
    public void Random_blocks_reach_every_place()
    {
        var corruption = new BlockMask { Height = 2, Width = 3 };
        var shape = new ImageShape(1, 4, 5);
        var random = new RandomStream(1, "test");
        var places = new HashSet<string>();
        bool[] hidden = new bool[20];
        for (int i = 0; i < 500; i++)
        {
            corruption.Hide(hidden, shape, random);
            Assert.Equal(6, hidden.Count(isHidden => isHidden));
            places.Add(string.Join(',', hidden));
        }

        Assert.Equal(9, places.Count);
    }

    [Fact]
    public void Noise_has_the_moments_that_its_settings_say()
    {
        // 0.29 is the deviation of numbers from [−½, ½): √(1 / 12). Four standard errors are 4 · σ / √(784 · 250) = 0.009 · σ.
        CheckMoments(new GaussianNoise { Sigma = 0.3, Clamp = false }, 0.5, 0.3, kurtosis: 3);
        CheckMoments(new UniformNoise { Amplitude = 0.5, Clamp = false }, 0.5, Math.Sqrt(1 / 12.0), kurtosis: 1.8);
        CheckMoments(new SaltAndPepperNoise { Fraction = 1 }, 0.5, 0.5, kurtosis: 1);
        CheckMoments(new MaskingNoise { Fraction = 0.36 }, 0.32, 0.24, kurtosis: null);
    }

    [Fact]
    public void Noise_is_cut_off_at_0_and_1_unless_told_otherwise()
    {
        float[] clamped = Corrupted(new Corruptor(new GaussianNoise { Sigma = 0.5 }, Shape, 1), 0, 0);
        float[] free = Corrupted(new Corruptor(new GaussianNoise { Sigma = 0.5, Clamp = false }, Shape, 1), 0, 0);
        Assert.Contains(free, value => value < 0);
        Assert.Contains(free, value => value > 1);
        Assert.Equal(free.Select(value => Math.Clamp(value, 0, 1)), clamped);
    }

    private static float[] Corrupted(Corruptor corruptor, int index, int epoch)
    {
        float[] image = new float[Shape.Size];
        Array.Fill(image, 0.5f);
        corruptor.Apply(image, index, epoch);
        return image;
    }

    private static void CheckMoments(Corruption corruption, double mean, double deviation, double? kurtosis)
    {
        var corruptor = new Corruptor(corruption, Shape, seed: 3);
        double[] values = [.. Enumerable.Range(0, 250).SelectMany(i => Corrupted(corruptor, i, 1)).Select(value => (double)value)];
        Assert.Equal(mean, values.Average(), 0.009 * deviation);
        Assert.Equal(deviation, Math.Sqrt(values.Average(x => (x - mean) * (x - mean))), 0.01 * deviation);
        if (kurtosis is { } fourth)
        {
            Assert.Equal(fourth, values.Average(x => Math.Pow((x - mean) / deviation, 4)), 0.02 * fourth);
        }
    }
}
