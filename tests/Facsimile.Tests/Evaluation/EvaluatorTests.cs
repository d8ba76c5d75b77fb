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

namespace Facsimile.Tests.Evaluation;

public class EvaluatorTests
{
    private static readonly ImageShape Shape = new(1, 12, 14);

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
    public void Best_and_worst_are_by_similarity_and_equals_by_index()
    {
        // Contrast of image i: images 4 and 7 are kept, all others are greyed, images 3 and 9 most of all.
        LabelledImages images = Labelled(Shape, 30);
        EvaluatedModel model = Identity(Shape, 2) with
        {
            Reconstruct = (chunk, _, outputs) => Fade(
                chunk, outputs, images.Images, index => index switch { 4 or 7 => 1, 3 or 9 => 0, _ => 0.5f }),
        };
        EvaluationResult result = Evaluator.Evaluate(model, images, null);
        Assert.Equal([4, 7], result.Best.Indices.Take(2));
        Assert.Equal(9, result.Best.Indices.Length);
        Assert.Equal([3, 9], result.Worst.Indices.Take(2).Order());
        Assert.True(result.Scores[result.Worst.Indices[0]].Ssim <= result.Scores[result.Worst.Indices[1]].Ssim);
        Assert.Equal(result.Scores.Max(score => score.Ssim), result.Scores[result.Best.Indices[0]].Ssim);
        Assert.Equal(Enumerable.Range(0, 10), result.First.Indices);
        Assert.Equal(images.Images[4].ToArray(), result.Best.Originals[0].ToArray());
        Assert.Equal(images.Images[4].ToArray(), result.Best.Reconstructions[0].ToArray());
        Assert.NotEqual(result.Worst.Originals[0].ToArray(), result.Worst.Reconstructions[0].ToArray());

        EvaluationResult ties = Evaluator.Evaluate(Identity(Shape, 2), images, null);
        Assert.Equal(Enumerable.Range(0, 9), ties.Best.Indices);
        Assert.Equal(Enumerable.Range(0, 9), ties.Worst.Indices);
    }

    [Theory]
    [InlineData("0 0 0 0 0 0 0 0 0 1 1 1 1 1 1 1 1 1 1 1 1 1 1", "0 1 2 3 4 5 6 7 8 9")]
    [InlineData("0 0 0 0 0 0 0 0 0 0 1 1 1 1 1 1 1 1 1 1 1 1 1", "0 2 4 6 9 11 13 16 18 20")]
    [InlineData("0 0 0 0 0 0", "0 1 2 3 4 5")]
    public void Images_to_look_at_are_the_first_or_where_these_are_of_one_class_spread_over_the_data(
        string labels, string expected)
    {
        byte[] classes = [.. labels.Split(' ').Select(label => byte.Parse(label, CultureInfo.InvariantCulture))];
        Images waves = TestImages.Waves(Shape, classes.Length, seed: 6);
        string First(LabelledImages images)
        {
            ReconstructionSample sample = Evaluator.Evaluate(Identity(Shape, 2), images, null).First;
            Assert.Equal(images.Images[sample.Indices[^1]].ToArray(), sample.Originals[sample.Indices.Length - 1].ToArray());
            return string.Join(' ', sample.Indices);
        }

        Assert.Equal(expected, First(new LabelledImages(waves, classes)));
        if (classes.Length > 10)
        {
            Assert.Equal("0 2 4 6 9 11 13 16 18 20", First(new LabelledImages(waves)));
        }
    }

    [Fact]
    public void Error_of_the_mean_training_image_is_told()
    {
        Images training = TestImages.Waves(Shape, 40, seed: 8);
        LabelledImages images = Labelled(Shape, 5);
        EvaluationResult result = Evaluator.Evaluate(
            Identity(Shape, 2), images, new EvaluationOptions { TrainingImages = training });
        double Mean(int pixel) => Enumerable.Range(0, 40).Average(i => training[i][pixel] / 255.0);
        double Error(int image) => Enumerable.Range(0, Shape.Size)
            .Average(pixel => Math.Pow(Mean(pixel) - (images.Images[image][pixel] / 255.0), 2));
        IEnumerable<double> errors = Enumerable.Range(0, 5).Select(Error);
        Assert.Equal(errors.Order().ElementAt(2), result.MeanImageError!.Value, 1e-6);
        Assert.Null(Evaluator.Evaluate(Identity(Shape, 2), images, null).MeanImageError);
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
    public void Baseline_has_the_error_that_the_components_leave()
    {
        // Of middling brightness, so that no reconstruction leaves [0, 1], where it would be cut off.
        Images bright = TestImages.Waves(Shape, 400, seed: 8);
        var training = new Images(Shape, [.. bright.Pixels.ToArray().Select(pixel => (byte)(96 + (pixel / 4)))]);
        EvaluationResult result = Evaluator.Evaluate(
            Identity(Shape, 6), new LabelledImages(training), new EvaluationOptions { TrainingImages = training });
        var components = PrincipalComponents.Fit(training, 6);
        double explained = components.ExplainedVariance.Sum();
        double left = (explained / components.ExplainedVarianceRatio.Sum()) - explained;
        Assert.Equal(left * 399 / (400 * Shape.Size), result.PcaBaseline![Metric.Mse].Mean, 1e-6);
        Assert.Equal(Enum.GetValues<Metric>(), result.PcaBaseline.Keys);
    }

    [Fact]
    public void Baseline_is_cut_off_at_black_and_white()
    {
        Images training = TestImages.Waves(Shape, 400, seed: 8);
        var components = PrincipalComponents.Fit(training, 6);
        Tensor<float> rows = components.Reconstruct(components.Transform(training));
        float[] values = new float[rows.FlattenedLength];
        rows.FlattenTo(values);
        Assert.Contains(values, value => value is < -0.01f or > 1.01f);
        double expected = values
            .Select((value, i) => Math.Pow(Math.Clamp(value, 0, 1) - (training.Pixels[i] / 255.0), 2))
            .Average();
        EvaluationResult result = Evaluator.Evaluate(
            Identity(Shape, 6), new LabelledImages(training), new EvaluationOptions { TrainingImages = training });
        Assert.Equal(expected, result.PcaBaseline![Metric.Mse].Mean, 1e-7);
    }

    [Fact]
    public void Baseline_of_fewer_images_than_code_numbers_takes_what_there_is()
    {
        var images = new LabelledImages(TestImages.Waves(Shape, 4, seed: 8));
        var options = new EvaluationOptions { TrainingImages = images.Images };
        Assert.InRange(Evaluator.Evaluate(Identity(Shape, 9), images, options).PcaBaseline![Metric.Mse].Maximum, 0, 1e-9);
    }

    [Fact]
    public void There_is_no_baseline_for_a_code_of_as_many_numbers_as_pixels()
    {
        var images = new LabelledImages(TestImages.Waves(Shape, 4, seed: 8));
        var options = new EvaluationOptions { TrainingImages = images.Images };
        EvaluatedModel wide = Identity(Shape, Shape.Size) with { Encode = (_, codes) => codes.Clear() };
        Assert.Null(Evaluator.Evaluate(wide, images, options).PcaBaseline);
        Assert.NotNull(Evaluator.Evaluate(wide with { CodeSize = Shape.Size - 1 }, images, options).PcaBaseline);
    }

    [Fact]
    public void Latent_map_shows_two_numbers_as_they_are_and_more_by_their_components()
    {
        LabelledImages images = Labelled(Shape, 40);
        LatentMap two = Evaluator.Evaluate(Identity(Shape, 2), images, null).LatentMap!;
        Assert.Equal(Enumerable.Range(0, 40).Select(i => Code(images.Images, i, 0)), two.Horizontal);
        Assert.Equal(Enumerable.Range(0, 40).Select(i => Code(images.Images, i, 1)), two.Vertical);
        Assert.Equal(1, two.ExplainedVariance);

        LatentMap five = Evaluator.Evaluate(Identity(Shape, 5), images, null).LatentMap!;
        Assert.Equal((40, 40), (five.Horizontal.Length, five.Vertical.Length));
        Assert.InRange(five.ExplainedVariance, 0.4, 0.9999);
        Assert.True(five.Horizontal.Average(x => x * x) > five.Vertical.Average(y => y * y));

        Assert.Null(Evaluator.Evaluate(Identity(Shape, 1), images, null).LatentMap);
        Assert.Null(Evaluator.Evaluate(Identity(Shape, 5), images.Take(1), null).LatentMap);
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

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void Model_that_gives_no_finite_values_is_named_as_the_cause(float value)
    {
        LabelledImages images = Labelled(Shape, 3);
        EvaluatedModel identity = Identity(Shape, 2);
        EvaluatedModel broken = identity with { Reconstruct = (_, _, outputs) => outputs.Fill(value) };
        Assert.Contains("reconstruction", Message(broken, images));
        Assert.Contains("code", Message(identity with { Encode = (_, codes) => codes.Fill(value) }, images));
    }

    [Fact]
    public void Bad_input_is_refused_in_one_line()
    {
        LabelledImages images = Labelled(Shape, 3);
        EvaluatedModel model = Identity(Shape, 2);
        Assert.Contains("no images", Message(model, Labelled(Shape, 0)));
        Assert.Contains("12×14", Message(model, Labelled(new ImageShape(1, 14, 12), 2)));
        Assert.Contains("threads is 0", Message(model, images, new EvaluationOptions { Threads = 0 }));
        Assert.Contains("more than can be held", Message(model with { CodeSize = int.MaxValue }, images));
        Images other = TestImages.Waves(new ImageShape(3, 12, 14), 2, seed: 1);
        Assert.Contains("training images", Message(model, images, new EvaluationOptions { TrainingImages = other }));
        Assert.Contains(
            "training images", Message(model, images, new EvaluationOptions { TrainingImages = new Images(Shape, []) }));
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

    private static string Message(EvaluatedModel model, LabelledImages images, EvaluationOptions? options = null)
    {
        string message = Assert.Throws<FacsimileException>(() => Evaluator.Evaluate(model, images, options)).Message;
        Assert.DoesNotContain('\n', message);
        return message;
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

    /// <summary>Images with labels 0, 1, 4, 0, 1, 4, …</summary>
    private static LabelledImages Labelled(ImageShape shape, int count)
        => new(
            TestImages.Waves(shape, count, seed: 6), [.. Enumerable.Range(0, count).Select(i => (byte)(i % 3 == 2 ? 4 : i % 3))]);

    /// <summary>Gives its input back; its codes are the first pixels.</summary>
    private static EvaluatedModel Identity(ImageShape shape, int codeSize) => new(
        shape,
        codeSize,
        (chunk, codes) =>
        {
            var images = Images.FromFloats(shape, chunk);
            for (int i = 0; i < codes.Length; i++)
            {
                codes[i] = Code(images, i / codeSize, i % codeSize);
            }
        },
        (chunk, _, outputs) => chunk.CopyTo(outputs));

    private static float Code(Images images, int image, int number) => images[image][number * 3] / 255f;

    private static void Darken(ReadOnlySpan<float> images, Span<float> outputs, ref int next)
    {
        for (int start = 0; start < images.Length; start += Shape.Size)
        {
            TensorPrimitives.Subtract(images.Slice(start, Shape.Size), next++ / 5000f, outputs.Slice(start, Shape.Size));
        }
    }

    /// <summary>Each image drawn towards grey: contrast 1 keeps it; the image's place in the whole set decides.</summary>
    private static void Fade(ReadOnlySpan<float> chunk, Span<float> outputs, Images all, Func<int, float> contrast)
    {
        var images = Images.FromFloats(all.Shape, chunk);
        for (int i = 0; i < images.Count; i++)
        {
            int index = 0;
            while (!all[index].SequenceEqual(images[i]))
            {
                index++;
            }

            for (int j = i * all.Shape.Size; j < (i + 1) * all.Shape.Size; j++)
            {
                outputs[j] = 0.5f + (contrast(index) * (chunk[j] - 0.5f));
            }
        }
    }
}
