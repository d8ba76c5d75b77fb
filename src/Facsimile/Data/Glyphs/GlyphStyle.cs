using Facsimile.Numerics;

namespace Facsimile.Data.Glyphs;

/// <summary>How one image is written: everything about it that is chosen at random, except the way of writing.</summary>
/// <remarks>
/// Glyphs use + − × ÷ and the square root of doubles alone: these are rounded in one way on every machine, so a seed gives
/// the same bytes everywhere. Sines, powers and logarithms are not.
/// </remarks>
internal readonly struct GlyphStyle
{
    private readonly double _slant;
    private readonly double _cosine;
    private readonly double _sine;
    private readonly double _aspect;
    private readonly double _bendX;
    private readonly double _bendY;
    private readonly double _waist;
    private readonly double _taper;

    /// <summary>Chooses a style.</summary>
    public GlyphStyle(RandomStream random)
    {
        _slant = 0.12 + (0.27 * Normal(random));

        // The tangent of half the angle gives sine and cosine without trigonometry.
        double halfAngle = 0.05 * Normal(random);
        _cosine = (1 - (halfAngle * halfAngle)) / (1 + (halfAngle * halfAngle));
        _sine = 2 * halfAngle / (1 + (halfAngle * halfAngle));
        _aspect = Math.Clamp(0.78 + (0.16 * Normal(random)), 0.45, 1.15);
        _bendX = 0.20 * Normal(random);
        _bendY = 0.13 * Normal(random);
        _waist = 0.27 * Normal(random);
        _taper = 0.2 * Normal(random);
        Wobble = 0.02 + (0.035 * random.NextDouble());
        Radius = Math.Clamp(1.25 + (0.42 * Normal(random)), 0.62, 2.4);
        Pressure = 0.14 * Normal(random);
        Softness = random.NextDouble(0.8, 1.4);
        Size = random.NextDouble(18.2, 20.6);
        ShiftX = random.NextDouble(-0.9, 0.9);
        ShiftY = random.NextDouble(-0.9, 0.9);
    }

    /// <summary>How far the pen misses its places, as a standard deviation in parts of the digit's height.</summary>
    public double Wobble { get; }

    /// <summary>Half the width of the line in pixels.</summary>
    public double Radius { get; }

    /// <summary>By which share the line grows thicker, or thinner, from the begin of a stroke to its end.</summary>
    public double Pressure { get; }

    /// <summary>The width of the line's soft edge in pixels.</summary>
    public double Softness { get; }

    /// <summary>The longer side of the digit in pixels, line width included.</summary>
    public double Size { get; }

    /// <summary>How far the centre of the ink lies right of the image's centre, in pixels.</summary>
    public double ShiftX { get; }

    /// <summary>How far the centre of the ink lies below the image's centre, in pixels.</summary>
    public double ShiftY { get; }

    /// <summary>A number of mean 0 and standard deviation 1, nearly normal: the sum of four uniform ones.</summary>
    public static double Normal(RandomStream random)
    {
        double sum = random.NextDouble() + random.NextDouble() + random.NextDouble() + random.NextDouble();
        return (sum - 2) * 1.7320508075688772;
    }

    /// <summary>Bends, stretches, slants and turns a point of the unit square.</summary>
    public (double X, double Y) Transform(double x, double y)
    {
        double u = x - 0.5;
        double v = y - 0.5;

        // The upper half grows at the cost of the lower, the upper half widens at the cost of the lower, lines become bows.
        double height = v + (_waist * ((v * v) - 0.25)) + (_bendY * u * u);
        double width = (u * (1 + (_taper * 2 * v))) + (_bendX * ((v * v) - 0.08));
        double slanted = (width * _aspect) - (_slant * height);
        return ((slanted * _cosine) - (height * _sine), (slanted * _sine) + (height * _cosine));
    }
}
