using System.Globalization;
using System.Text.Json.Nodes;
using Facsimile.Evaluation;
using Facsimile.Reports;
using Facsimile.Statistics;

namespace Facsimile.Cli.Outputs;

/// <summary>Runs of autoencoders side by side.</summary>
internal static class AutoencoderComparison
{
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

    /// <summary>What only variational autoencoders have.</summary>
    private static (string Heading, int LeftOutAs, Func<ComparedRun, string> Text)[] VariationalFigures { get; } =
    [
        ("−ELBO (nats)", 0, run => Nats(run.Evaluation.Variational!.NegativeLowerBound)),
        ("KL (nats)", 7, run => Nats(run.Evaluation.Variational!.Divergence)),
        ("NLL estimate", 6, run => Nats(run.Evaluation.Variational!.NegativeLogLikelihood.Mean)),
        ("Active", 8, run => Text(run.Evaluation.Variational!.ActiveUnits)),
    ];

    public static Comparison Of(IReadOnlyList<ComparedRun> runs, NoiseComparison? noise)
    {
        var figures = runs.All(run => run.Evaluation.Variational is not null) ? [.. Figures, .. VariationalFigures] : Figures;
        var comparison = Comparison.Of(
            runs, run => run.Name, Images, figures, ToJson, (folder, all) => ComparisonReport.Write(folder, all, noise));
        for (int i = 0; i < runs.Count && noise is not null; i++)
        {
            comparison.Json[i]!["noise"] = NoiseOutput.ToJson(noise, i);
        }

        return comparison with { Noise = noise };
    }

    private static string Images(ComparedRun run)
    {
        string corruption = run.Evaluation.Restoration is { } restoration ? $" with {restoration.Corruption}" : string.Empty;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{run.Evaluation.ImageCount:N0} of {run.Evaluation.DataSet} ({run.Evaluation.Shape}){corruption}");
    }

    private static string Text(ComparedRun run, Metric metric, Func<Distribution, double> figure)
        => run.Evaluation.Metrics.TryGetValue(metric, out Distribution? values)
            ? MetricFormat.Value(metric, figure(values))
            : "–";

    private static string Nats(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);

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
