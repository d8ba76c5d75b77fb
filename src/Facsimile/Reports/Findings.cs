using System.Collections.Immutable;
using Facsimile.Evaluation;
using Facsimile.Statistics;
using Facsimile.Training;

namespace Facsimile.Reports;

/// <summary>What the figures of one run say, in sentences.</summary>
internal static class Findings
{
    /// <summary>Differences of SSIM below this are called none.</summary>
    private const double EqualSsim = 0.005;

    /// <summary>Where errors alone are compared, a share below this is called none.</summary>
    private const double EqualError = 0.005;

    private const string Better = "The model beats a linear one";
    private const string NotReached = "The model does not reach a linear one";

    /// <summary>The main result.</summary>
    public static string Headline(EvaluationSummary evaluation)
    {
        double error = evaluation.Metrics[Metric.Mse].Mean;
        string reached = evaluation.Metrics.TryGetValue(Metric.Ssim, out Distribution? ssim)
            ? $"a median SSIM of {Figure.Fixed(ssim.Median, 2)} (1 is perfect) "
                + $"and a mean squared error of {Figure.Significant(error)}"
            : $"a mean squared error (MSE) of {Figure.Significant(error)} (0 is perfect)";
        return $"From {Plural.Of(evaluation.CodeSize, "number")} in place of {Plural.Of(evaluation.Shape.Size, "pixel value")}, "
            + $"the model rebuilds the {Plural.Of(evaluation.ImageCount, "image")} of {evaluation.DataSet} with {reached}.";
    }

    /// <summary>Everything else worth saying.</summary>
    public static ImmutableArray<string> Details(History history, EvaluationSummary evaluation)
    {
        string[] sentences =
            [Baseline(evaluation), Spread(evaluation), Classes(evaluation), TrainingTrend.Describe(history), Gap(history)];
        return [.. sentences.Where(sentence => sentence.Length > 0)];
    }

    private static string Baseline(EvaluationSummary evaluation)
    {
        if (evaluation.PcaBaseline is not { } pca)
        {
            return "";
        }

        MetricText main = MetricText.Of(evaluation.MainMetric);
        double error = (evaluation.Metrics[Metric.Mse].Mean / pca[Metric.Mse].Mean) - 1;
        string verdict = main.Metric == Metric.Ssim
            ? Verdict(main.Typical(evaluation.Metrics) - main.Typical(pca), error)
            : Verdict(error);
        string change = error switch
        {
            double.NaN => "neither has any error",
            > 1000 => "the error of the model is more than a thousand times larger",
            _ => $"the error of the model is {Figure.Percent(Math.Abs(error))} {(error < 0 ? "smaller" : "larger")}",
        };
        return $"{verdict}: principal component analysis (PCA) with the same {Plural.Of(evaluation.CodeSize, "number")} "
            + $"reaches a {main.InWords} of {main.FormatBriefly(main.Typical(pca))}; {change}.";
    }

    /// <summary>Without SSIM; NaN, of two errors of 0, is equal too.</summary>
    private static string Verdict(double error) => error switch
    {
        < -EqualError => Better,
        > EqualError => NotReached,
        _ => "The model does as well as a linear one",
    };

    private static string Verdict(double ssim, double error) => (ssim > EqualSsim, ssim < -EqualSsim, error < 0) switch
    {
        (true, _, true) => Better,
        (true, _, false) => "The model keeps structure better than a linear one, but not the single pixels",
        (_, true, true) => "The model has a smaller error than a linear one, but keeps structure less well",
        (_, true, false) => NotReached,
        (_, _, true) => "The model keeps structure as well as a linear one, with a smaller error",
        _ => "The model keeps structure as well as a linear one, with a larger error",
    };

    private static string Spread(EvaluationSummary evaluation)
    {
        if (evaluation.ImageCount < 2)
        {
            return "";
        }

        MetricText main = MetricText.Of(evaluation.MainMetric);
        Distribution values = evaluation.Metrics[main.Metric];
        string worst = evaluation.Worst.IsEmpty ? "" : $" (image {evaluation.Worst[0]})";
        double score = main.HigherIsBetter ? values.Minimum : values.Maximum;
        return $"The {main.ShortName} of half of the images lies between {main.FormatBriefly(values.LowerQuartile)} "
            + $"and {main.FormatBriefly(values.UpperQuartile)}; that of the worst{worst} is {main.FormatBriefly(score)}.";
    }

    private static string Classes(EvaluationSummary evaluation)
    {
        if (evaluation.Classes.Length < 2)
        {
            return "";
        }

        MetricText main = MetricText.Of(evaluation.MainMetric);
        ClassSummary[] order = [.. main.BestFirst(evaluation.Classes, one => one.Summary)];
        string Score(ClassSummary one) => main.FormatBriefly(main.Typical(one.Summary));
        return $"The hardest class is {order[^1].Name} ({main.InWords} {Score(order[^1])}), "
            + $"the easiest {order[0].Name} ({Score(order[0])}).";
    }

    /// <summary>Says when the model knows the training images much better than those held out.</summary>
    private static string Gap(History history)
    {
        if (history.Epochs.IsEmpty || history.Epochs[^1] is not { ValidationLoss: double validation } last)
        {
            return "";
        }

        double gap = (validation / last.TrainingLoss) - 1;
        return gap > 0.1 && double.IsFinite(gap)
            ? $"The loss on held-out images is {Figure.Percent(gap)} above that on the training images: "
                + "the model has begun to learn its training images by heart."
            : "";
    }
}
