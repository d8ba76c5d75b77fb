using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Facsimile.Studies;

/// <summary>One thing that a study varies: a setting with its values, or variants that change several settings at once.</summary>
public sealed record StudyAxis
{
    /// <summary>What is varied, in words, for example <c>batch size</c>. Axes inside of variants may share a name.</summary>
    public required string Name { get; init; }

    /// <summary>The setting of the recipe, for example <c>training.batchSize</c>; null for an axis of variants.</summary>
    public string? Setting { get; init; }

    /// <summary>The values of the setting, at least one.</summary>
    public JsonArray? Values { get; init; }

    /// <summary>The variants, at least one; null for an axis of values.</summary>
    public ImmutableArray<StudyVariant>? Variants { get; init; }
}
