namespace Facsimile.Statistics;

/// <summary>A sample summed up as a box plot shows it (Tukey, "Exploratory Data Analysis", 1977).</summary>
/// <param name="Count">How many values.</param>
/// <param name="Mean">Their mean.</param>
/// <param name="StandardDeviation">Their sample standard deviation (divisor n − 1); 0 for one value.</param>
/// <param name="Minimum">The smallest value.</param>
/// <param name="LowerWhisker">The smallest value at or above Q1 − 1.5·(Q3 − Q1).</param>
/// <param name="LowerQuartile">Q1, linear interpolation between order statistics (type 7 of Hyndman and Fan, NumPy's default).</param>
/// <param name="Median">Q2, likewise.</param>
/// <param name="UpperQuartile">Q3, likewise.</param>
/// <param name="UpperWhisker">The largest value at or below Q3 + 1.5·(Q3 − Q1).</param>
/// <param name="Maximum">The largest value.</param>
/// <param name="OutlierCount">How many values lie outside the whiskers.</param>
public sealed record Distribution(
    int Count,
    double Mean,
    double StandardDeviation,
    double Minimum,
    double LowerWhisker,
    double LowerQuartile,
    double Median,
    double UpperQuartile,
    double UpperWhisker,
    double Maximum,
    int OutlierCount);
