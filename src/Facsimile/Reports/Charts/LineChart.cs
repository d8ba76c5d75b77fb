using System.Collections.Immutable;

namespace Facsimile.Reports.Charts;

/// <summary>Several series over a common horizontal axis. A point without neighbours is a dot.</summary>
internal static class LineChart
{
    private const double PlotHeight = 215;

    /// <summary>Draws the chart.</summary>
    /// <param name="heading">Its words.</param>
    /// <param name="horizontal">The axis from left to right.</param>
    /// <param name="vertical">The axis from bottom to top; on a logarithmic one only positive values appear.</param>
    /// <param name="series">The lines; the first lies on top.</param>
    public static Chart Draw(ChartHeading heading, Axis horizontal, Axis vertical, ImmutableArray<LineSeries> series)
    {
        LegendEntry[] entries =
            [.. series.DistinctBy(line => line.Name).Select(line => new LegendEntry(line.Name, line.Class, line.Dashed))];
        var frame = new Frame(horizontal, vertical, new Legend(entries, Chart.Width - 80, dots: false), PlotHeight);
        Markup content = frame.Draw();
        foreach (LineSeries line in series.Reverse())
        {
            content.Add($"<g class=\"{line.Class}\"><title>{line.Name}</title>{Lines(line, frame.Plot)}</g>\n");
        }

        return new Chart(heading, frame.Height, content);
    }

    private static Markup Lines(LineSeries line, PlotArea plot)
    {
        var markup = Markup.Of($"");
        var run = new List<(double X, double Y)>();
        foreach ((double x, double y) in line.Points)
        {
            (double X, double Y) place = (plot.X(x), plot.Y(y));
            if (double.IsFinite(place.X) && double.IsFinite(place.Y))
            {
                run.Add(place);
            }
            else
            {
                Connect(run, line.Dashed, markup);
                run.Clear();
            }
        }

        Connect(run, line.Dashed, markup);
        return markup;
    }

    private static void Connect(List<(double X, double Y)> run, bool dashed, Markup markup)
    {
        if (run.Count == 1)
        {
            markup.Add($"<circle cx=\"{run[0].X}\" cy=\"{run[0].Y}\" r=\"3.5\"/>");
        }
        else if (run.Count > 1)
        {
            markup.Add($"<path class=\"line{(dashed ? " dashed" : "")}\" d=\"M{run[0].X} {run[0].Y}L");
            foreach ((double x, double y) in run.Skip(1))
            {
                markup.Add($"{x} {y} ");
            }

            markup.Add($"\"/>");
        }
    }
}
