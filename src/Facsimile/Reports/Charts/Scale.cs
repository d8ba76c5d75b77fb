using System.Collections.Immutable;

namespace Facsimile.Reports.Charts;

/// <summary>Where the values of an axis lie between its ends, and which of them are marked.</summary>
internal abstract class Scale
{
    /// <summary>The value at the left or lower end.</summary>
    public required double Low { get; init; }

    /// <summary>The value at the right or upper end.</summary>
    public required double High { get; init; }

    /// <summary>The marked values, ascending.</summary>
    public required ImmutableArray<Tick> Ticks { get; init; }

    /// <summary>The place of a value: 0 at the lower end, 1 at the upper end.</summary>
    public abstract double Map(double value);
}
