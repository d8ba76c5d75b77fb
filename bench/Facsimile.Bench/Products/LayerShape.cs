using System.Globalization;

namespace Facsimile.Bench.Products;

/// <summary>The size of a dense layer's three products.</summary>
/// <param name="Batch">Samples of a batch.</param>
/// <param name="Inputs">Values of an input sample.</param>
/// <param name="Outputs">Values of an output sample.</param>
internal sealed record LayerShape(int Batch, int Inputs, int Outputs)
{
    /// <summary>Multiplications and additions of one of the products; all three have the same number.</summary>
    public double Operations => 2.0 * Batch * Inputs * Outputs;

    /// <summary>Reads <c>batch×in×out</c>, also written with an x: 256x784x32. Null when it is no such text.</summary>
    public static LayerShape? Parse(string text)
    {
        int[] sides = [.. text.Split('x', '×').Select(side =>
            int.TryParse(side, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value <= 1 << 16 ? value : 0)];
        return sides is [> 0, > 0, > 0] ? new LayerShape(sides[0], sides[1], sides[2]) : null;
    }

    /// <summary>For example <c>256×784×32</c>: batch, inputs, outputs.</summary>
    public override string ToString() => $"{Batch}×{Inputs}×{Outputs}";
}
