namespace Facsimile.Numerics;

/// <summary>
/// The natural logarithm out of + − × ÷ alone, which every machine rounds in the same way; the system's own differs in the
/// last bit from one C library to the next, and random numbers must not.
/// </summary>
internal static class PortableLogarithm
{
    private const double Log2 = 0.693147180559945309;
    private const double Sqrt2 = 1.41421356237309505;

    /// <summary>
    /// ln x for a positive, normal number: with x = 2ᵏ · m, m in [√½, √2) and s = (m − 1) / (m + 1),
    /// ln x = k · ln 2 + 2 · (s + s³/3 + s⁵/5 + …); terms up to s²³ bring the error of the sum below 2⁻⁵⁴.
    /// </summary>
    public static double Of(double x)
    {
        long bits = BitConverter.DoubleToInt64Bits(x);
        int exponent = (int)(bits >> 52) - 1023;
        double m = BitConverter.Int64BitsToDouble((bits & 0x000FFFFFFFFFFFFF) | 0x3FF0000000000000);
        if (m >= Sqrt2)
        {
            m /= 2;
            exponent++;
        }

        double s = (m - 1) / (m + 1);
        double square = s * s;
        double sum = 1.0 / 23;
        for (int power = 21; power >= 1; power -= 2)
        {
            sum = (sum * square) + (1.0 / power);
        }

        return (exponent * Log2) + (2 * s * sum);
    }
}
