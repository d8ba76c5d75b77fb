using System.Collections.Immutable;

namespace Facsimile.Studies;

/// <summary>One combination of a grid.</summary>
/// <param name="Levels">Where it stands on each axis, in the order of the axes.</param>
/// <param name="Changes">What it changes in the recipe, as <c>path=value</c>.</param>
internal sealed record GridPoint(ImmutableArray<KeyValuePair<string, string>> Levels, ImmutableArray<string> Changes);
