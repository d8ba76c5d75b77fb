using System.Collections.Immutable;

namespace Facsimile.Reports.Charts;

/// <summary>
/// Many points coloured by class. Each class is also named in the picture, at the median of its points or near it; where that is
/// too crowded, in the legend alone. Places are rounded to a quarter of a unit and written as differences, so that 10,000 points
/// take some 100 kB.
/// </summary>
internal static class ScatterPlot
{
    private const double PlotHeight = 360;

    /// <summary>Classes are drawn in turn, a part of each at a time, so that the last does not cover the others.</summary>
    private const int Layers = 8;

    /// <summary>Places are counted in this part of a unit.</summary>
    private const int PartsOfUnit = 4;

    /// <summary>Up to so many points are drawn larger.</summary>
    private const int FewPoints = 200;

    /// <summary>Draws the chart.</summary>
    /// <param name="heading">Its words.</param>
    /// <param name="horizontalTitle">The title of the axis from left to right.</param>
    /// <param name="verticalTitle">The title of the axis from bottom to top.</param>
    /// <param name="groups">The points of each class.</param>
    public static Chart Draw(
        ChartHeading heading, string horizontalTitle, string verticalTitle, ImmutableArray<PointGroup> groups)
    {
        (double X, double Y)[] points = [.. groups.SelectMany(group => group.Points)];
        var frame = new Frame(
            new Axis(horizontalTitle, LinearScale.Around(points.Select(point => point.X), 6, tight: true)),
            new Axis(verticalTitle, LinearScale.Around(points.Select(point => point.Y), 6, tight: true)),
            new Legend([.. groups.Select(group => new LegendEntry(group.Name, group.Class))], Chart.Width - 80, dots: true),
            PlotHeight);
        Markup content = frame.Draw();
        string style = points.Length <= FewPoints ? "few" : "many";
        content.Add($"<g class=\"{style}\" transform=\"scale({1.0 / PartsOfUnit})\">\n");
        for (int layer = 0; layer < Layers; layer++)
        {
            foreach (PointGroup group in groups)
            {
                content.Add($"{Dots(group, layer, frame.Plot)}");
            }
        }

        content.Add($"</g>\n{ScatterNames.Draw(groups, frame.Plot)}");
        return new Chart(heading, frame.Height, content);
    }

    /// <summary>Every eighth point of a class, as round ends of lines of no length.</summary>
    private static Markup Dots(PointGroup group, int layer, PlotArea plot)
    {
        var path = Markup.Of($"");
        (int X, int Y) last = (0, 0);
        for (int i = layer; i < group.Points.Length; i += Layers)
        {
            double x = plot.X(group.Points[i].X);
            double y = plot.Y(group.Points[i].Y);
            if (double.IsFinite(x) && double.IsFinite(y))
            {
                (int X, int Y) place = ((int)Math.Round(x * PartsOfUnit), (int)Math.Round(y * PartsOfUnit));
                path.Add($"m{place.X - last.X} {place.Y - last.Y}h0");
                last = place;
            }
        }

        return last == (0, 0) ? path : Markup.Of($"<path class=\"dots points {group.Class}\" d=\"{path}\"/>\n");
    }
}
