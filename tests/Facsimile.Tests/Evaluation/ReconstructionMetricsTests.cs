using Facsimile.Data;
using Facsimile.Evaluation;
using Facsimile.Numerics;
using Facsimile.Tests.References;

namespace Facsimile.Tests.Evaluation;

public class ReconstructionMetricsTests
{
    [Fact]
    public void Figures_of_a_small_example_are_those_of_arithmetic()
    {
        // Differences 0.25, 0.25, 0, 0.75: squares 0.0625 + 0.0625 + 0 + 0.5625 = 0.6875, mean 0.171875.
        float[] original = [0.25f, 0.5f, 0.5f, 1];
        float[] reconstruction = [0, 0.25f, 0.5f, 0.25f];
        double meanSquaredError = ReconstructionMetrics.MeanSquaredError(original, reconstruction);
        Assert.Equal(0.171875, meanSquaredError);
        Assert.Equal(7.647873, ReconstructionMetrics.PeakSignalToNoiseRatio(meanSquaredError), 1e-6);

        // No 0.5 is above 0.5: the first three pixels agree, the last does not.
        Assert.Equal(0.75, ReconstructionMetrics.PixelAccuracy(original, reconstruction));
    }

    [Fact]
    public void Exact_reconstruction_has_infinite_signal_to_noise_ratio()
    {
        var shape = new ImageShape(1, 12, 13);
        float[] image = TestImages.Noise(shape, new RandomStream(1, "test"));
        Assert.Equal(new ImageScores(0, double.PositiveInfinity, 1, 1, 1), ReconstructionMetrics.Score(image, image, shape));
    }

    [Fact]
    public void NaN_stays_NaN_in_every_metric()
    {
        var shape = new ImageShape(1, 11, 11);
        float[] image = new float[shape.Size];
        float[] broken = new float[shape.Size];
        broken[60] = float.NaN;
        ImageScores scores = ReconstructionMetrics.Score(image, broken, shape);
        Assert.All(Enum.GetValues<Metric>(), metric => Assert.Equal(double.NaN, scores[metric]));
        Assert.Equal(double.NaN, ReconstructionMetrics.PixelAccuracy(broken, image));
    }

    [Theory]
    [InlineData(6, true, true)]
    [InlineData(7, false, true)]
    [InlineData(10, false, true)]
    [InlineData(11, false, false)]
    public void Similarity_whose_window_is_larger_than_the_image_is_NaN(int side, bool uniformIsNaN, bool gaussianIsNaN)
    {
        var shape = new ImageShape(1, side, 28);
        float[] image = new float[shape.Size];
        ImageScores scores = ReconstructionMetrics.Score(image, image, shape);
        Assert.Equal((uniformIsNaN, gaussianIsNaN), (double.IsNaN(scores.Ssim), double.IsNaN(scores.SsimGaussian)));
        Assert.Equal(0, scores.Mse);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Batch_scores_are_those_of_each_image_for_any_number_of_threads(int threads)
    {
        var shape = new ImageShape(1, 14, 15);
        var random = new RandomStream(7, "test");
        float[][] images = [.. Enumerable.Range(0, 23).Select(_ => TestImages.Noise(shape, random))];
        float[][] reconstructions = [.. images.Select(image => TestImages.Near(image, random))];
        var scores = new ImageScores[images.Length];
        ReconstructionMetrics.Score(
            [.. images.SelectMany(x => x)],
            [.. reconstructions.SelectMany(x => x)],
            shape,
            scores,
            WorkerPool.WithThreads(threads));
        for (int i = 0; i < images.Length; i++)
        {
            Assert.Equal(ReconstructionMetrics.Score(images[i], reconstructions[i], shape), scores[i]);
            Assert.Equal(Ssim.Compute(images[i], reconstructions[i], shape, SsimWindow.Gaussian), scores[i].SsimGaussian);
        }
    }

    [Fact]
    public void Lengths_that_differ_are_refused()
    {
        var shape = new ImageShape(1, 2, 2);
        Assert.Throws<ArgumentException>(() => ReconstructionMetrics.MeanSquaredError(new float[3], new float[4]));
        Assert.Throws<ArgumentException>(() => ReconstructionMetrics.MeanSquaredError([], []));
        Assert.Throws<ArgumentException>(() => ReconstructionMetrics.PixelAccuracy(new float[3], new float[4]));
        Assert.Throws<ArgumentException>(() => ReconstructionMetrics.Score(new float[4], new float[5], shape));
        Assert.Throws<ArgumentException>(
            () => ReconstructionMetrics.Score(new float[8], new float[8], shape, new ImageScores[1]));
    }
}
