using Facsimile.Training;

namespace Facsimile.Reports;

/// <summary>What the loss did towards the end of a training, in words.</summary>
internal static class TrainingTrend
{
    /// <summary>Changes below this share of the loss count as none.</summary>
    private const double Noticeable = 0.01;

    /// <summary>The same for a likelihood, most of which no model can explain.</summary>
    private const double NoticeableLikelihood = 0.002;

    /// <summary>Shorter trainings are not judged.</summary>
    private const int FewestEpochs = 5;

    /// <summary>By what share a loss on held-out images may be above that on the training images.</summary>
    private const double UsualGap = 0.1;

    /// <summary>One or more sentences; empty when there is no finished epoch.</summary>
    /// <param name="history">The course.</param>
    /// <param name="data">The data set of the training, where the reader would think of another one; else null.</param>
    public static string Describe(History history, string? data = null)
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
        string start = data is null ? "After" : $"In its training on {data}: after";
        string ended = $"{start} {Plural.Of(losses.Length, "epoch")} the {loss} is {Figure.Significant(losses[^1])}";
        return $"{ended}{Course(losses, Least(history))}.{reason}";
    }

    /// <summary>Whether more epochs may help.</summary>
    public static bool IsFalling(History history)
    {
        double[] losses = Losses(history);
        return CanJudge(losses) && Rise(losses) <= Least(history) && Gain(losses) > Least(history);
    }

    /// <summary>
    /// By what share the last loss on held-out images is above that on the training images; NaN when none were held out or
    /// the loss, as some likelihoods, is negative.
    /// </summary>
    public static double Gap(History history)
        => !history.Epochs.IsEmpty && history.Epochs[^1] is { ValidationLoss: { } validation, TrainingLoss: > 0 } last
            ? (validation / last.TrainingLoss) - 1
            : double.NaN;

    /// <summary>Whether the model knows the training images much better than those held out.</summary>
    public static bool LearnsByHeart(History history) => Gap(history) is > UsualGap and < double.PositiveInfinity;

    private static string Course(double[] losses, double noticeable)
    {
        if (!CanJudge(losses))
        {
            return "";
        }

        double rise = Rise(losses);
        double gain = Gain(losses);
        if (rise > noticeable)
        {
            return $"; it was lowest after epoch {Figure.Count(Best(losses) + 1)} and has risen by {Figure.Percent(rise)} since: "
                + "fewer epochs would do";
        }

        return gain > noticeable
            ? $" and was still falling ({Figure.Percent(gain)} over the last {LastEpochs(losses)}): "
                + "more epochs may help"
            : " and has levelled off: more epochs alone will change little";
    }

    private static bool IsValidated(History history) => history.Epochs.All(epoch => epoch.ValidationLoss is not null);

    private static double[] Losses(History history)
        => [.. history.Epochs.Select(epoch => IsValidated(history) ? epoch.ValidationLoss!.Value : epoch.TrainingLoss)];

    private static double Least(History history)
        => history.Epochs.Any(epoch => epoch.TrainingParts is not null) ? NoticeableLikelihood : Noticeable;

    private static bool CanJudge(double[] losses)
        => losses.Length >= FewestEpochs && losses.All(loss => loss > 0 && double.IsFinite(loss));

    private static string LastEpochs(double[] losses)
        => Tail(losses) == 1 ? "epoch" : Plural.Of(Tail(losses), "epoch");

    /// <summary>The last fifth of the epochs.</summary>
    private static int Tail(double[] losses) => losses.Length / 5;

    private static int Best(double[] losses) => Array.IndexOf(losses, losses.Min());

    /// <summary>By what share the loss has risen since its lowest point.</summary>
    private static double Rise(double[] losses) => (losses[^1] / losses[Best(losses)]) - 1;

    /// <summary>By what share the loss has fallen over the last fifth of the epochs.</summary>
    private static double Gain(double[] losses) => 1 - (losses[^1] / losses[^(Tail(losses) + 1)]);
}
