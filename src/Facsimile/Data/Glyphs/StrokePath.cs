namespace Facsimile.Data.Glyphs;

/// <summary>A line of short straight pieces, of one or several strokes.</summary>
internal sealed class StrokePath(int capacity)
{
    /// <summary>Straight pieces between two places: short enough that no corner shows at 28×28 pixels.</summary>
    public const int PiecesPerSpan = 6;

    private readonly double[] _x = new double[capacity];
    private readonly double[] _y = new double[capacity];
    private readonly double[] _along = new double[capacity];

    /// <summary>The number of points.</summary>
    public int Count { get; private set; }

    /// <summary>The points' x.</summary>
    public Span<double> X => _x.AsSpan(0, Count);

    /// <summary>The points' y.</summary>
    public Span<double> Y => _y.AsSpan(0, Count);

    /// <summary>How far along its stroke a point lies, 0 to 1; 0 begins a new stroke.</summary>
    public ReadOnlySpan<double> Along => _along.AsSpan(0, Count);

    /// <summary>Begins anew.</summary>
    public void Clear() => Count = 0;

    /// <summary>
    /// Adds a stroke through the points: between two corners a centripetal Catmull-Rom curve, which neither overshoots nor
    /// makes loops (Yuksel, Schaefer, Keyser, "Parameterization and applications of Catmull-Rom curves", 2011).
    /// </summary>
    public void AddStroke(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<GlyphTemplate.Anchor> anchors)
    {
        int spans = x.Length - 1;
        AddPoint(x[0], y[0], 0);
        for (int i = 0; i < spans; i++)
        {
            bool first = i == 0 || anchors[i].IsCorner;
            bool last = i == spans - 1 || anchors[i + 1].IsCorner;

            // At an end the curve goes on as it came.
            double x0 = first ? (2 * x[i]) - x[i + 1] : x[i - 1];
            double y0 = first ? (2 * y[i]) - y[i + 1] : y[i - 1];
            double x3 = last ? (2 * x[i + 1]) - x[i] : x[i + 2];
            double y3 = last ? (2 * y[i + 1]) - y[i] : y[i + 2];
            double before = Knot(x[i] - x0, y[i] - y0);
            double here = Knot(x[i + 1] - x[i], y[i + 1] - y[i]);
            double after = Knot(x3 - x[i + 1], y3 - y[i + 1]);
            double startX = Tangent(x0, x[i], x[i + 1], before, here, here);
            double startY = Tangent(y0, y[i], y[i + 1], before, here, here);
            double endX = Tangent(x[i], x[i + 1], x3, here, after, here);
            double endY = Tangent(y[i], y[i + 1], y3, here, after, here);
            for (int piece = 1; piece <= PiecesPerSpan; piece++)
            {
                double t = (double)piece / PiecesPerSpan;
                AddPoint(Hermite(x[i], startX, x[i + 1], endX, t), Hermite(y[i], startY, y[i + 1], endY, t), (i + t) / spans);
            }
        }
    }

    private void AddPoint(double x, double y, double along)
    {
        _x[Count] = x;
        _y[Count] = y;
        _along[Count] = along;
        Count++;
    }

    /// <summary>The distance of two knots: the root of the points' distance; a little more than 0 for equal points.</summary>
    private static double Knot(double x, double y) => Math.Sqrt(Math.Sqrt((x * x) + (y * y)) + 1e-9);

    /// <summary>The curve's derivative at the middle one of three points, for knots that far apart, times the span.</summary>
    private static double Tangent(double p0, double p1, double p2, double before, double after, double span)
        => span * (((p1 - p0) / before) - ((p2 - p0) / (before + after)) + ((p2 - p1) / after));

    private static double Hermite(double start, double startTangent, double end, double endTangent, double t)
    {
        double square = t * t;
        double cube = square * t;
        return (((2 * cube) - (3 * square) + 1) * start) + ((cube - (2 * square) + t) * startTangent)
            + (((3 * square) - (2 * cube)) * end) + ((cube - square) * endTangent);
    }
}
