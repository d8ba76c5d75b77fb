using System.Collections.Immutable;
using Facsimile.Data;
using Facsimile.Layers;
using Facsimile.Losses;
using Facsimile.Models.Plans;

namespace Facsimile.Models;

/// <summary>
/// The plan of a classifier: hidden layers, and a last dense layer of one logit a class. The hidden layers are dense, of given
/// widths, each with an activation and dropout; or they are all given in a list.
/// </summary>
public sealed record ClassifierArchitecture : Architecture
{
    /// <summary>The widths of the hidden layers, first to last; none by default: then it is a linear classifier.</summary>
    public ImmutableArray<int> Widths { get; init; } = [];

    /// <summary>
    /// The activation of the hidden layers, by name (<see cref="Layers.ActivationCatalog"/>); <c>relu</c> by default.
    /// </summary>
    public string Hidden { get; init; } = "relu";

    /// <summary>
    /// The share of each hidden layer's values that dropout removes while training, 0 to below 1; 0 by default.
    /// </summary>
    public double Dropout { get; init; }

    /// <summary>All hidden layers, instead of <see cref="Widths"/>, <see cref="Hidden"/> and <see cref="Dropout"/>.</summary>
    public ImmutableArray<LayerPlan>? Layers { get; init; }

    /// <inheritdoc/>
    internal override Loss UsualLoss => new CrossEntropy();

    /// <summary>Compares by value, the widths too.</summary>
    public bool Equals(ClassifierArchitecture? other)
        => base.Equals(other)
            && Widths.AsSpan().SequenceEqual(other.Widths.AsSpan())
            && (Hidden, Dropout) == (other.Hidden, other.Dropout)
            && (Layers ?? []).SequenceEqual(other.Layers ?? []);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), Widths.Length, Hidden, Dropout);

    /// <summary>Makes the network, with parameters of zero.</summary>
    /// <param name="image">The size of the images.</param>
    /// <param name="classes">How many classes there are.</param>
    /// <param name="size">The most values that the network may have; nothing larger is allocated.</param>
    /// <exception cref="FacsimileException">
    /// The plan is contradictory or too large, a number is outside its range, or the images have a size that cannot work.
    /// </exception>
    internal Sequential Build(ImageShape image, int classes, ModelSize size)
    {
        if (Layers is not { } layers)
        {
            return DenseNetworkBuilder.Build(image, classes, this, size);
        }

        if (!Widths.IsDefaultOrEmpty || Dropout != 0 || Hidden != "relu")
        {
            throw new FacsimileException(
                "network.layers gives all hidden layers; leave out network.widths, network.hidden and network.dropout, "
                    + "or the layers.");
        }

        var builder = new NetworkBuilder(NetworkBuilder.ShapeOf(image), size);
        builder.Add(layers, "network.layers");
        if (builder.Shape.Dimensions.Length > 1)
        {
            builder.Add(new FlattenPlan(), "network.layers");
        }

        builder.Add(new DensePlan { Width = classes }, "network.layers: the layer of the classes");
        return builder.Build("network.layers");
    }

    /// <summary>The widths from the input to the classes.</summary>
    /// <exception cref="FacsimileException">A number is outside its range.</exception>
    internal int[] AllWidths(int input, int classes)
    {
        ImmutableArray<int> hidden = Widths.IsDefault ? [] : Widths;
        foreach (int width in hidden)
        {
            DenseArchitecture.Check("network.widths", width, DenseArchitecture.MaximumWidth);
        }

        if (hidden.Length > DenseArchitecture.MaximumSteps)
        {
            throw new FacsimileException(
                $"network.widths: {hidden.Length} layers are too many; at most {DenseArchitecture.MaximumSteps} are allowed.");
        }

        return [input, .. hidden, classes];
    }
}
