using System.Collections.Immutable;
using System.Globalization;
using System.Numerics.Tensors;
using System.Text.Json;
using System.Text.Json.Serialization;
using Facsimile.Data;
using Facsimile.Evaluation;
using Facsimile.Models;
using Facsimile.Statistics;
using Facsimile.Tests.References;
using static Facsimile.Tests.Evaluation.SmallEvaluation;

namespace Facsimile.Tests.Evaluation;

/// <summary>The scores of images, and what sums them up.</summary>
public class EvaluatorTests
{
    [Fact]
    public void Identity_model_is_perfect()
    {
        EvaluationResult result = Evaluator.Evaluate(Identity(Shape, 3), Labelled(Shape, 25), null);
        Assert.All(result.Scores, score => Assert.Equal(new ImageScores(0, double.PositiveInfinity, 1, 1, 1), score));
        Assert.Equal(25, result.Scores.Length);
        Assert.Equal(double.PositiveInfinity, result.Summary[Metric.Psnr].Median);
        Assert.Equal(1, result.Summary[Metric.Ssim].Mean);
        Assert.Equal(0, result.Summary[Metric.Mse].Maximum);
        Assert.Equal(Enum.GetValues<Metric>(), result.Summary.Keys);
        Assert.Equal("images", result.DataSet);
        Assert.Null(result.PcaBaseline);
        Assert.Equal((Shape, 3), (result.Shape, result.CodeSize));
    }

    [Fact]
    public void Autoencoder_is_judged_by_its_own_reconstructions_and_codes()
    {
        LabelledImages images = Labelled(Shape, 12);
        var autoencoder = Autoencoder.Dense(Shape, codeSize: 2, steps: 1, seed: 5);
        EvaluationResult result = Evaluator.Evaluate(autoencoder, images);
        float[] outputs = [.. autoencoder.Reconstruct(images.Images)];
        float[] codes = [.. autoencoder.Encode(images.Images)];
        for (int i = 0; i < 12; i++)
        {
            float[] original = new float[Shape.Size];
            images.Images.CopyTo(i, original);
            ReadOnlySpan<float> output = outputs.AsSpan(i * Shape.Size, Shape.Size);
            Assert.Equal(ReconstructionMetrics.Score(original, output, Shape), result.Scores[i]);
            Assert.Equal((codes[2 * i], codes[(2 * i) + 1]), (result.LatentMap!.Horizontal[i], result.LatentMap.Vertical[i]));
        }
    }

    [Fact]
    public void Scores_stand_in_the_order_of_the_data_across_chunks()
    {
        // Image i is made darker by i / 5000 by the model; 256 images make a chunk.
        LabelledImages images = Labelled(Shape, 2300);
        int next = 0;
        EvaluatedModel model = Identity(Shape, 2) with { Reconstruct = (chunk, _, outputs) => Darken(chunk, outputs, ref next) };
        EvaluationResult result = Evaluator.Evaluate(model, images, null);
        for (int i = 0; i < 2300; i++)
        {
            Assert.Equal(Math.Pow(i / 5000.0, 2), result.Scores[i].Mse, 1e-6);
        }
    }

    [Fact]
    public void Classes_are_summed_up_by_label()
    {
        LabelledImages images = Labelled(Shape, 30);
        EvaluatedModel model = Identity(Shape, 2) with
        {
            Reconstruct = (chunk, _, outputs) => Fade(chunk, outputs, images.Images, index => index / 30f),
        };
        var options = new EvaluationOptions { DataSet = "shapes", ClassNames = ["square", "circle"] };
        EvaluationResult result = Evaluator.Evaluate(model, images, options);
        Assert.Equal("shapes", result.DataSet);
        Assert.Equal([0, 1, 4], result.Classes.Select(summary => summary.Label));
        Assert.Equal(["square", "circle", "4"], result.Classes.Select(summary => summary.Name));
        Assert.Equal(["square", "circle", "2", "3", "4"], result.ClassNames.AsEnumerable());
        Assert.Equal(images.Labels!, result.Labels.AsEnumerable());
        double[] ofCircles = [.. Enumerable.Range(0, 30).Where(i => i % 3 == 1).Select(i => result.Scores[i].Ssim)];
        Assert.Equal(Distribution.Of(ofCircles), result.Classes[1].Summary[Metric.Ssim]);
    }

    [Fact]
    public void Images_without_labels_have_no_classes()
    {
        var images = new LabelledImages(TestImages.Waves(Shape, 3, seed: 1));
        EvaluationResult result = Evaluator.Evaluate(Identity(Shape, 2), images, new EvaluationOptions { ClassNames = ["a"] });
        Assert.Empty(result.Classes);
        Assert.Empty(result.ClassNames);
        Assert.Empty(result.Labels);
    }

    [Fact]
    public void Number_of_threads_changes_no_bit()
    {
        LabelledImages images = Labelled(Shape, 1200);
        string[] results = [.. new[] { 1, 2, 5 }.Select(threads => Describe(Evaluator.Evaluate(
            Identity(Shape, 4) with
            {
                Reconstruct = (chunk, _, outputs) => Fade(chunk, outputs, images.Images, index => index % 7 / 6f),
            },
            images,
            new EvaluationOptions { TrainingImages = images.Images, Threads = threads })))];
        Assert.Equal(results[0], results[1]);
        Assert.Equal(results[0], results[2]);
    }

    [Fact]
    public void Small_images_are_judged_without_the_similarities_that_do_not_fit()
    {
        var small = new ImageShape(1, 6, 6);
        LabelledImages images = Labelled(small, 12);
        EvaluatedModel model = Identity(small, 2) with
        {
            Reconstruct = (chunk, _, outputs) => Fade(chunk, outputs, images.Images, index => index / 12f),
        };
        EvaluationResult result = Evaluator.Evaluate(model, images, null);
        Assert.Equal([Metric.Mse, Metric.Psnr, Metric.PixelAccuracy], result.Summary.Keys);
        Assert.Equal(result.Scores.Min(score => score.Mse), result.Scores[result.Best.Indices[0]].Mse);
        Assert.Equal(result.Scores.Max(score => score.Mse), result.Scores[result.Worst.Indices[0]].Mse);
    }

    [Fact]
    public void Summaries_and_scores_survive_JSON()
    {
        var settings = new JsonSerializerOptions { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };
        EvaluationResult result = Evaluator.Evaluate(Identity(Shape, 2), Labelled(Shape, 9), null);
        string summary = JsonSerializer.Serialize(result.Summary, settings);
        Assert.Contains("\"SsimGaussian\":{\"Count\":9,\"Mean\":1,", summary);
        var read = JsonSerializer.Deserialize<ImmutableSortedDictionary<Metric, Distribution>>(summary, settings);
        Assert.Equal(result.Summary, read!);
        string scores = JsonSerializer.Serialize(result.Scores, settings);
        Assert.Equal(result.Scores, JsonSerializer.Deserialize<ImmutableArray<ImageScores>>(scores, settings).AsEnumerable());
    }

    private static string Describe(EvaluationResult result)
    {
        var culture = CultureInfo.InvariantCulture;
        return string.Join('\n', result.Scores)
            + string.Join('\n', result.Summary.Concat(result.PcaBaseline!))
            + string.Join(
                ' ', result.LatentMap!.Horizontal.Concat(result.LatentMap.Vertical).Select(x => x.ToString("R", culture)))
            + string.Join(' ', result.Best.Indices.Concat(result.Worst.Indices));
    }

    private static void Darken(ReadOnlySpan<float> images, Span<float> outputs, ref int next)
    {
        for (int start = 0; start < images.Length; start += Shape.Size)
        {
            TensorPrimitives.Subtract(images.Slice(start, Shape.Size), next++ / 5000f, outputs.Slice(start, Shape.Size));
        }
    }
}
