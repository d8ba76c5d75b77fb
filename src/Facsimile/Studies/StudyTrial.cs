using System.Collections.Immutable;
using Facsimile.Recipes;

namespace Facsimile.Studies;

/// <summary>One model of a study.</summary>
/// <param name="Name">Its name, and that of its folder: letters, digits, points and hyphens.</param>
/// <param name="Levels">Where it stands on each axis that it has, by the name of the axis.</param>
/// <param name="Recipe">How it is trained, as if it were alone.</param>
public sealed record StudyTrial(string Name, ImmutableSortedDictionary<string, string> Levels, Recipe Recipe);
