using System.Collections.Immutable;

namespace Facsimile.Reports.Charts;

/// <summary>
/// Upright axes side by side, and a line through them for each trial (Inselberg, 1985). The last axis is a value. Lines through one
/// level are spread a little, so that one sees how many they are.
/// </summary>
internal static class ParallelCoordinates
{
    private const double PlotHeight = 250;
    private const double Left = 26;
    private const double Right = 52;
    private const double NameRow = 17;

    /// <summary>How far from its level a line passes at most.</summary>
    private const double Spread = 7;

    /// <summary>Draws the chart.</summary>
    /// <param name="heading">Its words.</param>
    /// <param name="axes">The axes with levels, at least one.</param>
    /// <param name="value">The last axis.</param>
    /// <param name="threads">The lines; the first lies on top. Values that are not finite are left out.</param>
    /// <param name="legend">The meaning of the colours.</param>
    public static Chart Draw(
        ChartHeading heading,
        ImmutableArray<CoordinateAxis> axes,
        Axis value,
        ImmutableArray<CoordinateThread> threads,
        IReadOnlyList<LegendEntry> legend)
    {
        var key = new Legend(legend, Chart.Width - Left - 12, dots: false);
        double top = Chart.TitleHeight + key.Height + (2 * NameRow) + 10;
        double bottom = top + PlotHeight;
        double step = (Chart.Width - Left - Right) / axes.Length;
        double X(int axis) => Left + (axis * step);
        double Height(int axis, double level)
            => bottom - Spread - ((PlotHeight - (2 * Spread)) * (axes[axis].Levels.Length == 1 ? 0.5 : level / (axes[axis].Levels.Length - 1)));
        double ValueHeight(double one) => bottom - (PlotHeight * value.Scale.Map(one));

        var content = Markup.Of($"{key.Draw(Left, Chart.TitleHeight)}<g class=\"grid\">");
        for (int i = 0; i <= axes.Length; i++)
        {
            content.Add($"<path d=\"M{X(i)} {top}v{PlotHeight}\"/>");
        }

        content.Add($"</g>\n");
        foreach ((int index, CoordinateThread thread) in threads.Index().Reverse())
        {
            double shift = threads.Length < 2 ? 0 : Spread * ((2.0 * index / (threads.Length - 1)) - 1);
            double end = ValueHeight(thread.Value);
            if (double.IsFinite(end))
            {
                var path = Markup.Of($"");
                foreach ((int axis, int level) in thread.Levels.Index().Where(one => one.Item >= 0))
                {
                    path.Add($"{X(axis)} {Height(axis, level) + shift} ");
                }

                content.Add($"""
                    <g class="{thread.Class}"><title>{thread.Name}</title><path class="thread" d="M{path}{X(axes.Length)} {end}"/></g>

                    """);
            }
        }

        content.Add($"<g class=\"names\">");
        for (int i = 0; i < axes.Length; i++)
        {
            string anchor = i == 0 ? "start" : "middle";
            double nameTop = Chart.TitleHeight + key.Height + 14 + (i % 2 * NameRow);
            string name = TextWidth.Fit(axes[i].Name, Chart.FontSize * Chart.Bold, (2 * step) - 8);
            content.Add($"<text class=\"{anchor}\" x=\"{(i == 0 ? 12 : X(i))}\" y=\"{nameTop}\">{name}</text>");
            foreach ((int level, string label) in axes[i].Levels.Index())
            {
                string text = TextWidth.Fit(label, Chart.FontSize * Chart.Bold, step - 6);
                double middle = Math.Max(X(i), 8 + (TextWidth.Of(text, Chart.FontSize * Chart.Bold) / 2));
                content.Add($"<text class=\"middle\" x=\"{middle}\" y=\"{Height(i, level) + 4.3}\">{text}</text>");
            }
        }

        double last = Chart.TitleHeight + key.Height + 14 + (axes.Length % 2 * NameRow);
        content.Add($"<text class=\"end\" x=\"{Chart.Width - 12}\" y=\"{last}\">{value.Title}</text></g>\n<g class=\"marks\">");
        foreach (Tick tick in value.Scale.Ticks)
        {
            content.Add($"<text x=\"{X(axes.Length) + 6}\" y=\"{ValueHeight(tick.Value) + 4.3}\">{tick.Label}</text>");
        }

        return new Chart(heading, bottom + 14, content.Add($"</g>\n"));
    }
}
