using System.Collections.Immutable;
using Facsimile.Losses;

namespace Facsimile.Models;

/// <summary>
/// The plan of a classifier of dense layers: hidden layers of given widths, each with an activation and dropout, and a last
/// layer of one logit a class.
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

    /// <inheritdoc/>
    internal override Loss UsualLoss => new CrossEntropy();

    /// <summary>Compares by value, the widths too.</summary>
    public bool Equals(ClassifierArchitecture? other)
        => base.Equals(other)
            && Widths.AsSpan().SequenceEqual(other.Widths.AsSpan())
            && (Hidden, Dropout) == (other.Hidden, other.Dropout);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), Widths.Length, Hidden, Dropout);

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
