using System.Numerics.Tensors;
using System.Text.Json.Nodes;
using Facsimile.Data;
using Facsimile.Inversion;
using Facsimile.Models;
using Facsimile.Tests.Goldens;

namespace Facsimile.Tests.Inversion;

/// <summary>What each method finds, against arithmetic and against SciPy and PyTorch.</summary>
public class MethodTests
{
    public static TheoryData<string> Names => [.. SmallModels.Methods.Keys];

    public static TheoryData<string> Descending => [.. SmallModels.Methods.Keys.Where(name => SmallModels.Methods[name].Descends)];

    [Theory]
    [MemberData(nameof(Names))]
    public void On_a_linear_decoder_every_method_finds_the_least_squares(string name)
    {
        Autoencoder model = SmallModels.Linear(seed: 5);
        Images images = SmallModels.RandomImages(7);
        InversionResult result = Invert(model, images, SmallModels.Methods[name]);
        for (int i = 0; i < images.Count; i++)
        {
            (double[] code, double loss) = LeastSquares(model, images[i]);
            Assert.Equal(loss, result.LossesAfter[i], 2e-4 * loss);
            Assert.True(result.LossesAfter[i] < result.LossesBefore[i]);
            for (int j = 0; j < code.Length; j++)
            {
                Assert.Equal(code[j], result.CodesAfter[(i * code.Length) + j], 0.02);
            }
        }
    }

    [Theory]
    [InlineData("BFGS", InversionOutcome.Converged)]
    [InlineData("L-BFGS", InversionOutcome.Converged)]
    [InlineData("Levenberg-Marquardt", InversionOutcome.Converged)]
    [InlineData("gradient descent", InversionOutcome.Converged)]
    [InlineData("Adam", InversionOutcome.Completed)]
    public void A_smooth_search_says_how_it_ended(string name, InversionOutcome expected)
    {
        // At the limit of float a last step may no longer be lower: it stalls there, which is as good.
        InversionMethod method = SmallModels.Methods[name] switch
        {
            Bfgs bfgs => bfgs with { Tolerance = 1e-3 },
            Lbfgs lbfgs => lbfgs with { Tolerance = 1e-3 },
            LevenbergMarquardt marquardt => marquardt with { Tolerance = 1e-3 },
            InversionMethod other => other,
        };
        InversionResult result = Invert(SmallModels.Linear(seed: 5), SmallModels.RandomImages(7), method);
        Assert.All(result.Outcomes, outcome => Assert.Equal(expected, outcome));
    }

    [Fact]
    public void Least_squares_of_a_linear_decoder_take_few_steps()
    {
        InversionResult result = Invert(
            SmallModels.Linear(seed: 5), SmallModels.RandomImages(7), new LevenbergMarquardt { Damping = 1e-9 });
        Assert.All(result.Iterations, iterations => Assert.InRange(iterations, 1, 3));
    }

    [Theory]
    [InlineData("Levenberg-Marquardt", "leastSquares")]
    [InlineData("BFGS", "bfgs")]
    [InlineData("L-BFGS", "bfgs")]
    public void A_rectifier_decoder_is_inverted_as_by_SciPy(string name, string golden)
    {
        (JsonNode values, InversionResult result) = GoldenRun(SmallModels.Methods[name]);
        double[] expected = values[golden].Doubles();
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(
                result.LossesAfter[i] <= expected[i] * 1.002, $"image {i}: {result.LossesAfter[i]}, expected {expected[i]}");
        }
    }

    [Fact]
    public void Adam_goes_as_in_PyTorch() => AssertSame(new AdamDescent { Iterations = 40 }, "adam");

    [Fact]
    public void Adafactor_goes_as_in_Keras() => AssertSame(new AdafactorDescent(), "adafactor");

    [Fact]
    public void Gradient_descent_goes_as_its_formula()
        => AssertSame(new GradientDescent { StepSize = 0.02, Tolerance = 0, MaximumIterations = 25 }, "gradientDescent");

    [Theory]
    [MemberData(nameof(Descending))]
    public void No_loss_ends_above_its_start(string name)
    {
        InversionResult result = Invert(
            SmallModels.Rectifier(seed: 8, codeSize: 5), SmallModels.RandomImages(60), SmallModels.Methods[name]);
        for (int i = 0; i < result.Count; i++)
        {
            Assert.True(result.LossesAfter[i] <= result.LossesBefore[i]);
            Assert.True(result.Change(i) <= 0);
        }
    }

    [Fact]
    public void A_step_that_is_too_long_is_reported_and_does_no_harm()
    {
        InversionResult result = Invert(
            SmallModels.Linear(seed: 5), SmallModels.RandomImages(4), new GradientDescent { StepSize = 10, MaximumIterations = 30 });
        Assert.All(
            result.Outcomes,
            outcome => Assert.True(outcome is InversionOutcome.MaximumReached or InversionOutcome.Diverged));
        Assert.Equal(result.LossesBefore.AsSpan(), result.LossesAfter.AsSpan());
    }

    [Theory]
    [InlineData(0.5f, InversionOutcome.Converged)]
    [InlineData(2.5f, InversionOutcome.Diverged)]
    public void The_fixed_point_converges_where_the_map_contracts(float factor, InversionOutcome expected)
    {
        // E takes `factor` times the first two pixels, D puts the code there: E(D(u)) = factor·u, the map contracts by 1 −
        // factor.
        Autoencoder model = SmallModels.Linear(seed: 5, codeSize: 2);
        foreach (Facsimile.Layers.NamedParameter parameter in model.Network.Parameters)
        {
            Array.Clear(parameter.Parameter.Values);
        }

        model.Encoder.Parameters[0].Parameter.Values[0] = factor;
        model.Encoder.Parameters[0].Parameter.Values[31] = factor;
        model.Decoder.Parameters[0].Parameter.Values[0] = 1;
        model.Decoder.Parameters[0].Parameter.Values[3] = 1;
        Images images = SmallModels.RandomImages(5);
        InversionResult result = Invert(model, images, new FixedPoint());
        for (int i = 0; i < images.Count; i++)
        {
            Assert.Equal(expected, result.Outcomes[i]);
            Assert.Equal(Math.Abs(1 - factor), result.Contractions[i], 1e-2);
            if (expected == InversionOutcome.Converged)
            {
                Assert.Equal(images[i][0] / 255f, result.CodesAfter[2 * i], 1e-3f);
                Assert.Equal(images[i][1] / 255f, result.CodesAfter[(2 * i) + 1], 1e-3f);
            }
        }
    }

    private static void AssertSame(InversionMethod method, string golden)
    {
        (JsonNode values, InversionResult result) = GoldenRun(method);
        double[] before = values["start"].Doubles();
        double[] expected = values[golden].Doubles();
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(before[i], result.LossesBefore[i], 1e-5);
            Assert.Equal(expected[i], result.LossesAfter[i], 1e-3 * expected[i]);
        }
    }

    private static (JsonNode Values, InversionResult Result) GoldenRun(InversionMethod method)
    {
        JsonNode golden = GoldenValues.Cases("inversion.json")[0]!;
        var images = new Images(SmallModels.Shape, Convert.FromBase64String((string)golden["pixels"]!));
        var start = new GivenStart(Tensor.Create(golden["starts"].Floats(), [images.Count, 2]));
        var inverter = new Inverter(SmallModels.Golden(golden), new InversionOptions { Method = method, Start = start });
        return (golden, inverter.Invert(images));
    }

    private static InversionResult Invert(Autoencoder model, Images images, InversionMethod method)
        => new Inverter(model, new InversionOptions { Method = method }).Invert(images);

    /// <summary>The solution of WᵀW·z = Wᵀ(x − b) by elimination, and its loss.</summary>
    private static (double[] Code, double Loss) LeastSquares(Autoencoder model, ReadOnlySpan<byte> image)
    {
        float[] weight = model.Decoder.Parameters[0].Parameter.Values;
        float[] bias = model.Decoder.Parameters[1].Parameter.Values;
        int size = model.CodeSize;
        double[,] system = new double[size, size + 1];
        for (int pixel = 0; pixel < image.Length; pixel++)
        {
            for (int i = 0; i < size; i++)
            {
                for (int j = 0; j < size; j++)
                {
                    system[i, j] += (double)weight[(pixel * size) + i] * weight[(pixel * size) + j];
                }

                system[i, size] += weight[(pixel * size) + i] * ((image[pixel] / 255.0) - bias[pixel]);
            }
        }

        for (int pivot = 0; pivot < size; pivot++)
        {
            for (int row = 0; row < size; row++)
            {
                double factor = row == pivot ? 0 : system[row, pivot] / system[pivot, pivot];
                for (int column = pivot; column <= size; column++)
                {
                    system[row, column] -= factor * system[pivot, column];
                }
            }
        }

        double[] code = [.. Enumerable.Range(0, size).Select(i => system[i, size] / system[i, i])];
        return (code, SmallModels.Loss(model, [.. code.Select(value => (float)value)], image));
    }
}
