using System.Collections.Immutable;
using System.Globalization;

namespace Facsimile.Reports.Charts;

/// <summary>
/// Counts of pairs in a square of cells, such as a confusion matrix. The diagonal, where a pair is two of a kind, has a colour of
/// its own and its own scale, so that few counts beside it are still seen.
/// </summary>
internal static class HeatMap
{
    private const double MostName = 96;
    private const double Right = 14;
    private const double AxisTitle = 20;

    /// <summary>Smaller cells have no room for a count; it is in the cell's title then.</summary>
    private const double LeastForCounts = 21;

    /// <summary>So that counts stay readable on the colour.</summary>
    private const double MostOpacity = 0.6;

    /// <summary>Draws the chart.</summary>
    /// <param name="heading">Its words.</param>
    /// <param name="rows">What a row is.</param>
    /// <param name="columns">What a column is.</param>
    /// <param name="names">The names of rows and columns.</param>
    /// <param name="count">The count in a row and column.</param>
    public static Chart Draw(
        ChartHeading heading, string rows, string columns, ImmutableArray<string> names, Func<int, int, int> count)
    {
        string[] labels = [.. names.Select(name => TextWidth.Fit(name, Chart.FontSize, MostName))];
        double widest = labels.Max(label => TextWidth.Of(label, Chart.FontSize));
        double left = 12 + AxisTitle + widest + 7;
        double cell = (Chart.Width - left - Right) / names.Length;
        const double Top = Chart.TitleHeight + 6;
        double bottom = Top + (cell * names.Length);
        bool slanted = widest > cell - 3;
        double labelHeight = slanted ? 14 + (widest * 0.71) : 22;
        double middle = left + (cell * names.Length / 2);
        double titleBottom = bottom + labelHeight + 15;
        var content = Markup.Of($"""
            {Cells(names, count, left, Top, cell)}<g class="marks">
            """);
        int every = (int)Math.Ceiling(14 / cell);
        for (int i = 0; i < labels.Length; i += every)
        {
            double x = left + (cell * (i + 0.5));
            double y = Top + (cell * (i + 0.5)) + 4.3;
            content.Add($"<text class=\"end\" x=\"{left - 7}\" y=\"{y}\">{labels[i]}</text>");
            content.Add($"{(slanted
                ? Markup.Of($"<text class=\"end\" x=\"{x + 4}\" y=\"{bottom + 13}\" transform=\"rotate(-45 {x + 4} {bottom + 13})\">{labels[i]}</text>")
                : Markup.Of($"<text class=\"middle\" x=\"{x}\" y=\"{bottom + 17}\">{labels[i]}</text>"))}");
        }

        double centre = (Top + bottom) / 2;
        content.Add($"""
            </g>
            <text class="axis middle" x="{middle}" y="{titleBottom}">{columns}</text>
            <text class="axis middle" x="21" y="{centre}" transform="rotate(-90 21 {centre})">{rows}</text>

            """);
        return new Chart(heading, titleBottom + 10, content);
    }

    private static Markup Cells(ImmutableArray<string> names, Func<int, int, int> count, double left, double top, double cell)
    {
        int[] all = [.. Enumerable.Range(0, names.Length)];
        double most = all.SelectMany(row => all.Where(column => column != row).Select(column => count(row, column))).Max();
        var cells = Markup.Of($"""
            <rect class="cells" x="{left}" y="{top}" width="{cell * names.Length}" height="{cell * names.Length}"/>
            <g class="counts">

            """);
        foreach (int row in all)
        {
            double whole = all.Sum(column => count(row, column));
            foreach (int column in all.Where(column => count(row, column) > 0))
            {
                int number = count(row, column);

                // Off the diagonal most counts are small: the root sets them apart.
                double share = row == column ? number / whole : Math.Sqrt(number / most);
                double x = left + (cell * column);
                double y = top + (cell * row);
                string text = number.ToString("N0", CultureInfo.InvariantCulture);
                double size = Math.Min(Chart.FontSize, (cell - 4) / TextWidth.Of(text, 1));
                Markup label = cell < LeastForCounts
                    ? Markup.Of($"")
                    : Markup.Of($"<text x=\"{x + (cell / 2)}\" y=\"{y + (cell / 2) + (size * 0.35)}\" style=\"font-size:{size}px\">{text}</text>");
                cells.Add($"""
                    <g class="{(row == column ? Palette.Class(0) : Palette.Class(1))}"><title>{names[row]} → {names[column]}: {text}</title><rect x="{x}" y="{y}" width="{cell}" height="{cell}" fill-opacity="{Math.Max(0.06, share * MostOpacity)}"/>{label}</g>

                    """);
            }
        }

        return cells.Add($"</g>\n");
    }
}
