using System.Text.Json.Nodes;
using Facsimile.Evaluation;
using Facsimile.Storage;

namespace Facsimile.Studies.Results;

/// <summary><c>results.json</c>: all figures of a study for programs. What is not known is null.</summary>
internal static class StudyJson
{
    /// <summary>The content of the file.</summary>
    public static string Format(StudyFigures figures) => new JsonObject
    {
        ["study"] = figures.Plan.Study.Name,
        ["trainings"] = figures.Plan.Trainings.Length,
        ["trials"] = List(figures.Trials, one => Trial(figures, one)),
        ["axes"] = List(figures.Influences, Axis),
        ["bestPairs"] = List(figures.Pairs, pair => new JsonObject
        {
            ["levels"] = new JsonObject { [pair.First] = pair.FirstLevel, [pair.Second] = pair.SecondLevel },
            ["count"] = pair.Errors.Count,
            ["mse"] = pair.Errors.Mean,
            ["smallest"] = pair.Errors.Least,
        }),
        ["conclusions"] = List(figures.Conclusions, one => new JsonObject
        {
            ["statement"] = one.Conclusion.Statement,
            ["verdict"] = one.Verdict,
            ["ratio"] = Number(one.Ratio),
            ["figures"] = one.Evidence,
        }),
        ["denoising"] = List(figures.Uses?.Noise?.Models.Prepend(figures.Uses.Noise.Noisy) ?? [], curve => new JsonObject
        {
            ["model"] = curve.Name,
            ["levels"] = List(curve.Levels, level => new JsonObject
            {
                ["level"] = level.Level,
                ["mse"] = level.Mse.Mean,
                ["ssim"] = Number(level.Ssim?.Median),
            }),
        }),
        ["inpainting"] = List(figures.Uses is { Filled.IsEmpty: false } uses ? uses.Names.Zip(uses.Filled) : [], one => Mask(one.First, one.Second)),
    }.ToJsonString(JsonFormat.Indented) + "\n";

    private static JsonObject Trial(StudyFigures figures, TrialResult one)
    {
        int rank = figures.Ranked.IndexOf(one);
        return new JsonObject
        {
            ["name"] = one.Trial.Name,
            ["status"] = one.Evaluation is not null ? "finished" : one.Failure is not null ? "failed" : "missing",
            ["reason"] = one.Failure,
            ["rank"] = rank < 0 ? null : rank + 1,
            ["levels"] = new JsonObject(one.Trial.Levels.Select(level => KeyValuePair.Create(level.Key, (JsonNode?)level.Value))),
            ["epochs"] = one.Trial.Recipe.Training.Epochs,
            ["parameters"] = one.Evaluation is null ? null : one.Parameters,
            ["codeSize"] = one.Evaluation?.CodeSize,
            ["mse"] = Number(one.Error),
            ["ssim"] = Number(StudyFigures.Metric(one, Metric.Ssim)),
            ["psnr"] = Number(StudyFigures.Metric(one, Metric.Psnr)),
            ["pixelAccuracy"] = Number(StudyFigures.Metric(one, Metric.PixelAccuracy)),
            ["pcaMse"] = Number(one.Evaluation?.PcaBaseline?[Metric.Mse].Mean),
            ["firstScores"] = List(one.Evaluation?.FirstScores ?? [], score => JsonValue.Create(score)),
        };
    }

    private static JsonObject Axis(AxisInfluence one) => new()
    {
        ["name"] = one.Axis.Axis,
        ["levels"] = List(one.Levels, level => new JsonObject
        {
            ["level"] = level.Level,
            ["count"] = level.Count,
            ["mse"] = level.Mean,
            ["deviation"] = Number(level.Deviation),
            ["smallest"] = level.Least,
        }),
        ["firstToLast"] = new JsonObject
        {
            ["pairs"] = one.Ratios.Ratios.Length,
            ["steps"] = one.Ratios.Steps,
            ["ratio"] = Number(one.Ratios.Mean),
        },
    };

    private static JsonObject Mask(string name, Restoration restoration)
    {
        var mask = MaskSummary.Of(restoration.Scores)!;
        return new JsonObject
        {
            ["model"] = name,
            ["insideHidden"] = Number(mask.InsideBefore.Mse?.Mean),
            ["inside"] = Number(mask.InsideAfter.Mse?.Mean),
            ["outside"] = Number(mask.OutsideAfter.Mse?.Mean),
        };
    }

    private static JsonArray List<T>(IEnumerable<T> items, Func<T, JsonNode?> toNode) => [.. items.Select(toNode)];

    private static double? Number(double? value) => value is { } number && double.IsFinite(number) ? number : null;
}
