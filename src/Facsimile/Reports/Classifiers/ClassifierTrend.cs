using Facsimile.Training;

namespace Facsimile.Reports.Classifiers;

/// <summary>What loss and accuracy of a classifier did in its training, in words.</summary>
internal static class ClassifierTrend
{
    /// <summary>One or more sentences; empty when there is no finished epoch.</summary>
    /// <param name="history">The course.</param>
    /// <param name="data">The data set of the training, where the reader would think of another one; else null.</param>
    public static string Describe(History history, string? data = null)
    {
        if (history.Epochs.IsEmpty)
        {
            return "";
        }

        Watched watched = Watch(history);
        EpochRecord last = history.Epochs[^1];
        string start = data is null ? "After" : $"In its training on {data}: after";
        string reached = $"{start} {Plural.Of(history.Epochs.Length, "epoch")} the {watched.Part} loss is "
            + $"{Figure.Significant(watched.Loss(last))} and the {watched.Part} accuracy {Figure.Percent(watched.Accuracy(last))}";
        string stop = history.StopReason switch
        {
            StopReason.Interrupted => " The training was interrupted and can be resumed.",
            StopReason.EarlyStopping => " It was stopped early because the validation loss no longer improved.",
            _ => "",
        };
        return $"{reached}{Best(history, watched)}.{stop}";
    }

    /// <summary>How the last epoch stands beside the training images; empty without other images.</summary>
    public static string Gap(History history)
    {
        if (history.Epochs.IsEmpty || history.Epochs[^1] is not { TrainingAccuracy: { } training } last)
        {
            return "";
        }

        Watched watched = Watch(history);
        double difference = training - watched.Accuracy(last);
        return difference > 0
            ? $"On its training images the model was right in {Figure.Percent(training)} in the last epoch: what it knows beyond "
                + $"the {watched.Part} accuracy, it has learnt by heart."
            : "";
    }

    /// <summary>The best epochs, where they are not the last one.</summary>
    private static string Best(History history, Watched watched)
    {
        EpochRecord lowest = history.Epochs.MinBy(watched.Loss)!;
        EpochRecord highest = history.Epochs.MaxBy(watched.Accuracy)!;
        int last = history.Epochs.Length;
        if (last == 1)
        {
            return "";
        }

        string loss = $"the loss was lowest after epoch {Figure.Count(lowest.Epoch)} ({Figure.Significant(watched.Loss(lowest))})";
        string accuracy =
            $"the accuracy highest after epoch {Figure.Count(highest.Epoch)} ({Figure.Percent(watched.Accuracy(highest))})";
        return (lowest.Epoch == last, highest.Epoch == last) switch
        {
            (true, true) => ", both at their best: more epochs may help",
            (false, true) => $"; {loss}",
            (true, false) => $"; {accuracy}",
            _ => $"; {loss}, {accuracy}",
        };
    }

    /// <summary>The part of the images that tells most: held-out ones, else the test images, else those of the training.</summary>
    private static Watched Watch(History history)
        => history.Epochs.All(epoch => epoch.ValidationAccuracy is not null)
            ? new("validation", epoch => epoch.ValidationLoss!.Value, epoch => epoch.ValidationAccuracy!.Value)
            : history.Epochs.All(epoch => epoch.TestAccuracy is not null)
                ? new("test", epoch => epoch.TestLoss!.Value, epoch => epoch.TestAccuracy!.Value)
                : new("training", epoch => epoch.TrainingLoss, epoch => epoch.TrainingAccuracy ?? double.NaN);

    private sealed record Watched(string Part, Func<EpochRecord, double> Loss, Func<EpochRecord, double> Accuracy);
}
