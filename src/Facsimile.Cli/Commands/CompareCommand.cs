using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Facsimile.Cli.Inputs;
using Facsimile.Cli.Outputs;
using Facsimile.Evaluation;
using Facsimile.Reports;

namespace Facsimile.Cli.Commands;

/// <summary><c>facsimile compare</c>: several runs in one table and one report.</summary>
internal static class CompareCommand
{
    public static Command Create(Shell shell)
    {
        Argument<string[]> runs = new("RUN")
        {
            Arity = ArgumentArity.OneOrMore,
            Description = "The folders of finished runs, in the order in which they are to be shown.",
        };
        Option<string?> output = new("--out")
        {
            HelpName = "DIR",
            Description = "A folder to write comparison.html and its charts to; it must not hold anything yet. Default: "
                + "only the table.",
        };
        Option<bool> json = CommonOptions.Json();
        var command = new Command("compare", "Put several runs side by side: one table, one chart of their losses.")
        {
            runs, output, json,
        };
        command.SetAction(result =>
        {
            List<ComparedRun> compared = ComparedRuns.Read(result.GetRequiredValue(runs));
            if (result.GetValue(output) is { } folder)
            {
                OutputPath.PrepareFolder(folder);
                ComparisonReport.Write(folder, compared);
                shell.Error.WriteLine($"report: {Path.Combine(folder, "comparison.html")}");
            }

            if (result.GetValue(json))
            {
                Json.Write(Json.Array(compared, ToJson), shell);
            }
            else
            {
                Tables.Write(
                    ["Run", " Code", " Parameters", " Epochs", .. Columns.Select(column => " " + column.Heading)],
                    compared.Select(Row),
                    shell);
            }
        });
        return command.WithExamples("facsimile compare runs/digits-p2 runs/digits-p16 --out runs/latent-sizes");
    }

    private static (string Heading, Metric Metric, bool Median)[] Columns { get; } =
    [
        ("MSE mean", Metric.Mse, false),
        ("MSE median", Metric.Mse, true),
        ("PSNR median", Metric.Psnr, true),
        ("SSIM median", Metric.Ssim, true),
        ("Pixel acc.", Metric.PixelAccuracy, false),
    ];

    private static string[] Row(ComparedRun run) =>
    [
        run.Name,
        run.Evaluation.CodeSize.ToString(CultureInfo.InvariantCulture),
        run.ParameterCount?.ToString("N0", CultureInfo.InvariantCulture) ?? string.Empty,
        run.History.Epochs.Length.ToString(CultureInfo.InvariantCulture),
        .. Columns.Select(column => run.Evaluation.Metrics.TryGetValue(column.Metric, out var values)
            ? MetricFormat.Value(column.Metric, column.Median ? values.Median : values.Mean)
            : "–"),
    ];

    private static JsonObject ToJson(ComparedRun run) => new()
    {
        ["run"] = run.Name,
        ["parameters"] = run.ParameterCount,
        ["epochs"] = run.History.Epochs.Length,
        ["lossName"] = run.History.LossName,
        ["trainingLoss"] = Json.Array(run.History.Epochs, epoch => JsonValue.Create(epoch.TrainingLoss)),
        ["validationLoss"] = Json.Array(run.History.Epochs, epoch => JsonValue.Create(epoch.ValidationLoss)),
        ["evaluation"] = JsonNode.Parse(EvaluationFile.Format(run.Evaluation)),
    };
}
