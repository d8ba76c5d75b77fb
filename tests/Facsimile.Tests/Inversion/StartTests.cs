using System.Numerics.Tensors;
using Facsimile.Data;
using Facsimile.Inversion;
using Facsimile.Models;
using Facsimile.Numerics;

namespace Facsimile.Tests.Inversion;

/// <summary>Where a search begins.</summary>
public class StartTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_nearest_of_a_codebook_are_those_of_the_smallest_losses(bool masked)
    {
        Autoencoder model = SmallModels.Rectifier(seed: 8);
        Images images = SmallModels.RandomImages(6);
        Images candidates = SmallModels.RandomImages(1500, seed: 9);
        var book = Codebook.OfImages(model, candidates, maximum: 1400);
        Assert.Equal(1400, book.Count);
        float[] pixels = new float[6 * 30];
        images.CopyTo(0, pixels);
        bool[] hidden = [.. Enumerable.Range(0, 180).Select(i => masked && (i + (i / 30)) % 3 == 0)];
        float[] known = [.. hidden.Select(isHidden => isHidden ? 0f : 1f)];
        float[] seen = [.. pixels.Select((value, i) => value * known[i])];
        float[] found = new float[3 * 6 * 2];
        book.FindNearest(
            new InversionChunk(0, 6, seen, masked ? known : [], new float[12], WorkerPool.Default), 3, found);

        float[] codes = new float[3000];
        model.Encode(candidates).FlattenTo(codes);
        for (int image = 0; image < 6; image++)
        {
            bool[] ofImage = hidden[(30 * image)..(30 * (image + 1))];
            double[] smallest =
            [
                .. Enumerable.Range(0, 1400)
                    .Select(i => (int)((long)i * 1500 / 1400))
                    .Select(i => SmallModels.Loss(model, codes.AsSpan(2 * i, 2), images[image], ofImage))
                    .Order(),
            ];
            for (int nearest = 0; nearest < 3; nearest++)
            {
                Span<float> code = found.AsSpan(((nearest * 6) + image) * 2, 2);
                Assert.Equal(smallest[nearest], SmallModels.Loss(model, code, images[image], ofImage), 1e-4);
            }
        }
    }

    [Fact]
    public void A_global_start_finds_what_the_encoder_misses()
    {
        Autoencoder model = SmallModels.Rectifier(seed: 8);
        var random = new RandomStream(4, "codes");
        float[] codes = [.. Enumerable.Range(0, 400).Select(_ => (float)random.NextNormal())];
        var images = Images.FromTensor(SmallModels.Shape, model.Decode(Tensor.Create(codes, [200, 2])));
        Images few = images.Slice(0, 30);

        // The random encoder has nothing to do with the decoder, but its range is wide enough.
        var book = Codebook.Grid(model, images, side: 20);
        Assert.Equal(400, book.Count);
        InversionResult local = Invert(model, few, InversionStart.Encoder);
        InversionResult global = Invert(model, few, new GlobalStart(book) { Nearest = 2 });
        Assert.Equal(local.LossesBefore.AsSpan(), global.LossesBefore.AsSpan());
        for (int i = 0; i < few.Count; i++)
        {
            Assert.True(global.LossesAfter[i] <= local.LossesAfter[i]);
            Assert.InRange(global.Starts[i], 0, 2);
        }

        Assert.True(global.LossesAfter.Average() < local.LossesAfter.Average());
        Assert.Contains(global.Starts, start => start > 0);
    }

    [Fact]
    public void Restarts_follow_from_the_seed_and_are_no_worse_than_the_encoder()
    {
        Autoencoder model = SmallModels.Rectifier(seed: 8);
        Images images = SmallModels.RandomImages(30);
        InversionResult encoder = Invert(model, images, InversionStart.Encoder);
        InversionResult restarts = Invert(model, images, new RestartStart { Restarts = 3 });
        InversionResult again = Invert(model, images, new RestartStart { Restarts = 3 });
        InversionResult other = Invert(model, images, new RestartStart { Restarts = 3, Seed = 1 });
        Assert.Equal(restarts.CodesAfter.AsSpan(), again.CodesAfter.AsSpan());
        Assert.False(restarts.CodesAfter.AsSpan().SequenceEqual(other.CodesAfter.AsSpan()));
        Assert.All(Enumerable.Range(0, 30), i => Assert.True(restarts.LossesAfter[i] <= encoder.LossesAfter[i]));
    }

    [Fact]
    public void Restarts_around_codes_have_their_mean_and_covariance()
    {
        float[] sample = [1, 2, 3, 2, 1, 4, 5, 4, 2.5f, 3];
        var start = new RestartStart(Tensor.Create(sample, [5, 2])) { Restarts = 1000 };
        float[] codes = new float[1001 * 20 * 2];
        start.Fill(new InversionChunk(0, 20, [], [], new float[40], WorkerPool.Default), codes);
        float[] random = codes[40..];
        double[] means = [Mean(random, 0), Mean(random, 1)];
        Assert.Equal([2.5, 3], means, (a, b) => Math.Abs(a - b) < 0.05);

        // By hand: deviations (−1.5, −1), (0.5, −1), (−1.5, 1), (2.5, 1), (0, 0); sums of products over 4.
        Assert.Equal(11.0 / 4, Covariance(random, 0, 0, means), 0.1);
        Assert.Equal(2.0 / 4, Covariance(random, 0, 1, means), 0.1);
        Assert.Equal(4.0 / 4, Covariance(random, 1, 1, means), 0.1);
    }

    [Fact]
    public void A_codebook_of_large_images_has_fewer_codes()
    {
        // 2²⁸ values together.
        Assert.Equal(342_392, Codebook.MostCodes(new ImageShape(1, 28, 28)));
        Assert.Equal(1365, Codebook.MostCodes(new ImageShape(3, 256, 256)));
        Assert.Equal(1, Codebook.MostCodes(new ImageShape(1, 30_000, 30_000)));
        Assert.Equal(36, Codebook.LargestSide(new ImageShape(3, 256, 256)));
        Assert.Equal(2, Codebook.LargestSide(new ImageShape(1, 30_000, 30_000)));
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        Autoencoder model = SmallModels.Rectifier(seed: 8);
        Images images = SmallModels.RandomImages(5);
        var book = Codebook.OfImages(model, images);
        AssertRefused("nearest is 6; it must be 1 to 5", () => Invert(model, images, new GlobalStart(book) { Nearest = 6 }));
        AssertRefused("another model", () => Invert(SmallModels.Rectifier(seed: 9), images, new GlobalStart(book)));
        AssertRefused("restarts is 0", () => Invert(model, images, new RestartStart { Restarts = 0 }));
        AssertRefused("at least two", () => _ = new RestartStart(Tensor.Create(new float[2], [1, 2])));
        AssertRefused("have 3 numbers", () => Invert(model, images, new RestartStart(Tensor.Create(new float[9], [3, 3]))));
        AssertRefused("The side of the grid is 1", () => Codebook.Grid(model, images, side: 1));
        AssertRefused("no images", () => Codebook.OfImages(model, new Images(SmallModels.Shape, [])));
        AssertRefused("codes of a codebook are 0", () => Codebook.OfImages(model, images, maximum: 0));
    }

    private static double Mean(float[] codes, int axis) => codes.Where((_, i) => i % 2 == axis).Average(value => (double)value);

    private static double Covariance(float[] codes, int first, int second, double[] means)
        => codes.Chunk(2).Average(code => (code[first] - means[first]) * (code[second] - means[second]));

    private static InversionResult Invert(Autoencoder model, Images images, InversionStart start)
        => new Inverter(model, new InversionOptions { Start = start }).Invert(images);

    private static void AssertRefused(string line, Action action)
        => Assert.Contains(line, Assert.Throws<FacsimileException>(action).Message, StringComparison.Ordinal);
}
