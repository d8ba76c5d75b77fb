using System.Collections.Immutable;
using Facsimile.Data;
using Facsimile.Layers;

namespace Facsimile.Models;

/// <summary>
/// The plan of a dense autoencoder: an encoder of fully connected layers down to the code, and its mirror image as decoder.
/// The widths are either given, or generated from the code's size and the number of steps.
/// </summary>
public sealed record DenseArchitecture : AutoencoderArchitecture
{
    /// <summary>The most layers of an encoder.</summary>
    public const int MaximumSteps = 1000;

    /// <summary>The most values of a layer: 2²⁰.</summary>
    public const int MaximumWidth = 1 << 20;

    /// <summary>
    /// The widths of the encoder's layers behind the input, the code's size last; empty to have them generated.
    /// </summary>
    public ImmutableArray<int> Widths { get; init; } = [];

    /// <summary>The size of the code, when the widths are generated.</summary>
    public int? CodeSize { get; init; }

    /// <summary>The number of encoder layers, when the widths are generated; 1 by default.</summary>
    public int? Steps { get; init; }

    /// <summary>How generated widths are spread; linear by default.</summary>
    public WidthSpacing? Spacing { get; init; }

    /// <summary>The activation between layers, by name (<see cref="ActivationCatalog"/>); <c>relu</c> by default.</summary>
    public string Hidden { get; init; } = "relu";

    /// <summary>The activation of the code; <c>linear</c> by default.</summary>
    public string Code { get; init; } = "linear";

    /// <summary>The activation of the output; <c>sigmoid</c> by default.</summary>
    public string Output { get; init; } = "sigmoid";

    /// <summary>
    /// The share of each hidden layer's values that dropout removes while training, 0 to below 1; 0 by default.
    /// </summary>
    public double Dropout { get; init; }

    /// <summary>The widths of the encoder's layers for an input of the given size, the code's last.</summary>
    /// <exception cref="FacsimileException">The plan is contradictory or a number is outside its range.</exception>
    public ImmutableArray<int> EncoderWidths(int input)
    {
        if (!Widths.IsDefaultOrEmpty)
        {
            if (CodeSize is not null || Steps is not null || Spacing is not null)
            {
                throw new FacsimileException(
                    "network.widths gives all widths; leave out network.codeSize, network.steps and network.spacing, "
                        + "or the widths.");
            }

            foreach (int width in Widths)
            {
                Check("network.widths", width, MaximumWidth);
            }

            Check("network.widths: the number of layers", Widths.Length, MaximumSteps);
            return Widths;
        }

        int codeSize = CodeSize ?? throw new FacsimileException(
            "The network has neither network.widths nor network.codeSize; give one, for example \"widths\": [128, 32].");
        Check("network.codeSize", codeSize, MaximumWidth);
        Check("network.steps", Steps ?? 1, MaximumSteps);
        return Spacing == WidthSpacing.Geometric
            ? LayerWidths.Geometric(input, codeSize, Steps ?? 1)
            : LayerWidths.Linear(input, codeSize, Steps ?? 1);
    }

    /// <summary>Compares by value, the widths too.</summary>
    public bool Equals(DenseArchitecture? other)
        => base.Equals(other)
            && Widths.AsSpan().SequenceEqual(other.Widths.AsSpan())
            && (CodeSize, Steps, Spacing, Hidden, Code, Output, Dropout)
                == (other.CodeSize, other.Steps, other.Spacing, other.Hidden, other.Code, other.Output, other.Dropout);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), Widths.Length, CodeSize, Steps, Hidden, Code, Output);

    /// <inheritdoc/>
    internal override (Sequential Encoder, Sequential Decoder) Build(ImageShape image, ModelSize size)
    {
        CheckCode(Code);
        return DenseNetworkBuilder.Build(image, this, size);
    }

    /// <summary>Refuses a number that is not between 1 and a maximum.</summary>
    internal static void Check(string key, int value, int maximum)
    {
        if (value < 1 || value > maximum)
        {
            throw new FacsimileException($"{key} is {value}; it must lie between 1 and {maximum}.");
        }
    }
}
