using System.Collections.Immutable;
using Facsimile.Recipes;

namespace Facsimile.Studies;

/// <summary>One training of a study. Trials that differ in nothing but their number of epochs are looks at one training.</summary>
/// <param name="Trials">Its trials, by rising numbers of epochs.</param>
public sealed record PlannedTraining(ImmutableArray<StudyTrial> Trials)
{
    /// <summary>Its name: that of the trial that ends it.</summary>
    public string Name => Trials[^1].Name;

    /// <summary>What is trained: the recipe of the trial that ends it.</summary>
    public Recipe Recipe => Trials[^1].Recipe;
}
