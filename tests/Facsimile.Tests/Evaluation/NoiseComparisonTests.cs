using Facsimile.Data;
using Facsimile.Data.Corruptions;
using Facsimile.Evaluation;
using Facsimile.Models;
using Facsimile.Numerics;
using Facsimile.Tests.References;

namespace Facsimile.Tests.Evaluation;

public sealed class NoiseComparisonTests
{
    private static readonly ImageShape Shape = new(1, 12, 14);

    [Fact]
    public void Each_model_restores_the_same_noisy_images()
    {
        var random = new RandomStream(3, "test");
        Images images = Images.FromFloats(
            Shape, [.. Enumerable.Range(0, 25).SelectMany(_ => TestImages.Noise(Shape, random))]);
        var first = Autoencoder.Dense(Shape, codeSize: 2, seed: 1);
        var second = Autoencoder.Dense(Shape, codeSize: 5, seed: 2);
        UniformNoise[] noise = [new() { Amplitude = 0.2 }, new() { Amplitude = 0.6 }];

        var comparison = NoiseComparison.Measure(
            [("first", first), ("second", second)], images, "uniform noise", [(0.2, noise[0]), (0.6, noise[1])], threads: 2);

        Assert.Equal(["first", "second"], comparison.Models.Select(curve => curve.Name));
        Assert.Equal(25, comparison.ImageCount);
        Assert.Equal(images.Slice(0, 10).Pixels, comparison.Originals.Pixels);
        for (int level = 0; level < 2; level++)
        {
            foreach ((Autoencoder model, NoiseCurve curve) in new[] { first, second }.Zip(comparison.Models))
            {
                Restoration expected = Restorer.Restore(model, images, noise[level]);
                NoiseLevel found = curve.Levels[level];
                Assert.Equal(noise[level].Amplitude, found.Level);
                Assert.Equal(expected.Scores.After.Average(one => one.Mse), found.Mse.Mean, 1e-12);
                Assert.Equal(expected.Scores.After.Average(one => one.Ssim), found.Ssim!.Mean, 1e-12);
                Assert.Equal(expected.Restored.Slice(0, 10).Pixels, found.Shown.Pixels);
                Assert.Equal(expected.Scores.After.Take(10).Select(one => one.Mse), found.ShownErrors);
                NoiseLevel noisy = comparison.Noisy.Levels[level];
                Assert.Equal(expected.Scores.Before.Average(one => one.Mse), noisy.Mse.Mean, 1e-12);
                Assert.Equal(expected.Corrupted.Slice(0, 10).Pixels, noisy.Shown.Pixels);
            }
        }
    }
}
