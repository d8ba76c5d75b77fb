using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Facsimile.Studies;

/// <summary>One of several ways to set some settings.</summary>
public sealed record StudyVariant
{
    /// <summary>What it is called.</summary>
    public required string Label { get; init; }

    /// <summary>The settings that it changes, each by its path, for example <c>"loss.type": "bce"</c>.</summary>
    public required JsonObject Set { get; init; }

    /// <summary>What is varied with this variant only; nothing by default.</summary>
    public ImmutableArray<StudyAxis> Axes { get; init; } = [];
}
