using System.Collections.Immutable;

namespace Facsimile.Reports.Charts;

/// <summary>
/// Arrows in a plane, coloured by class, the stronger the less transparent. An arrow that is too short for a head is a short line.
/// </summary>
internal static class ArrowPlot
{
    private const double PlotHeight = 360;

    /// <summary>Arrows of one class and about one strength are one shape, which keeps the picture small.</summary>
    private const int Levels = 6;

    private const double LeastOpacity = 0.15;

    /// <summary>The sides of a head are this long, and a third of the arrow at the most.</summary>
    private const double Head = 4.5;

    /// <summary>Half of the angle between the sides of a head.</summary>
    private const double HeadAngle = Math.PI / 7;

    private const double LeastForHead = 3;

    /// <summary>Draws the chart.</summary>
    /// <param name="heading">Its words.</param>
    /// <param name="horizontalTitle">The title of the axis from left to right.</param>
    /// <param name="verticalTitle">The title of the axis from bottom to top.</param>
    /// <param name="groups">The arrows of each class; those that are not finite are left out.</param>
    public static Chart Draw(
        ChartHeading heading, string horizontalTitle, string verticalTitle, ImmutableArray<ArrowGroup> groups)
    {
        (double X, double Y)[] ends = [.. groups.SelectMany(group => group.Arrows).SelectMany(arrow => new[] { arrow.From, arrow.To })];
        var frame = new Frame(
            new Axis(horizontalTitle, LinearScale.Around(ends.Select(end => end.X), 6, tight: true)),
            new Axis(verticalTitle, LinearScale.Around(ends.Select(end => end.Y), 6, tight: true)),
            new Legend([.. groups.Select(group => new LegendEntry(group.Name, group.Class))], Chart.Width - 80, dots: true),
            PlotHeight);
        Markup content = frame.Draw();
        for (int level = 0; level < Levels; level++)
        {
            foreach (ArrowGroup group in groups)
            {
                content.Add($"{Shape(group, level, frame.Plot)}");
            }
        }

        return new Chart(heading, frame.Height, content);
    }

    private static int Level(double strength) => (int)Math.Clamp(strength * Levels, 0, Levels - 1);

    private static Markup Shape(ArrowGroup group, int level, PlotArea plot)
    {
        var path = Markup.Of($"");
        bool any = false;
        foreach (((double X, double Y) from, (double X, double Y) to, double strength) in group.Arrows)
        {
            (double X, double Y) tail = (plot.X(from.X), plot.Y(from.Y));
            (double X, double Y) tip = (plot.X(to.X), plot.Y(to.Y));
            if (Level(strength) == level && double.IsFinite(tail.X + tail.Y + tip.X + tip.Y))
            {
                path.Add($"{Arrow(tail, tip)}");
                any = true;
            }
        }

        double opacity = LeastOpacity + ((1 - LeastOpacity) * level / (Levels - 1));
        return any
            ? Markup.Of($"<path class=\"arrows {group.Class}\" stroke-opacity=\"{opacity}\" d=\"{path}\"/>\n")
            : path;
    }

    private static Markup Arrow((double X, double Y) tail, (double X, double Y) tip)
    {
        Markup arrow = Markup.Of($"M{tail.X} {tail.Y}L{tip.X} {tip.Y}");
        (double x, double y) = (tip.X - tail.X, tip.Y - tail.Y);
        double length = Math.Sqrt((x * x) + (y * y));
        if (length < LeastForHead)
        {
            return arrow;
        }

        double side = Math.Min(Head, length / 3);
        double angle = Math.Atan2(y, x) + Math.PI;
        Markup End(double turn) => Markup.Of($"{tip.X + (side * Math.Cos(angle + turn))} {tip.Y + (side * Math.Sin(angle + turn))}");
        return arrow.Add($"M{End(-HeadAngle)}L{tip.X} {tip.Y}L{End(HeadAngle)}");
    }
}
