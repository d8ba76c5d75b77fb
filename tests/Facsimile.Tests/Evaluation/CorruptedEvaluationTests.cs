using Facsimile.Data;
using Facsimile.Data.Corruptions;
using Facsimile.Evaluation;
using Facsimile.Models;
using Facsimile.Numerics;
using Facsimile.Tests.References;

namespace Facsimile.Tests.Evaluation;

public sealed class CorruptedEvaluationTests
{
    private static readonly ImageShape Shape = new(1, 12, 14);
    private static readonly Autoencoder Model = Autoencoder.Dense(Shape, codeSize: 3, steps: 1, seed: 5);

    [Fact]
    public void A_model_is_judged_on_corrupted_images_by_the_clean_ones_with_clean_figures_beside()
    {
        var noise = new UniformNoise { Amplitude = 0.6 };
        LabelledImages images = Pictures();
        var options = new EvaluationOptions { Corruption = noise, TrainingImages = images.Images };

        EvaluationResult result = Evaluator.Evaluate(Model, images, options);

        Restoration restoration = Restorer.Restore(Model, images.Images, noise);
        EvaluationResult clean = Evaluator.Evaluate(Model, images, options with { Corruption = null });
        Assert.Equal(restoration.Scores.After.AsEnumerable(), result.Scores.AsEnumerable());
        Assert.Equal("uniform noise of ±0.6", result.Restoration!.Corruption);
        Assert.Equal(restoration.Scores.Before.Average(one => one.Mse), result.Restoration.Corrupted[Metric.Mse].Mean, 1e-12);
        Assert.Equal(clean.Summary, result.Restoration.Clean);
        Assert.NotEqual(clean.Summary[Metric.Mse], result.Summary[Metric.Mse]);
        Assert.Null(result.Restoration.Mask);
        Assert.Null(clean.Restoration);

        // The baseline has to restore the same images.
        Assert.True(result.PcaBaseline![Metric.Mse].Mean > clean.PcaBaseline![Metric.Mse].Mean);
        Assert.Equal(clean.MeanImageError, result.MeanImageError);
    }

    [Fact]
    public void Its_samples_show_what_it_was_given()
    {
        EvaluationResult result = Evaluator.Evaluate(
            Model, Pictures(), new EvaluationOptions { Corruption = new MaskingNoise { Fraction = 0.5 } });

        Restoration restoration = Restorer.Restore(Model, Pictures().Images, new MaskingNoise { Fraction = 0.5 });
        foreach (ReconstructionSample sample in new[] { result.First, result.Best, result.Worst })
        {
            Assert.Equal(restoration.Corrupted.Select(sample.Indices.AsSpan()).Pixels, sample.Inputs!.Pixels);
            Assert.Equal(restoration.Restored.Select(sample.Indices.AsSpan()).Pixels, sample.Reconstructions.Pixels);
        }

        Assert.Equal(MaskSummary.Of(restoration.Scores), result.Restoration!.Mask);
        Assert.Null(Evaluator.Evaluate(Model, Pictures()).First.Inputs);
    }

    [Fact]
    public void A_corruption_that_does_not_fit_is_refused()
        => Assert.Contains(
            "does not fit into images of 12×14",
            Assert.Throws<FacsimileException>(() => Evaluator.Evaluate(
                Model, Pictures(), new EvaluationOptions { Corruption = new BlockMask { Height = 13, Width = 1 } })).Message,
            StringComparison.Ordinal);

    private static LabelledImages Pictures()
    {
        var random = new RandomStream(3, "test");
        float[] values = [.. Enumerable.Range(0, 40).SelectMany(_ => TestImages.Noise(Shape, random))];
        return new LabelledImages(Images.FromFloats(Shape, values), [.. Enumerable.Range(0, 40).Select(i => (byte)(i % 3))]);
    }
}
