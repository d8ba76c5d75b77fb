namespace Facsimile.Reports.Charts;

/// <summary>One axis of a chart.</summary>
/// <param name="Title">What it shows, with the unit; empty for none.</param>
/// <param name="Scale">Its values and marks.</param>
internal sealed record Axis(string Title, Scale Scale);
