using System.Collections.Immutable;
using Facsimile.Numerics;

namespace Facsimile.Layers;

/// <summary>A rule for the first values of a layer's weights and biases.</summary>
public abstract class Initializer
{
    /// <summary>Creates a rule of that name.</summary>
    /// <param name="name">Its name in recipes.</param>
    protected Initializer(string name) => Name = name;

    /// <summary>Glorot and Bengio (2010): weights uniform in ±√(6 / (inputs + outputs)), biases 0; Keras' default.</summary>
    public static Initializer Glorot { get; } = new GlorotInitializer();

    /// <summary>He et al. (2015): weights uniform in ±√(6 / inputs), biases 0; made for ReLU.</summary>
    public static Initializer He { get; } = new HeInitializer();

    /// <summary>PyTorch's default: weights and biases uniform in ±1 / √inputs.</summary>
    public static Initializer PyTorch { get; } = new PyTorchInitializer();

    /// <summary>All rules.</summary>
    public static ImmutableArray<Initializer> All { get; } = [Glorot, He, PyTorch];

    /// <summary>The name in recipes.</summary>
    public string Name { get; }

    /// <summary>The rule of that name.</summary>
    /// <exception cref="FacsimileException">There is no such name; the message lists those there are.</exception>
    public static Initializer Named(string name)
        => All.FirstOrDefault(rule => rule.Name == name)
            ?? throw new FacsimileException(
                $"There is no initializer '{name}'; choose one of {string.Join(", ", All.Select(rule => rule.Name))}.");

    /// <summary>Fills a layer's parameters.</summary>
    /// <param name="weight">The weights.</param>
    /// <param name="bias">The biases.</param>
    /// <param name="inputs">How many inputs reach one output.</param>
    /// <param name="outputs">How many outputs one input reaches.</param>
    /// <param name="random">The stream of random numbers.</param>
    public abstract void Fill(Span<float> weight, Span<float> bias, int inputs, int outputs, RandomStream random);

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>Fills with numbers from [−limit, limit).</summary>
    private static void FillUniform(Span<float> values, double limit, RandomStream random)
    {
        foreach (ref float value in values)
        {
            value = (float)random.NextDouble(-limit, limit);
        }
    }

    private sealed class GlorotInitializer() : Initializer("glorot")
    {
        public override void Fill(Span<float> weight, Span<float> bias, int inputs, int outputs, RandomStream random)
        {
            FillUniform(weight, Math.Sqrt(6.0 / ((double)inputs + outputs)), random);
            bias.Clear();
        }
    }

    private sealed class HeInitializer() : Initializer("he")
    {
        public override void Fill(Span<float> weight, Span<float> bias, int inputs, int outputs, RandomStream random)
        {
            FillUniform(weight, Math.Sqrt(6.0 / inputs), random);
            bias.Clear();
        }
    }

    private sealed class PyTorchInitializer() : Initializer("pytorch")
    {
        public override void Fill(Span<float> weight, Span<float> bias, int inputs, int outputs, RandomStream random)
        {
            double limit = 1 / Math.Sqrt(inputs);
            FillUniform(weight, limit, random);
            FillUniform(bias, limit, random);
        }
    }
}
