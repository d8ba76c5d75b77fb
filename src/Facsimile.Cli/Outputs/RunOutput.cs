using System.Globalization;
using System.Text.Json.Nodes;
using Facsimile.Cli.Display;
using Facsimile.Reports;
using Facsimile.Runs;
using Facsimile.Storage;
using Facsimile.Training;

namespace Facsimile.Cli.Outputs;

/// <summary>What a training prints at its end.</summary>
internal static class RunOutput
{
    /// <summary>Writes the figures of a finished run.</summary>
    public static void Write(RunResult result, TimeSpan trainingTime, bool json, Shell shell)
    {
        EvaluationSummary evaluation = EvaluationSummary.Of(result.Evaluation!);
        if (json)
        {
            Json.Write(ToJson(result, evaluation, trainingTime), shell);
            return;
        }

        EvaluationTable.Write(evaluation, shell);
        shell.Output.WriteLine($"training   {Course(result.History)}, {ProgressText.Time(trainingTime)}");
        shell.Output.WriteLine($"report     {Report(result)}");
    }

    private static string Course(History history)
    {
        string epochs = history.Epochs.Length == 1 ? "1 epoch" : $"{history.Epochs.Length} epochs";
        EpochRecord best = history.Epochs[Math.Max(1, history.BestEpoch) - 1];
        (string name, double loss) = best.ValidationLoss is { } validation ? ("validation loss", validation) : ("loss", best.TrainingLoss);
        string early = history.StopReason == StopReason.EarlyStopping ? " (stopped early, with its best weights)" : string.Empty;
        return string.Create(CultureInfo.InvariantCulture, $"{epochs}{early}, lowest {name} {loss:G4} in epoch {best.Epoch}");
    }

    private static JsonObject ToJson(RunResult result, EvaluationSummary evaluation, TimeSpan trainingTime) => new()
    {
        ["run"] = result.Folder,
        ["report"] = Report(result),
        ["recipe"] = result.Recipe.Name,
        ["epochs"] = result.History.Epochs.Length,
        ["bestEpoch"] = result.History.BestEpoch,
        ["stopReason"] = result.History.StopReason == StopReason.EarlyStopping ? "earlyStopping" : "completed",
        ["trainingLoss"] = result.History.Epochs[^1].TrainingLoss,
        ["validationLoss"] = result.History.Epochs[^1].ValidationLoss,
        ["trainingSeconds"] = Math.Round(trainingTime.TotalSeconds, 3),
        ["evaluation"] = JsonNode.Parse(EvaluationFile.Format(evaluation)),
    };

    private static string Report(RunResult result)
    {
        using RunFolder folder = RunFolder.OpenToRead(result.Folder);
        return folder.Report;
    }
}
