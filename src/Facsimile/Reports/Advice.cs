using Facsimile.Training;

namespace Facsimile.Reports;

/// <summary>What to do about a model that a plainer one beats.</summary>
internal static class Advice
{
    /// <summary>Below this number of epochs a training is called short.</summary>
    private const int FewEpochs = 5;

    /// <summary>A sentence; empty when there is nothing to mend.</summary>
    public static string Give(History history, EvaluationSummary evaluation, ReportDetails details)
    {
        bool nothing = Standing.HasLearntNothing(evaluation);
        if (!nothing && !Standing.NeedsWork(evaluation))
        {
            return "";
        }

        string advice = (details.TrainingData, nothing) switch
        {
            ({ } data, _) => $"train a model on images like these; this one knows only those of {data}",
            (_, true) when TrainingTrend.IsFalling(history) => "train longer, since the loss was still falling, or take larger "
                + "steps (a higher learning rate) or more of them (a smaller batch)",
            (_, true) => "change the learning rate first. When it is far too high, a training ends in one picture for all "
                + "images; when it is far too low, it stays where it began. The course of the loss tells which",
            _ => Course(history),
        };
        return $"What to do: {advice}.";
    }

    private static string Course(History history)
    {
        int epochs = history.Epochs.Length;
        if (epochs < FewEpochs || TrainingTrend.IsFalling(history))
        {
            string reason = epochs < FewEpochs
                ? $"{Plural.Of(epochs, "epoch")} {(epochs == 1 ? "is" : "are")} few"
                : "the loss was still falling";
            return $"train longer ({reason}); if that does not help, use a smaller network or more training images";
        }

        if (TrainingTrend.LearnsByHeart(history))
        {
            string stop = history.StopReason == StopReason.EarlyStopping ? "" : ", or stop earlier (a patience does that)";
            return $"give it more training images, or use a smaller network{stop}";
        }

        return "use a smaller network (fewer or narrower layers), another learning rate, or more training images; "
            + "more epochs alone will not do";
    }
}
