using System.Globalization;
using System.Text.Json.Nodes;
using Facsimile.Losses;
using Facsimile.Numerics;

namespace Facsimile.Tests.Losses;

public class LossTests
{
    private const float Untouched = 77;

    public static TheoryData<Loss> AllLosses { get; } =
    [
        new MeanSquaredError(),
        new MeanSquaredError { Reduction = Reduction.Sum },
        new BinaryCrossEntropy(),
        new BinaryCrossEntropy { Reduction = Reduction.Sum },
        new GaussianLikelihood { Deviation = 0.7 },
        new CrossEntropy(),
    ];

    [Fact]
    public void Values_and_gradients_equal_those_of_PyTorch()
    {
        JsonArray cases = JsonNode.Parse(File.ReadAllText(SourceTree.Golden("losses.json")))!["cases"]!.AsArray();
        Assert.Equal(33, cases.Count);
        foreach (JsonNode? golden in cases)
        {
            float[] prediction = Floats(golden!["prediction"]!);
            float[] target = Floats(golden["target"]!);
            var gradient = new float[prediction.Length];
            string? setting = golden["reduction"]?.ToString();
            Reduction reduction = setting == "sum" ? Reduction.Sum : Reduction.Mean;
            Loss loss = (string?)golden["loss"] switch
            {
                "mse" => new MeanSquaredError { Reduction = reduction },
                "bce" => new BinaryCrossEntropy { Reduction = reduction },
                "gaussian" => new GaussianLikelihood { Deviation = double.Parse(setting!, CultureInfo.InvariantCulture) },
                _ => new CrossEntropy(),
            };

            double value = loss.Evaluate(prediction, target, gradient, 0.25f);

            AssertClose((double)golden["value"]!, value, 1e-6, 0);
            double roundingOfOneTerm = 1e-7 * 0.25 * (reduction == Reduction.Sum ? 1 : 1.0 / prediction.Length);
            for (int i = 0; i < gradient.Length; i++)
            {
                AssertClose(0.25 * (double)golden["gradient"]![i]!, gradient[i], 1e-6, roundingOfOneTerm);
            }
        }
    }

    [Theory]
    [MemberData(nameof(AllLosses))]
    public void Every_length_gives_what_the_definition_says_and_writes_only_its_gradient(Loss loss)
    {
        for (int length = 1; length <= 256; length++)
        {
            (float[] prediction, float[] target) = RandomImage(length);
            var expectedGradient = new double[length];
            double expected = LossReference.Evaluate(loss, prediction, target, expectedGradient, 0.5);
            float[] memory = Enumerable.Repeat(Untouched, length + 2).ToArray();

            double value = loss.Evaluate(prediction, target, memory.AsSpan(1, length), 0.5f);

            AssertClose(expected, value, 1e-6, 0);
            Assert.Equal(Untouched, memory[0]);
            Assert.Equal(Untouched, memory[^1]);
            for (int i = 0; i < length; i++)
            {
                AssertClose(expectedGradient[i], memory[i + 1], 2e-6, 1e-7 * 0.5);
            }
        }
    }

    [Theory]
    [MemberData(nameof(AllLosses))]
    public void Without_a_gradient_or_with_one_in_place_the_bits_are_the_same(Loss loss)
    {
        (float[] prediction, float[] target) = RandomImage(45);
        var gradient = new float[45];

        double value = loss.Evaluate(prediction, target, gradient, 0.5f);
        double withoutGradient = loss.Evaluate(prediction, target, [], 0.5f);
        double inPlace = loss.Evaluate(prediction, target, prediction, 0.5f);

        Assert.Equal(value, withoutGradient);
        Assert.Equal(value, inPlace);
        Assert.Equal(gradient, prediction);
    }

    [Theory]
    [MemberData(nameof(AllLosses))]
    public void NaN_stays_NaN_wherever_it_stands(Loss loss)
    {
        for (int place = 0; place < 37; place++)
        {
            (float[] prediction, float[] target) = RandomImage(37);
            float kept = prediction[place];
            prediction[place] = float.NaN;
            var gradient = new float[37];
            Assert.Equal(double.NaN, loss.Evaluate(prediction, target, gradient, 1));
            Assert.Equal(float.NaN, gradient[place]);

            prediction[place] = kept;
            target[place] = float.NaN;
            Assert.Equal(double.NaN, loss.Evaluate(prediction, target, [], 1));
        }
    }

    [Theory]
    [MemberData(nameof(AllLosses))]
    public void Evaluating_allocates_nothing(Loss loss)
    {
        (float[] prediction, float[] target) = RandomImage(783);
        var gradient = new float[783];
        loss.Evaluate(prediction, target, gradient, 1);
        long before = GC.GetAllocatedBytesForCurrentThread();
        loss.Evaluate(prediction, target, gradient, 1);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Theory]
    [MemberData(nameof(AllLosses))]
    public void Lengths_that_do_not_agree_are_refused(Loss loss)
    {
        Assert.Throws<ArgumentException>(() => loss.Evaluate(new float[3], new float[4], [], 1));
        Assert.Throws<ArgumentException>(() => loss.Evaluate(new float[3], new float[3], new float[2], 1));
        Assert.Throws<ArgumentException>(() => loss.Evaluate([], [], [], 1));
    }

    [Fact]
    public void Names_say_what_an_axis_should_say()
    {
        Assert.Equal("mean squared error (mean over pixels)", new MeanSquaredError().ToString());
        Assert.Equal("squared error (sum over pixels)", new MeanSquaredError { Reduction = Reduction.Sum }.ToString());
        Assert.Equal("binary cross-entropy (mean over pixels)", new BinaryCrossEntropy().ToString());
        Assert.Equal("binary cross-entropy (sum over pixels)", new BinaryCrossEntropy { Reduction = Reduction.Sum }.ToString());
        Assert.Equal("cross-entropy", new CrossEntropy().ToString());
    }

    internal static void AssertClose(double expected, double actual, double relative, double absolute)
        => Assert.True(
            Math.Abs(expected - actual) <= (relative * Math.Abs(expected)) + absolute,
            $"expected {expected:R}, found {actual:R}");

    // Logits around zero, and targets that are probabilities and sum to about one.
    private static (float[] Prediction, float[] Target) RandomImage(int length)
    {
        var random = new RandomStream(1, "loss", length);
        float[] prediction = Enumerable.Range(0, length).Select(_ => (float)random.NextDouble(-5, 5)).ToArray();
        float[] target = Enumerable.Range(0, length).Select(_ => random.NextSingle()).ToArray();
        return (prediction, target);
    }

    private static float[] Floats(JsonNode array) => array.AsArray().Select(value => (float)(double)value!).ToArray();
}
