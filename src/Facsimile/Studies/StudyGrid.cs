using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Facsimile.Studies;

/// <summary>All combinations of the axes of a study.</summary>
internal static class StudyGrid
{
    /// <summary>More models than anybody trains; a mistyped file must not fill the memory.</summary>
    public const int MostPoints = 10_000;

    private static readonly ImmutableArray<GridPoint> One = [new([], [])];

    /// <summary>The combinations; the last axis changes fastest.</summary>
    /// <exception cref="FacsimileException">An axis is empty or contradictory, or the combinations are too many.</exception>
    public static ImmutableArray<GridPoint> Points(ImmutableArray<StudyAxis> axes)
    {
        if (axes.IsDefaultOrEmpty)
        {
            throw new FacsimileException("The study has no axes; give at least one setting with its values.");
        }

        return Cross(axes);
    }

    private static ImmutableArray<GridPoint> Cross(ImmutableArray<StudyAxis> axes)
    {
        ImmutableArray<GridPoint> points = One;
        foreach (StudyAxis axis in axes)
        {
            ImmutableArray<GridPoint> levels = axis switch
            {
                _ when string.IsNullOrWhiteSpace(axis.Name) => throw new FacsimileException("An axis of the study has an empty name; name it."),
                { Setting: { } setting, Values: { } values, Variants: null } => [.. values.Select(value => OfValue(axis, setting, value))],
                { Setting: null, Values: null, Variants: { } variants } => [.. variants.SelectMany(variant => OfVariant(axis, variant)).Take(MostPoints + 1)],
                _ => throw new FacsimileException(
                    $"The axis '{axis.Name}' has to have either a setting with values, or variants."),
            };
            if (levels.IsEmpty)
            {
                throw new FacsimileException($"The axis '{axis.Name}' is empty; give at least one value.");
            }

            RefuseUnclearLabels(axis);
            if ((long)points.Length * levels.Length > MostPoints)
            {
                throw new FacsimileException($"The axes make more than {MostPoints:N0} combinations; give fewer values.");
            }

            points = [.. points.SelectMany(point => levels.Select(level => Join(point, level)))];
        }

        return points;
    }

    private static GridPoint OfValue(StudyAxis axis, string setting, JsonNode? value)
        => new([new(axis.Name, LabelOf(value))], [$"{setting}={Text(value)}"]);

    /// <summary>Models of equal labels, or of none, could not be told apart in the report, nor found by a conclusion.</summary>
    private static void RefuseUnclearLabels(StudyAxis axis)
    {
        IEnumerable<string> labels = axis.Variants?.Select(variant => variant.Label) ?? axis.Values!.Select(LabelOf);
        if (axis.Variants is not null && labels.Any(string.IsNullOrWhiteSpace))
        {
            throw new FacsimileException($"A variant of the axis '{axis.Name}' has an empty label; give it one.");
        }

        if (labels.GroupBy(label => label).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new FacsimileException($"The axis '{axis.Name}' has '{twice.Key}' more than once; give each level once, with a label of its own.");
        }
    }

    private static string LabelOf(JsonNode? value)
        => value is JsonValue one && one.TryGetValue(out string? word) ? word
            : value is JsonArray list ? string.Join(", ", list.Select(Text))
            : Text(value);

    private static string Text(JsonNode? value) => value?.ToJsonString() ?? "null";

    private static IEnumerable<GridPoint> OfVariant(StudyAxis axis, StudyVariant variant)
    {
        var own = new GridPoint(
            [new(axis.Name, variant.Label)],
            [.. variant.Set.Select(pair => $"{pair.Key}={Text(pair.Value)}")]);
        return Cross(variant.Axes).Select(point => Join(own, point));
    }

    private static GridPoint Join(GridPoint first, GridPoint second)
    {
        string? twice = second.Levels.Select(level => level.Key).FirstOrDefault(name => first.Levels.Any(level => level.Key == name));
        return twice is null
            ? new GridPoint([.. first.Levels, .. second.Levels], [.. first.Changes, .. second.Changes])
            : throw new FacsimileException($"Two axes that are combined have the name '{twice}'; name them apart.");
    }
}
