using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Facsimile.Storage;

namespace Facsimile.Studies;

/// <summary>
/// Many trainings of one recipe with some settings varied. A study is data, a JSON file; the built-in ones are files of the same
/// form.
/// </summary>
public sealed record Study
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What it asks, in a sentence.</summary>
    public string Description { get; init; } = string.Empty;

    /// <summary>The recipe that is varied: the name of a built-in one, or a whole recipe. Once read it is a whole recipe.</summary>
    public required JsonNode Recipe { get; init; }

    /// <summary>What is varied; all combinations are tried.</summary>
    public required ImmutableArray<StudyAxis> Axes { get; init; }

    /// <summary>To try only some of the combinations, drawn by chance; null, the default, for all.</summary>
    public StudySample? Sample { get; init; }

    /// <summary>What the study is to confirm or refute; nothing by default.</summary>
    public ImmutableArray<StudyConclusion> Conclusions { get; init; } = [];

    /// <summary>What the best models are used for at the end; null, the default, for nothing.</summary>
    public StudyUses? Uses { get; init; }

    /// <summary>The study as JSON, indented.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, JsonFormat.Indented) + "\n";
}
