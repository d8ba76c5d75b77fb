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

    /// <summary>The main result.</summary>
    public static string Headline(EvaluationSummary evaluation)
    {
        Distribution ssim = evaluation.Metrics[Metric.Ssim];
        return $"From {Plural.Of(evaluation.CodeSize, "number")} in place of {Plural.Of(evaluation.Shape.Size, "pixel value")}, "
            + $"the model rebuilds the {Plural.Of(ssim.Count, "image")} of {evaluation.DataSet} "
            + $"with a median SSIM of {Figure.Fixed(ssim.Median, 2)} (1 is perfect) and a mean squared error of {Figure.Significant(evaluation.Metrics[Metric.Mse].Mean)}.";
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

        double ssim = evaluation.Metrics[Metric.Ssim].Median - pca[Metric.Ssim].Median;
        double error = (evaluation.Metrics[Metric.Mse].Mean / pca[Metric.Mse].Mean) - 1;
        string verdict = (ssim > EqualSsim, ssim < -EqualSsim, error < 0) switch
        {
            (true, _, true) => "The model beats a linear one",
            (true, _, false) => "The model keeps structure better than a linear one, but not the single pixels",
            (_, true, true) => "The model has a smaller error than a linear one, but keeps structure less well",
            (_, true, false) => "The model does not reach a linear one",
            (_, _, true) => "The model keeps structure as well as a linear one, with a smaller error",
            _ => "The model keeps structure as well as a linear one, with a larger error",
        };
        string change = double.IsFinite(error)
            ? $"the error of the model is {Figure.Percent(Math.Abs(error))} {(error < 0 ? "smaller" : "larger")}"
            : "the two errors cannot be compared";
        return $"{verdict}: principal component analysis (PCA) with the same {Plural.Of(evaluation.CodeSize, "number")} "
            + $"reaches a median SSIM of {Figure.Fixed(pca[Metric.Ssim].Median, 2)}; {change}.";
    }

    private static string Spread(EvaluationSummary evaluation)
    {
        Distribution ssim = evaluation.Metrics[Metric.Ssim];
        string worst = evaluation.Worst.IsEmpty ? "" : $" (image {evaluation.Worst[0]})";
        return $"Half of the images have an SSIM between {Figure.Fixed(ssim.LowerQuartile, 2)} "
            + $"and {Figure.Fixed(ssim.UpperQuartile, 2)}; the worst{worst} has {Figure.Fixed(ssim.Minimum, 2)}.";
    }

    private static string Classes(EvaluationSummary evaluation)
    {
        if (evaluation.Classes.Length < 2)
        {
            return "";
        }

        ClassSummary hardest = evaluation.Classes.MinBy(one => one.Summary[Metric.Ssim].Median)!;
        ClassSummary easiest = evaluation.Classes.MaxBy(one => one.Summary[Metric.Ssim].Median)!;
        return $"The hardest class is {hardest.Name} (median SSIM {Figure.Fixed(hardest.Summary[Metric.Ssim].Median, 2)}), "
            + $"the easiest {easiest.Name} ({Figure.Fixed(easiest.Summary[Metric.Ssim].Median, 2)}).";
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
