using Facsimile.Cli.Display;
using Facsimile.Evaluation;
using Facsimile.Studies;

namespace Facsimile.Cli.Outputs;

/// <summary>What a study prints at its end.</summary>
internal static class StudyOutput
{
    private const int MostRows = 10;

    /// <summary>Writes the best models, and where the report is.</summary>
    public static void Write(StudyResult study, Shell shell)
    {
        TrialResult[] ranked = [.. study.Trials.Where(trial => trial.Evaluation is not null).OrderBy(trial => trial.Error)];
        if (ranked.Length > 0)
        {
            TrialTable.Write(
                "Model",
                study.Plan.Axes,
                [
                    Column.Number("Rank"), Column.Number("MSE ↓ mean"), Column.Number("SSIM ↑ median", leftOutAs: 1),
                    Column.Number("Parameters", leftOutAs: 2),
                ],
                before: 1,
                [.. ranked.Take(MostRows).Select((trial, i) => (trial.Trial, (string[])
                [
                    ProgressText.Count(i + 1), MetricFormat.Value(Metric.Mse, trial.Error),
                    trial.Evaluation!.Metrics.TryGetValue(Metric.Ssim, out var ssim) ? MetricFormat.Value(Metric.Ssim, ssim.Median) : "–",
                    trial.Parameters.ToString("N0", System.Globalization.CultureInfo.InvariantCulture),
                ]))],
                shell);
            if (ranked.Length > MostRows)
            {
                shell.Output.WriteLine($"and {ProgressText.Count(ranked.Length - MostRows, "more model")} in the report and in results.csv");
            }
        }

        int failed = study.Trials.Count(trial => trial.Failure is not null);
        int missing = study.Trials.Length - ranked.Length - failed;
        string others = (failed, missing) switch
        {
            (0, 0) => string.Empty,
            (_, 0) => $", {ProgressText.Count(failed)} failed",
            (0, _) => $", {ProgressText.Count(missing)} not finished yet",
            _ => $", {ProgressText.Count(failed)} failed, {ProgressText.Count(missing)} not finished yet",
        };
        NamedLine.Write("models", $"{ProgressText.Count(ranked.Length)} finished{others}", shell);
        NamedLine.WriteReport(Path.Combine(study.Folder, "report.html"), json: false, shell);
    }
}
