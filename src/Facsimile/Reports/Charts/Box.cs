using System.Collections.Immutable;
using Facsimile.Statistics;

namespace Facsimile.Reports.Charts;

/// <summary>One row of a box plot.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Class">The CSS class of its colour.</param>
/// <param name="Values">The figures of the box.</param>
/// <param name="Outliers">Values outside the whiskers to draw as dots; may be a part of them.</param>
internal sealed record Box(string Name, string Class, Distribution Values, ImmutableArray<double> Outliers)
{
    /// <summary>The most outliers that are drawn of one box; more would be a solid line and a large file.</summary>
    public const int MostOutliers = 200;

    /// <summary>A box whose outliers are chosen from the values.</summary>
    public static Box Of(string name, string colour, Distribution distribution, IEnumerable<double> values)
        => new(name, colour, distribution, ChooseOutliers(distribution, values));

    /// <summary>A box whose values are not known any more: of its outliers only the smallest and the largest are drawn.</summary>
    public static Box Of(string name, string colour, Distribution distribution)
        => new(name, colour, distribution, ChooseOutliers(distribution, [distribution.Minimum, distribution.Maximum]));

    /// <summary>The outliers, sorted; of too many some, evenly chosen by rank, with the smallest and the largest.</summary>
    private static ImmutableArray<double> ChooseOutliers(Distribution distribution, IEnumerable<double> values)
    {
        double[] outliers =
        [
            .. values.Where(value => double.IsFinite(value)
                && (value < distribution.LowerWhisker || value > distribution.UpperWhisker)).Order(),
        ];
        if (outliers.Length <= MostOutliers)
        {
            return [.. outliers];
        }

        int Rank(int i) => (int)((long)i * (outliers.Length - 1) / (MostOutliers - 1));
        return [.. Enumerable.Range(0, MostOutliers).Select(i => outliers[Rank(i)])];
    }
}
