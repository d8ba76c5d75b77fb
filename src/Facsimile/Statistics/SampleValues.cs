using System.Globalization;

namespace Facsimile.Statistics;

/// <summary>Checks the values of a sample, so that no test answers NaN where a line could say what is wrong.</summary>
internal static class SampleValues
{
    /// <summary>Refuses a sample that is too small or too large, or holds a value that is not finite.</summary>
    /// <param name="values">The sample.</param>
    /// <param name="name">What it is for; begins the message.</param>
    /// <param name="fewest">The smallest number of values.</param>
    /// <param name="most">The largest number of values.</param>
    /// <exception cref="FacsimileException">The sample is refused.</exception>
    public static void Check(ReadOnlySpan<double> values, string name, int fewest, int most = int.MaxValue)
    {
        CheckCount(values.Length, "values", name, fewest);
        if (values.Length > most)
        {
            throw new FacsimileException(
                $"{name}: {values.Length} values, but it holds for at most {most}; give a random part of them.");
        }

        for (int i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i]))
            {
                throw new FacsimileException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{name}: value {i + 1} of {values.Length} is {values[i]}; all must be finite numbers."));
            }
        }
    }

    /// <summary>Refuses a sample of fewer values, rows or pairs than are needed.</summary>
    public static void CheckCount(int count, string what, string name, int fewest)
    {
        if (count < fewest)
        {
            throw new FacsimileException($"{name}: the sample has {count} {what}; at least {fewest} are needed.");
        }
    }

    /// <summary>
    /// The checked values, in their order, moved and scaled to [0, 1]: what does not depend on unit and origin can be computed
    /// from these without overflow.
    /// </summary>
    /// <exception cref="FacsimileException">The sample is refused, or its values are all equal.</exception>
    public static double[] UnitRange(ReadOnlySpan<double> values, string name, int fewest, int most = int.MaxValue)
    {
        Check(values, name, fewest, most);
        double low = double.PositiveInfinity;
        double high = double.NegativeInfinity;
        foreach (double value in values)
        {
            low = Math.Min(low, value);
            high = Math.Max(high, value);
        }

        if (low == high || !double.IsFinite(high - low))
        {
            string found = low == high ? $"are all {low:R}" : $"reach from {low:R} to {high:R}";
            throw new FacsimileException(string.Create(
                CultureInfo.InvariantCulture,
                $"{name}: the {values.Length} values {found}; they must vary, within the range of a double."));
        }

        double[] scaled = new double[values.Length];
        for (int i = 0; i < scaled.Length; i++)
        {
            scaled[i] = (values[i] - low) / (high - low);
        }

        return scaled;
    }
}
