namespace Facsimile.Reports.Charts;

/// <summary>The words that belong to a chart.</summary>
/// <param name="Id">A short name, unique on its page: letters, digits and hyphens.</param>
/// <param name="Title">What the chart shows; written above it.</param>
/// <param name="Description">What there is to see, for readers who cannot see it.</param>
internal sealed record ChartHeading(string Id, string Title, string Description);
