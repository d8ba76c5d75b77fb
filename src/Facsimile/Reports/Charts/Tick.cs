namespace Facsimile.Reports.Charts;

/// <summary>A place on an axis that is marked.</summary>
/// <param name="Value">Where.</param>
/// <param name="Label">What is written there.</param>
internal readonly record struct Tick(double Value, string Label);
