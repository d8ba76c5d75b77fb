using System.Collections.Immutable;

namespace Facsimile.Reports.Charts;

/// <summary>The arrows of one class.</summary>
/// <param name="Name">The name of the class.</param>
/// <param name="Class">The CSS class of its colour.</param>
/// <param name="Arrows">From where to where each goes, and how strongly it is drawn, 0 to 1.</param>
internal sealed record ArrowGroup(
    string Name, string Class, ImmutableArray<((double X, double Y) From, (double X, double Y) To, double Strength)> Arrows);
