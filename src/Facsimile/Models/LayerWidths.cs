using System.Collections.Immutable;

namespace Facsimile.Models;

/// <summary>Generates the widths of an encoder's layers between the input and the smallest layer.</summary>
public static class LayerWidths
{
    /// <summary>
    /// Evenly spaced widths: width i of n is input − i·(input − smallest)/n, rounded: (784, 16, 4) gives 592, 400, 208, 16.
    /// </summary>
    /// <param name="input">The size of the input, at least 1.</param>
    /// <param name="smallest">The last width, at least 1.</param>
    /// <param name="steps">The number of layers, at least 1.</param>
    public static ImmutableArray<int> Linear(int input, int smallest, int steps)
        => Generate(input, smallest, steps, share => input - ((input - smallest) * share));

    /// <summary>
    /// Widths with one ratio between neighbours: width i of n is input·(smallest/input)^(i/n), rounded: (784, 16, 4) gives
    /// 296, 112, 42, 16.
    /// </summary>
    /// <param name="input">The size of the input, at least 1.</param>
    /// <param name="smallest">The last width, at least 1.</param>
    /// <param name="steps">The number of layers, at least 1.</param>
    public static ImmutableArray<int> Geometric(int input, int smallest, int steps)
        => Generate(input, smallest, steps, share => input * Math.Pow((double)smallest / input, share));

    private static ImmutableArray<int> Generate(int input, int smallest, int steps, Func<double, double> width)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(input, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(smallest, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        return [.. Enumerable.Range(1, steps).Select(i =>
            i == steps ? smallest : (int)Math.Round(width((double)i / steps), MidpointRounding.AwayFromZero))];
    }
}
