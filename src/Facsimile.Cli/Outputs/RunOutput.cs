using System.Text.Json.Nodes;
using Facsimile.Cli.Display;
using Facsimile.Evaluation;
using Facsimile.Reports;
using Facsimile.Runs;
using Facsimile.Storage;
using Facsimile.Training;

namespace Facsimile.Cli.Outputs;

/// <summary>What a training prints at its end.</summary>
internal static class RunOutput
{
    /// <summary>Writes the figures of a finished run.</summary>
    public static void Write(RunResult result, bool json, Shell shell)
    {
        using RunFolder folder = RunFolder.OpenToRead(result.Folder);
        ModelEvaluation evaluation = result.Evaluation!;
        double seconds = RunTiming.Read(folder.Timing).Epochs.Sum(epoch => epoch.Seconds);
        if (json)
        {
            Json.Write(ToJson(result, folder.Report, evaluation, seconds), shell);
            return;
        }

        EvaluationOutput.Write(evaluation, json: false, shell);
        NamedLine.Write("training", $"{Course(result.History)}, {ProgressText.Time(TimeSpan.FromSeconds(seconds))}", shell);
        NamedLine.Write("losses", LossCourse.Of(result.History), shell);
        if (evaluation is EvaluationResult autoencoder && BaselineHint.Of(EvaluationSummary.Of(autoencoder)) is { } hint)
        {
            NamedLine.Write("hint", hint, shell);
        }

        NamedLine.WriteReport(folder.Report, json, shell);
    }

    private static string Course(History history)
    {
        EpochRecord best = history.Epochs[Math.Max(1, history.BestEpoch) - 1];
        (string name, double loss) = best.ValidationLoss is { } validation
            ? ("validation loss", validation)
            : ("training loss", best.TrainingLoss);
        string early = history.StopReason == StopReason.EarlyStopping ? " (stopped early, with its best weights)" : string.Empty;
        return $"{ProgressText.Count(history.Epochs.Length, "epoch")}{early}, lowest {name} {ProgressText.Loss(loss)} "
            + $"in epoch {ProgressText.Count(best.Epoch)}";
    }

    private static JsonObject ToJson(RunResult result, string report, ModelEvaluation evaluation, double seconds) => new()
    {
        ["run"] = result.Folder,
        ["report"] = report,
        ["recipe"] = result.Recipe.Name,
        ["epochs"] = result.History.Epochs.Length,
        ["bestEpoch"] = result.History.BestEpoch,
        ["stopReason"] = result.History.StopReason == StopReason.EarlyStopping ? "earlyStopping" : "completed",
        ["trainingLoss"] = result.History.Epochs[^1].TrainingLoss,
        ["validationLoss"] = result.History.Epochs[^1].ValidationLoss,
        ["trainingSeconds"] = Math.Round(seconds, 3),
        ["evaluation"] = JsonNode.Parse(EvaluationOutput.ToJson(evaluation)),
    };
}
