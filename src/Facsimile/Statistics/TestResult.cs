namespace Facsimile.Statistics;

/// <summary>What a statistical test found.</summary>
/// <param name="Name">The name of the test, such as "Shapiro-Wilk".</param>
/// <param name="Statistic">The test's statistic, by the formula that the test states.</param>
/// <param name="PValue">
/// How probable such a statistic, or a more extreme one, is if the hypothesis of the test is true; 0 to 1.
/// </param>
/// <param name="Count">How many values, rows or pairs were tested.</param>
public sealed record TestResult(string Name, double Statistic, double PValue, int Count);
