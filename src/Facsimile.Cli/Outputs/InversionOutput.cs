using System.Globalization;
using System.Text.Json.Nodes;
using Facsimile.Cli.Display;
using Facsimile.Inversion;
using Facsimile.Statistics;

namespace Facsimile.Cli.Outputs;

/// <summary>Writes what an inversion found.</summary>
internal static class InversionOutput
{
    public static void Write(string folder, InversionOptions options, InversionResult result, bool json, Shell shell)
    {
        double[] changes = [.. Enumerable.Range(0, result.Count).Select(result.Change)];
        Distribution before = Distribution.Of([.. result.LossesBefore]);
        Distribution after = Distribution.Of([.. result.LossesAfter]);
        Distribution change = Distribution.Of(changes);
        (InversionOutcome Outcome, int Count)[] outcomes =
        [
            .. result.Outcomes.GroupBy(outcome => outcome).Select(group => (group.Key, group.Count())).OrderByDescending(pair => pair.Item2),
        ];
        if (json)
        {
            JsonObject Summary(Distribution one) => new() { ["mean"] = one.Mean, ["median"] = one.Median };
            Json.Write(
                new JsonObject
                {
                    ["out"] = folder,
                    ["method"] = options.Method.Name,
                    ["images"] = result.Count,
                    ["lossBefore"] = Summary(before),
                    ["lossAfter"] = Summary(after),
                    ["deltaPercent"] = Summary(change),
                    ["outcomes"] = new JsonObject(
                        outcomes.Select(one => KeyValuePair.Create<string, JsonNode?>(one.Outcome.Word(), one.Count))),
                },
                shell);
            return;
        }

        string[] Row(string name, Distribution one) =>
        [
            name, .. new[] { one.Mean, one.Median, one.LowerQuartile, one.UpperQuartile, one.Minimum, one.Maximum }
                .Select(value => Fixed(value)),
        ];
        Tables.Write(
            [
                new Column($"{ProgressText.Count(result.Count)} images"), Column.Number("mean"), Column.Number("median"),
                Column.Number("lower q.", 2), Column.Number("upper q.", 2), Column.Number("least", 1), Column.Number("most", 1),
            ],
            [Row("Loss before", before), Row("Loss after", after), Row("δ (%)", change)],
            shell);
        NamedLine.Write("loss", $"‖D(z) − x‖² of an image over {(options.Mask is null ? "all" : "the known")} pixels", shell);
        NamedLine.Write("method", options.Method.Name, shell);
        NamedLine.Write(
            "outcomes", string.Join(", ", outcomes.Select(one => $"{one.Outcome.Word()} {ProgressText.Count(one.Count)}")), shell);
        NamedLine.Write("codes", Path.Combine(folder, "codes.npy"), shell);
        NamedLine.Write("table", Path.Combine(folder, "inversion.csv"), shell);
        NamedLine.Write("pictures", Path.Combine(folder, "grid.png"), shell);
    }

    /// <summary>Two digits after the point; what rounds to zero has no sign.</summary>
    private static string Fixed(double value) => (Math.Round(value, 2) + 0.0).ToString("F2", CultureInfo.InvariantCulture);
}
