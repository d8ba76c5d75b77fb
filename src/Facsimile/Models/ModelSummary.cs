using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Facsimile.Models;

/// <summary>The layer table of a model.</summary>
/// <param name="Layers">One row a layer.</param>
public sealed record ModelSummary(ImmutableArray<LayerSummary> Layers)
{
    /// <summary>How many values training changes in the whole model.</summary>
    public long Parameters => Layers.Sum(layer => (long)layer.Parameters);

    /// <summary>The size of these values in kilobytes of 1024 bytes, 4 bytes each.</summary>
    public double Kilobytes => Parameters * sizeof(float) / 1024.0;

    /// <summary>The totals as one line, for example <c>50,992 parameters, 199.2 KB</c>.</summary>
    public string Totals => string.Create(CultureInfo.InvariantCulture, $"{Parameters:N0} parameters, {Kilobytes:N1} KB");

    /// <summary>The table as plain text.</summary>
    public override string ToString()
    {
        string[][] rows =
        [
            ["Part", "Layer", "Output shape", "Parameters"],
            .. Layers.Select(layer => new[]
            {
                layer.Part,
                layer.Layer,
                layer.OutputShape.ToString(),
                layer.Parameters.ToString("N0", CultureInfo.InvariantCulture),
            }),
        ];
        int[] widths = [.. Enumerable.Range(0, 4).Select(column => rows.Max(row => row[column].Length))];
        var text = new StringBuilder();
        foreach (string[] row in rows)
        {
            text.Append(row[0].PadRight(widths[0])).Append("  ").Append(row[1].PadRight(widths[1])).Append("  ");
            text.Append(row[2].PadRight(widths[2])).Append("  ").Append(row[3].PadLeft(widths[3])).Append('\n');
        }

        return text.Append(Totals).Append('\n').ToString();
    }
}
