using System.Globalization;
using System.Text.Json.Nodes;
using Facsimile.Cli.Display;
using Facsimile.Inversion;
using Facsimile.Inversion.Analysis;

namespace Facsimile.Cli.Outputs;

/// <summary>Writes the main figures of a study of inversion; all others are in its report.</summary>
internal static class InversionStudyOutput
{
    public static void Write(string folder, InversionStudyResult study, bool json, Shell shell)
    {
        if (json)
        {
            Json.Write(
                new JsonObject
                {
                    ["out"] = folder,
                    ["images"] = study.InvertedImages,
                    ["judged"] = study.Images.Count,
                    ["sets"] = Json.Array(study.Sets, set => new JsonObject
                    {
                        ["name"] = set.Name,
                        ["loss"] = set.Losses.Average(),
                        ["deltaPercent"] = set.Changes.Average(),
                        ["distance"] = set.Distances.Average(),
                        ["successRate"] = set.Agreement?.Accuracy,
                    }),
                    ["methods"] = Json.Array(study.Methods, method => new JsonObject
                    {
                        ["name"] = method.Name,
                        ["loss"] = method.MeanLoss,
                        ["deltaPercent"] = method.MeanChange,
                        ["atOrBelowPublished"] = method.AtOrBelow(study.Methods[0]),
                    }),
                },
                shell);
            return;
        }

        string Fixed(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
        string Percent(double share) => Fixed(100 * share, "F2") + " %";
        Tables.Write(
            [
                new Column($"{ProgressText.Count(study.Images.Count)} images"), Column.Number("loss"), Column.Number("δ (%)"),
                Column.Number("distance", 1), Column.Number("success"),
            ],
            study.Sets.Select(set => new[]
            {
                $"{set.Name}: {set.Description}", Fixed(set.Losses.Average(), "F2"), Fixed(set.Changes.Average(), "F2"),
                Fixed(set.Distances.Average(), "F4"),
                set.Agreement is { } agreement ? Percent(agreement.Accuracy) : "–",
            }),
            shell);
        shell.Output.WriteLine();
        Tables.Write(
            [
                new Column($"{ProgressText.Count(study.Methods[0].Result.Count)} images"), Column.Number("loss"), Column.Number("δ (%)"),
                Column.Number("converged", 1), Column.Number("≤ published"),
            ],
            study.Methods.Select(method => new[]
            {
                method.Name, Fixed(method.MeanLoss, "F3"), Fixed(method.MeanChange, "F2"),
                method.Result.Outcomes.Contains(InversionOutcome.Completed) ? "–" : Percent(method.Converged),
                Percent(method.AtOrBelow(study.Methods[0])),
            }),
            shell);
        shell.Output.WriteLine();
        NamedLine.Write("report", Path.Combine(folder, "report.html"), shell);
    }
}
