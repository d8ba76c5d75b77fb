using System.Collections.Immutable;

namespace Facsimile.Reports.Charts;

/// <summary>
/// The names of classes among their points, none over another: one after the other, each as near to the median of its points as
/// there is room.
/// </summary>
internal static class ScatterNames
{
    private const double Height = 15;

    /// <summary>The room between two names side by side.</summary>
    private const double Gap = 5;

    /// <summary>A name farther than this from the middle of its points would mislead; the legend has it anyway.</summary>
    private const double Farthest = 32;

    private const double RingStep = 4;
    private const int Directions = 16;

    /// <summary>The names; none when there is only one class.</summary>
    public static Markup Draw(ImmutableArray<PointGroup> groups, PlotArea plot)
    {
        var names = Markup.Of($"<g class=\"names\">");
        var placed = new List<Place>();
        foreach (PointGroup group in groups.Length > 1 ? groups : [])
        {
            double half = TextWidth.Of(group.Name, Chart.FontSize) * Chart.Bold / 2;
            double x = plot.X(Median(group.Points.Select(point => point.X)));
            double y = plot.Y(Median(group.Points.Select(point => point.Y)));
            if (double.IsFinite(x) && double.IsFinite(y) && FindRoom(new Place(x, y, half), placed, plot) is { } place)
            {
                placed.Add(place);
                names.Add($"<text class=\"middle\" x=\"{place.X}\" y=\"{place.Y + 4.3}\">{group.Name}</text>");
            }
        }

        return names.Add($"</g>\n");
    }

    /// <summary>The free place nearest to the wished one, searched in rings; null when there is none.</summary>
    private static Place? FindRoom(Place wished, List<Place> placed, PlotArea plot)
    {
        for (double radius = 0; radius <= Farthest; radius += RingStep)
        {
            for (int direction = 0; direction < Directions; direction++)
            {
                double angle = 2 * Math.PI * direction / Directions;
                Place place = wished with
                {
                    X = wished.X + (radius * Math.Sin(angle)),
                    Y = wished.Y - (radius * Math.Cos(angle)),
                };
                if (place.IsIn(plot) && !placed.Exists(place.Overlaps))
                {
                    return place;
                }
            }
        }

        return null;
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Where(double.IsFinite).Order()];
        return sorted.Length == 0 ? double.NaN : sorted[sorted.Length / 2];
    }

    /// <summary>The middle of a name and half of its width.</summary>
    private readonly record struct Place(double X, double Y, double Half)
    {
        public bool Overlaps(Place other)
            => Math.Abs(other.Y - Y) < Height && Math.Abs(other.X - X) < other.Half + Half + Gap;

        public bool IsIn(PlotArea plot)
            => X - Half >= plot.Left && X + Half <= plot.Right && Y >= plot.Top + (Height / 2) && Y <= plot.Bottom - (Height / 2);
    }
}
