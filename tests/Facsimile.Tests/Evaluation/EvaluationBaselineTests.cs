using System.Numerics.Tensors;
using Facsimile.Data;
using Facsimile.Evaluation;
using Facsimile.Statistics;
using Facsimile.Tests.References;
using static Facsimile.Tests.Evaluation.SmallEvaluation;

namespace Facsimile.Tests.Evaluation;

/// <summary>What a model is compared with: the mean image, and principal components.</summary>
public class EvaluationBaselineTests
{
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
}
