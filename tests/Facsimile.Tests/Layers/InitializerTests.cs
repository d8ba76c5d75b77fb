using Facsimile.Layers;

namespace Facsimile.Tests.Layers;

public class InitializerTests
{
    private const int Inputs = 300;
    private const int Outputs = 100;

    [Theory]
    [InlineData("glorot", 0.12247448713915890)] // √(6 / 400)
    [InlineData("he", 0.14142135623730951)] // √(6 / 300)
    [InlineData("pytorch", 0.057735026918962574)] // 1 / √300
    public void Weights_are_uniform_up_to_the_rules_limit(string name, double limit)
    {
        var layer = new Dense(Inputs, Outputs);
        new Sequential(new Shape(Inputs), layer).Initialize(Initializer.Named(name), seed: 7);
        float[] weights = layer.Parameters[0].Values;
        Assert.InRange(weights.Max(), 0.999 * limit, limit);
        Assert.InRange(weights.Min(), -limit, -0.999 * limit);

        // A uniform distribution on ±limit has the variance limit²/3; of 30,000 numbers it is met within 3 %.
        Assert.Equal(1, weights.Average(value => (double)value * value) / (limit * limit / 3), 0.03);
    }

    [Fact]
    public void Biases_are_zero_but_for_PyTorchs_rule()
    {
        foreach (Initializer rule in Initializer.All)
        {
            var layer = new Dense(Inputs, Outputs);
            new Sequential(new Shape(Inputs), layer).Initialize(rule, seed: 7);
            Assert.Equal(rule == Initializer.PyTorch, layer.Parameters[1].Values.Any(value => value != 0));
        }
    }

    [Fact]
    public void Layers_of_one_network_and_other_seeds_differ_and_the_same_seed_repeats()
    {
        float[][] first = Weights(seed: 1);
        Assert.NotEqual(first[0], first[1]);
        Assert.NotEqual(first[0], Weights(seed: 2)[0]);
        Assert.Equal(first, Weights(seed: 1));

        static float[][] Weights(int seed)
        {
            var network = new Sequential(new Shape(9), new Dense(9, 9), new Dense(9, 9));
            network.Initialize(Initializer.Glorot, seed);
            return [network.Parameters[0].Parameter.Values, network.Parameters[2].Parameter.Values];
        }
    }

    [Fact]
    public void An_unknown_name_lists_those_there_are()
        => Assert.Equal(
            "There is no initializer 'xavier'; choose one of glorot, he, pytorch.",
            Assert.Throws<FacsimileException>(() => Initializer.Named("xavier")).Message);
}
