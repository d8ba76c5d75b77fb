namespace Facsimile.Reports.Charts;

/// <summary>One line of a legend.</summary>
/// <param name="Name">What it says.</param>
/// <param name="Class">The CSS class of its colour.</param>
/// <param name="Dashed">Whether its sign is a dashed line.</param>
internal readonly record struct LegendEntry(string Name, string Class, bool Dashed = false);
