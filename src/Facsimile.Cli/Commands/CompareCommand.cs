using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Facsimile.Cli.Inputs;
using Facsimile.Cli.Outputs;
using Facsimile.Evaluation;
using Facsimile.Reports;
using Facsimile.Statistics;

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
            string? folder = result.GetValue(output);
            if (folder is not null)
            {
                OutputPath.CheckFolder(folder);
            }

            List<ComparedRun> compared = ComparedRuns.Read(result.GetRequiredValue(runs));
            bool forPrograms = result.GetValue(json);
            List<string> images = [.. compared.Select(Images).Distinct()];
            if (images.Count > 1)
            {
                shell.Say(
                    $"The runs were judged by different images, so their figures cannot be compared: {string.Join("; ", images)}.");
            }

            if (folder is not null)
            {
                OutputPath.WriteFolder(folder, () => ComparisonReport.Write(folder, compared));
            }

            if (forPrograms)
            {
                Json.Write(Json.Array(compared, ToJson), shell);
            }
            else
            {
                Tables.Write(
                    [
                        new Column("Run") { Shortens = true },
                        .. Figures.Select(figure => Column.Number(figure.Heading, figure.LeftOutAs)),
                    ],
                    compared.Select(run => (string[])[run.Name, .. Figures.Select(figure => figure.Text(run))]),
                    shell);
            }

            if (folder is not null)
            {
                NamedLine.WriteReport(Path.Combine(folder, "comparison.html"), forPrograms, shell);
            }
        });
        return command.WithExamples(shell, "facsimile compare runs/digits-p2 runs/digits-p16 --out runs/latent-sizes");
    }

    /// <summary>The columns behind the run's name; in a narrow terminal the ones with the largest numbers are left out.</summary>
    private static (string Heading, int LeftOutAs, Func<ComparedRun, string> Text)[] Figures { get; } =
    [
        ("SSIM median", 0, run => Text(run, Metric.Ssim, values => values.Median)),
        ("MSE mean", 0, run => Text(run, Metric.Mse, values => values.Mean)),
        ("Code", 0, run => Text(run.Evaluation.CodeSize)),
        ("Epochs", 1, run => Text(run.History.Epochs.Length)),
        ("Parameters", 2, run => Text(run.ParameterCount)),
        ("MSE median", 4, run => Text(run, Metric.Mse, values => values.Median)),
        ("PSNR median", 3, run => Text(run, Metric.Psnr, values => values.Median)),
        ("Pixel accuracy", 5, run => Text(run, Metric.PixelAccuracy, values => values.Mean)),
    ];

    private static string Images(ComparedRun run) => string.Create(
        CultureInfo.InvariantCulture,
        $"{run.Evaluation.ImageCount:N0} of {run.Evaluation.DataSet} ({run.Evaluation.Shape})");

    private static string Text(ComparedRun run, Metric metric, Func<Distribution, double> figure)
        => run.Evaluation.Metrics.TryGetValue(metric, out Distribution? values)
            ? MetricFormat.Value(metric, figure(values))
            : "–";

    private static string Text(long? number) => number?.ToString("N0", CultureInfo.InvariantCulture) ?? "–";

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
