using Facsimile.Training;

namespace Facsimile.Reports;

/// <summary>What the loss did towards the end of a training, in words.</summary>
internal static class TrainingTrend
{
    /// <summary>Changes below this share of the loss count as none.</summary>
    private const double Noticeable = 0.01;

    /// <summary>One or more sentences; empty when there is no finished epoch.</summary>
    public static string Describe(History history)
    {
        EpochRecord[] epochs = [.. history.Epochs];
        if (epochs.Length == 0)
        {
            return "";
        }

        bool validated = epochs.All(epoch => epoch.ValidationLoss is not null);
        string loss = validated ? "validation loss" : "training loss";
        double[] values = [.. epochs.Select(epoch => validated ? epoch.ValidationLoss!.Value : epoch.TrainingLoss)];
        string reason = history.StopReason switch
        {
            StopReason.Interrupted => " The training was interrupted and can be resumed.",
            StopReason.EarlyStopping => " It was stopped early because that loss no longer improved.",
            _ => "",
        };
        return Course(loss, values) + reason;
    }

    private static string Course(string loss, double[] values)
    {
        double last = values[^1];
        string ended = $"After {Plural.Of(values.Length, "epoch")} the {loss} is {Figure.Significant(last)}";
        if (values.Length < 5 || !values.All(double.IsFinite))
        {
            return ended + ".";
        }

        int best = Array.IndexOf(values, values.Min());
        int tail = Math.Max(1, values.Length / 5);
        double rise = (last - values[best]) / Math.Abs(values[best]);
        double gain = (values[^(tail + 1)] - last) / Math.Abs(values[^(tail + 1)]);
        return rise > Noticeable && best < values.Length - tail
            ? $"{ended}; it was lowest after epoch {best + 1} and has risen by {Figure.Percent(rise)} since: fewer epochs would do."
            : gain > Noticeable
                ? $"{ended} and was still falling ({Figure.Percent(gain)} over the last {Plural.Of(tail, "epoch")}): more epochs may help."
                : $"{ended} and has levelled off: more epochs alone will change little.";
    }
}
