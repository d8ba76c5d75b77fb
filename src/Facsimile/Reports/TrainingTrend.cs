using Facsimile.Training;

namespace Facsimile.Reports;

/// <summary>What the loss did towards the end of a training, in words.</summary>
internal static class TrainingTrend
{
    /// <summary>Changes below this share of the loss count as none.</summary>
    private const double Noticeable = 0.01;

    /// <summary>Shorter trainings are not judged.</summary>
    private const int FewestEpochs = 5;

    /// <summary>One or more sentences; empty when there is no finished epoch.</summary>
    public static string Describe(History history)
    {
        double[] losses = Losses(history);
        if (losses.Length == 0)
        {
            return "";
        }

        string reason = history.StopReason switch
        {
            StopReason.Interrupted => " The training was interrupted and can be resumed.",
            StopReason.EarlyStopping => " It was stopped early because the loss no longer improved.",
            _ => "",
        };
        string loss = IsValidated(history) ? "validation loss" : "training loss";
        string ended = $"After {Plural.Of(losses.Length, "epoch")} the {loss} is {Figure.Significant(losses[^1])}";
        return $"{ended}{Course(losses)}.{reason}";
    }

    /// <summary>Whether more epochs may help.</summary>
    public static bool IsFalling(History history)
    {
        double[] losses = Losses(history);
        return CanJudge(losses) && Rise(losses) <= Noticeable && Gain(losses) > Noticeable;
    }

    private static string Course(double[] losses)
    {
        if (!CanJudge(losses))
        {
            return "";
        }

        double rise = Rise(losses);
        double gain = Gain(losses);
        if (rise > Noticeable)
        {
            return $"; it was lowest after epoch {Figure.Count(Best(losses) + 1)} and has risen by {Figure.Percent(rise)} since: "
                + "fewer epochs would do";
        }

        return gain > Noticeable
            ? $" and was still falling ({Figure.Percent(gain)} over the last {Plural.Of(Tail(losses), "epoch")}): "
                + "more epochs may help"
            : " and has levelled off: more epochs alone will change little";
    }

    private static bool IsValidated(History history) => history.Epochs.All(epoch => epoch.ValidationLoss is not null);

    private static double[] Losses(History history)
        => [.. history.Epochs.Select(epoch => IsValidated(history) ? epoch.ValidationLoss!.Value : epoch.TrainingLoss)];

    private static bool CanJudge(double[] losses)
        => losses.Length >= FewestEpochs && losses.All(loss => loss > 0 && double.IsFinite(loss));

    /// <summary>The last fifth of the epochs.</summary>
    private static int Tail(double[] losses) => losses.Length / 5;

    private static int Best(double[] losses) => Array.IndexOf(losses, losses.Min());

    /// <summary>By what share the loss has risen since its lowest point.</summary>
    private static double Rise(double[] losses) => (losses[^1] / losses[Best(losses)]) - 1;

    /// <summary>By what share the loss has fallen over the last fifth of the epochs.</summary>
    private static double Gain(double[] losses) => 1 - (losses[^1] / losses[^(Tail(losses) + 1)]);
}
