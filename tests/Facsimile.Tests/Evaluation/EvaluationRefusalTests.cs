using Facsimile.Data;
using Facsimile.Evaluation;
using Facsimile.Tests.References;
using static Facsimile.Tests.Evaluation.SmallEvaluation;

namespace Facsimile.Tests.Evaluation;

/// <summary>Models and images that cannot be evaluated.</summary>
public class EvaluationRefusalTests
{
    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void Model_that_gives_no_finite_values_is_named_as_the_cause(float value)
    {
        LabelledImages images = Labelled(Shape, 3);
        EvaluatedModel identity = Identity(Shape, 2);
        EvaluatedModel broken = identity with { Reconstruct = (_, _, outputs) => outputs.Fill(value) };
        EvaluatedModel lost = identity with { Encode = (_, codes) => codes.Fill(value) };
        Assert.Contains(
            "reconstruction",
            Assert.Throws<NonFiniteOutputException>(() => Evaluator.Evaluate(broken, images, null)).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "code",
            Assert.Throws<NonFiniteOutputException>(() => Evaluator.Evaluate(lost, images, null)).Message,
            StringComparison.Ordinal);
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

    private static string Message(EvaluatedModel model, LabelledImages images, EvaluationOptions? options = null)
    {
        string message = Assert.Throws<FacsimileException>(() => Evaluator.Evaluate(model, images, options)).Message;
        Assert.DoesNotContain('\n', message);
        return message;
    }
}
