namespace Facsimile.Data.Corruptions;

/// <summary>Checks the numbers of a corruption.</summary>
internal static class SettingRange
{
    /// <summary>Refuses a value outside a range, and NaN.</summary>
    /// <param name="value">The value found.</param>
    /// <param name="minimum">The smallest that is allowed.</param>
    /// <param name="maximum">The largest.</param>
    /// <param name="setting">What it is, as the message begins: <c>corruption.sigma</c>.</param>
    /// <param name="example">A usual value.</param>
    /// <exception cref="FacsimileException">It is outside.</exception>
    public static void Check(double value, double minimum, double maximum, string setting, double example)
    {
        if (!(value >= minimum && value <= maximum))
        {
            throw new FacsimileException(FormattableString.Invariant(
                $"{setting} is {value}; it must lie from {minimum} to {maximum}, for example {example}."));
        }
    }
}
