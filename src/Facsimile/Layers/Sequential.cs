using System.Collections.Immutable;
using System.Globalization;
using Facsimile.Numerics;

namespace Facsimile.Layers;

/// <summary>
/// Layers one behind the other. Their shapes are checked when it is made; it is immutable but for its parameters' values, and
/// any number of threads may run it at once, each with its own <see cref="Workspace"/>.
/// </summary>
/// <example>
/// <code>
/// var network = new Sequential(new Shape(784), new Dense(784, 32), new Relu(), new Dense(32, 784), new Sigmoid());
/// </code>
/// </example>
public sealed class Sequential
{
    /// <summary>Joins the layers.</summary>
    /// <param name="input">The shape of one input sample.</param>
    /// <param name="layers">The layers, first to last; at least one.</param>
    /// <exception cref="ShapeException">
    /// Two layers do not fit; the message says which, what it expects and what it gets.
    /// </exception>
    public Sequential(Shape input, params IEnumerable<Layer> layers)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(layers);
        Layers = [.. layers];
        if (Layers.All(layer => layer.OnlyReshapes))
        {
            throw new ArgumentException("A network has at least one layer that computes something.", nameof(layers));
        }

        List<Shape> shapes = [input];
        for (int i = 0; i < Layers.Length; i++)
        {
            shapes.Add(OutputShape(i, shapes[i]));
        }

        Shapes = [.. shapes];
        Parameters = [.. Layers.SelectMany((layer, i) => Named(i, layer.Parameters))];
        State = [.. Layers.SelectMany((layer, i) => Named(i, layer.Parameters.Concat(layer.Buffers)))];
        Stages = [.. Stage.Group(Layers, shapes)];
    }

    /// <summary>The layers, first to last.</summary>
    public ImmutableArray<Layer> Layers { get; }

    /// <summary>The input shape of each layer and, last, the output shape of the whole.</summary>
    public ImmutableArray<Shape> Shapes { get; }

    /// <summary>The shape of one input sample.</summary>
    public Shape Input => Shapes[0];

    /// <summary>The shape of one output sample.</summary>
    public Shape Output => Shapes[^1];

    /// <summary>All parameters, layer by layer.</summary>
    public ImmutableArray<NamedParameter> Parameters { get; }

    /// <summary>All that the layers learn, layer by layer: parameters, then buffers.</summary>
    public ImmutableArray<NamedParameter> State { get; }

    /// <summary>The layers as the engine runs them.</summary>
    internal ImmutableArray<Stage> Stages { get; }

    /// <summary>Gives all parameters their first values.</summary>
    /// <param name="initializer">The rule for weights and biases.</param>
    /// <param name="seed">
    /// The seed; each layer has its own stream (<c>init</c>, its position counted from <paramref name="firstLayer"/>).
    /// </param>
    /// <param name="firstLayer">The number of the first layer, when this is the later part of a larger network.</param>
    public void Initialize(Initializer initializer, int seed, int firstLayer = 0)
    {
        for (int i = 0; i < Layers.Length; i++)
        {
            Layers[i].Initialize(initializer, new RandomStream(seed, "init", firstLayer + i));
        }
    }

    /// <summary>Makes the memory for running this network.</summary>
    /// <param name="batchSize">The most samples of a batch, at least 1.</param>
    /// <param name="training">Whether gradients are wanted; then dropout acts too.</param>
    /// <param name="workers">The threads to use; null takes one a processor core.</param>
    /// <param name="seed">The seed of dropout.</param>
    public Workspace CreateWorkspace(int batchSize, bool training = false, WorkerPool? workers = null, int seed = 0)
        => new(this, batchSize, training, workers ?? WorkerPool.Default, seed);

    /// <summary>Makes the memory for derivatives of this network, as it is outside of training, by its input.</summary>
    /// <param name="batchSize">The most samples of a batch, at least 1.</param>
    /// <param name="directions">The most tangents of each sample that are pushed through at once; 0 for none.</param>
    /// <param name="workers">The threads to use.</param>
    internal DerivativeWorkspace CreateDerivativeWorkspace(int batchSize, int directions, WorkerPool workers)
        => new(this, batchSize, directions, workers);

    /// <summary>One layer a line.</summary>
    public override string ToString() => string.Join(Environment.NewLine, Layers);

    private static IEnumerable<NamedParameter> Named(int layer, IEnumerable<Parameter> parameters)
        => parameters.Select(parameter =>
            new NamedParameter(string.Create(CultureInfo.InvariantCulture, $"{layer}.{parameter.Name}"), parameter));

    private Shape OutputShape(int layer, Shape input)
    {
        try
        {
            return Layers[layer].OutputShape(input);
        }
        catch (ShapeException exception)
        {
            string before = layer == 0 ? "the network's input" : Layers[layer - 1].ToString()!;
            throw new ShapeException(string.Create(
                CultureInfo.InvariantCulture, $"Layer {layer}, after {before}, does not fit: {exception.Message}"));
        }
    }
}
