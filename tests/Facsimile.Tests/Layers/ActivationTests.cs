using Facsimile.Layers;
using Facsimile.Numerics;

namespace Facsimile.Tests.Layers;

public class ActivationTests
{
    public static TheoryData<string> Names => ["leaky-relu", "relu", "sigmoid", "tanh"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Agrees_with_the_formula_over_all_small_lengths(string name)
    {
        Activation activation = ActivationCatalog.Create(name)!;
        var random = new RandomStream(1, "activation");
        for (int length = 0; length <= 70; length++)
        {
            float[] input = [.. Enumerable.Range(0, length).Select(_ => (float)random.NextDouble(-6, 6))];
            float[] output = [.. input];
            activation.Apply(output);
            float[] gradient = [.. Enumerable.Repeat(2f, length)];
            activation.MultiplyByDerivative(output, gradient);
            for (int i = 0; i < length; i++)
            {
                (double value, double derivative) = Formula(name, input[i]);
                Assert.Equal(value, output[i], 2e-6 * Math.Max(1, Math.Abs(value)));
                Assert.Equal(2 * derivative, gradient[i], 1e-5);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_values_bits_do_not_depend_on_its_place(string name)
    {
        Activation activation = ActivationCatalog.Create(name)!;
        float[] whole = [.. Enumerable.Range(0, 100).Select(i => (i - 50) * 0.173f)];
        float[] input = [.. whole];
        activation.Apply(whole);
        for (int start = 0; start < 100; start += 3)
        {
            for (int length = 1; start + length <= 100; length += 7)
            {
                float[] part = input[start..(start + length)];
                activation.Apply(part);
                Assert.Equal(whole[start..(start + length)], part);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void NaN_stays_NaN(string name)
    {
        float[] values = [.. Enumerable.Repeat(float.NaN, 19)];
        ActivationCatalog.Create(name)!.Apply(values);
        Assert.All(values, value => Assert.True(float.IsNaN(value)));
    }

    [Fact]
    public void Sigmoid_and_tanh_reach_their_limits_without_NaN()
    {
        float[] values = [-1e30f, -200, 200, 1e30f];
        float[] sigmoid = [.. values];
        new Sigmoid().Apply(sigmoid);
        Assert.Equal([0f, 0f, 1f, 1f], sigmoid);
        new Tanh().Apply(values);
        Assert.Equal([-1f, -1f, 1f, 1f], values);
    }

    [Fact]
    public void Linear_is_no_activation_and_an_unknown_name_lists_those_there_are()
    {
        Assert.Null(ActivationCatalog.Create("linear"));
        FacsimileException error = Assert.Throws<FacsimileException>(() => ActivationCatalog.Create("rleu"));
        Assert.Equal("There is no activation 'rleu'; choose one of leaky-relu, linear, relu, sigmoid, tanh.", error.Message);
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(1f)]
    [InlineData(float.NaN)]
    public void Leaky_relu_refuses_a_slope_out_of_range(float slope)
        => Assert.Throws<ArgumentOutOfRangeException>(() => new LeakyRelu(slope));

    private static (double Value, double Derivative) Formula(string name, double x) => name switch
    {
        "relu" => (Math.Max(x, 0), x > 0 ? 1 : 0),
        "leaky-relu" => (x > 0 ? x : 0.01f * x, x > 0 ? 1 : 0.01f),
        "tanh" => (Math.Tanh(x), 1 - (Math.Tanh(x) * Math.Tanh(x))),
        _ => (1 / (1 + Math.Exp(-x)), Math.Exp(-x) / Math.Pow(1 + Math.Exp(-x), 2)),
    };
}
