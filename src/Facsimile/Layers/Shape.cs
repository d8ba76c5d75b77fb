using System.Collections.Immutable;

namespace Facsimile.Layers;

/// <summary>The shape of one sample, without the batch dimension: 784, or 1×28×28.</summary>
public sealed class Shape : IEquatable<Shape>
{
    /// <summary>Creates a shape from its dimensions.</summary>
    /// <exception cref="ArgumentException">
    /// There is no dimension, one is not positive, or their product exceeds 2³¹−1.
    /// </exception>
    public Shape(params ReadOnlySpan<int> dimensions)
    {
        if (dimensions.IsEmpty)
        {
            throw new ArgumentException("A shape has at least one dimension.", nameof(dimensions));
        }

        long size = 1;
        foreach (int dimension in dimensions)
        {
            size *= dimension;
            if (dimension < 1 || size > int.MaxValue)
            {
                throw new ArgumentException(
                    $"The shape {string.Join('×', dimensions.ToArray())} has a side below 1 or more than 2³¹−1 values.",
                    nameof(dimensions));
            }
        }

        Dimensions = [.. dimensions];
        Size = (int)size;
    }

    /// <summary>The length of each dimension.</summary>
    public ImmutableArray<int> Dimensions { get; }

    /// <summary>The number of values of one sample: the product of the dimensions.</summary>
    public int Size { get; }

    /// <inheritdoc/>
    public bool Equals(Shape? other) => other is not null && Dimensions.AsSpan().SequenceEqual(other.Dimensions.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Shape);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (int dimension in Dimensions)
        {
            hash.Add(dimension);
        }

        return hash.ToHashCode();
    }

    /// <summary>For example <c>1×28×28</c>.</summary>
    public override string ToString() => string.Join('×', Dimensions);
}
