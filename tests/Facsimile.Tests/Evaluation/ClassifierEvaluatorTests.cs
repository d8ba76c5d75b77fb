using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Facsimile.Data;
using Facsimile.Evaluation;
using Facsimile.Layers;
using Facsimile.Models;
using Facsimile.Tests.Goldens;

namespace Facsimile.Tests.Evaluation;

public sealed class ClassifierEvaluatorTests
{
    [Fact]
    public void Figures_agree_with_scikit_learn()
    {
        JsonArray cases = GoldenValues.Cases("classification.json");
        Assert.Equal(7, cases.Count);
        foreach (JsonNode? golden in cases)
        {
            int classes = (int)golden!["classes"]!;
            byte[] truth = [.. golden["truth"].Doubles().Select(label => (byte)label)];
            float[] logits = [.. golden["logits"].Doubles().Select(logit => (float)logit)];
            var classification = new Classification(logits, classes);
            Assert.Equal(Integers(golden["predicted"]), classification.Labels);
            Assert.Equal(Integers(golden["runnerUp"]), Enumerable.Range(0, truth.Length).Select(i => classification[i].RunnerUp));
            AssertClose(golden["probabilities"].Doubles(), classification.Probabilities.Select(one => (double)one), 1e-7);

            var confusion = ConfusionMatrix.Of(classes, truth, classification.Labels.AsSpan());
            int[] all = [.. Enumerable.Range(0, classes)];
            Assert.Equal(
                Integers(golden["confusion"]), all.SelectMany(row => all.Select(column => confusion[row, column])));
            Assert.Equal((double)golden["accuracy"]!, confusion.Accuracy, 1e-12);
            AssertClose(golden["precision"].Doubles(), all.Select(confusion.Precision), 1e-12);
            AssertClose(golden["recall"].Doubles(), all.Select(confusion.Recall), 1e-12);
            AssertClose(golden["f1"].Doubles(), all.Select(confusion.F1), 1e-12);
            Assert.Equal(Integers(golden["support"]), all.Select(confusion.CountOf));
            Assert.Equal((double)golden["meanF1"]!, confusion.MeanF1, 1e-12);
            Assert.Equal((double)golden["loss"]!, Evaluate(classes, logits, truth).Loss, 1e-6);
        }
    }

    [Fact]
    public void The_surest_errors_come_first()
    {
        // Three images of the class 0: right, wrong, surely wrong.
        ClassificationResult result = Evaluate(2, [2, 0, 0, 1, -3, 4], [0, 0, 0]);
        Assert.Equal([2, 1], result.MostConfused.AsEnumerable());
        Assert.Equal(2, result.MostConfusedImages.Count);
        Assert.Equal(1.0 / 3, result.Accuracy, 1e-12);
        Assert.Equal(1 / (1 + Math.Exp(-7)), result.Predictions[2].Probability, 1e-6);
    }

    [Fact]
    public void Far_below_the_best_the_runner_up_is_still_the_second_largest()
    {
        Prediction prediction = new Classification([200, -900, -700, -800], 4)[0];
        Assert.Equal((0, 1f, 2, 0f), (prediction.Label, prediction.Probability, prediction.RunnerUp, prediction.RunnerUpProbability));
    }

    [Fact]
    public void Equal_logits_are_equally_probable_and_the_first_is_taken()
    {
        Prediction prediction = new Classification([3, 3, 3, 3], 4)[0];
        Assert.Equal((0, 0.25f, 1, 0.25f), (prediction.Label, prediction.Probability, prediction.RunnerUp, prediction.RunnerUpProbability));
    }

    [Theory]
    [InlineData(1e6f)]
    [InlineData(-1e6f)]
    public void A_shift_of_all_logits_changes_no_probability(float shift)
        => Assert.Equal(
            new Classification([1, 2, 4], 3).Probabilities, new Classification([1 + shift, 2 + shift, 4 + shift], 3).Probabilities);

    [Fact]
    public void Labels_are_brought_to_the_models_classes_by_name()
    {
        // The folder knows only "dog" (0) and "cat" (1); the model bird, cat and dog.
        ClassificationResult result = Evaluate(3, [0, 0, 9, 0, 9, 0], [0, 1], ["bird", "cat", "dog"], ["dog", "cat"]);
        Assert.Equal([2, 1], result.Labels.AsEnumerable().Select(label => (int)label));
        Assert.Equal(1, result.Accuracy);
        Assert.Equal(["bird", "cat", "dog"], result.ClassNames.AsEnumerable());
    }

    [Fact]
    public void Numbered_classes_are_taken_as_they_are()
        => Assert.Equal(1, Evaluate(2, [0, 1, 1, 0], [1, 0], ["cat", "dog"], ["0", "1"]).Accuracy);

    [Fact]
    public void What_cannot_be_judged_is_refused_in_one_line()
    {
        Assert.Contains("no labels", Refusal([1, 0], null, []), StringComparison.Ordinal);
        Assert.Contains("does not know the class shoe", Refusal([1, 0], [1], ["cat", "shoe"]), StringComparison.Ordinal);
        Assert.Contains("does not know the class 7", Refusal([1, 0], [7], []), StringComparison.Ordinal);
        Assert.Contains("no images", Refusal([], [], []), StringComparison.Ordinal);
        Assert.Contains("NaN", Refusal([float.NaN, 0], [0], []), StringComparison.Ordinal);
    }

    private static string Refusal(float[] logits, byte[]? labels, ImmutableArray<string> names)
    {
        string message = Assert.Throws<FacsimileException>(
            () => Evaluate(2, logits, labels, ["cat", "dog"], names)).Message;
        Assert.DoesNotContain('\n', message);
        return message;
    }

    /// <summary>Evaluates a classifier that gives these logits: the image of number i picks the row i of its weights.</summary>
    private static ClassificationResult Evaluate(
        int classes,
        float[] logits,
        byte[]? labels,
        ImmutableArray<string> known = default,
        ImmutableArray<string> names = default)
    {
        int count = logits.Length / classes;
        var shape = new ImageShape(1, 1, Math.Max(1, count));
        var network = new Sequential(new Shape(1, 1, shape.Width), new Flatten(), new Dense(shape.Width, classes));
        byte[] pixels = new byte[count * count];
        for (int i = 0; i < count; i++)
        {
            pixels[(i * count) + i] = 255;
            for (int k = 0; k < classes; k++)
            {
                network.Parameters[0].Parameter.Values[(k * count) + i] = logits[(i * classes) + k];
            }
        }

        return ClassifierEvaluator.Evaluate(
            new Classifier(shape, network, known),
            new LabelledImages(new Images(shape, pixels), labels),
            new EvaluationOptions { ClassNames = names.IsDefault ? [] : names });
    }

    private static int[] Integers(JsonNode? node) => [.. node.Doubles().Select(number => (int)number)];

    private static void AssertClose(double[] expected, IEnumerable<double> actual, double tolerance)
    {
        double[] found = [.. actual];
        Assert.Equal(expected.Length, found.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], found[i], tolerance);
        }
    }
}
