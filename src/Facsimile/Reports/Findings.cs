using System.Collections.Immutable;
using Facsimile.Evaluation;
using Facsimile.Statistics;
using Facsimile.Training;

namespace Facsimile.Reports;

/// <summary>What the figures of one run say, in sentences.</summary>
internal static class Findings
{
    /// <summary>The main result; it does not sound like a success where a plainer model would do as well.</summary>
    public static string Headline(EvaluationSummary evaluation, ReportDetails details)
    {
        if (Standing.HasLearntNothing(evaluation))
        {
            return NothingLearnt(evaluation, details);
        }

        string images = DataText.Images(evaluation);
        string given = evaluation.Restoration is { } restoration
            ? $"Given images with {restoration.Corruption}"
            : $"From {Plural.Of(evaluation.CodeSize, "number")} in place of {Plural.Of(evaluation.Shape.Size, "pixel value")}";
        string does = evaluation.Restoration is null ? "rebuilds" : "restores";
        string trained = details.TrainingData is { } data ? $", trained on {data}," : "";
        return Standing.IsBelowLinear(evaluation)
            ? $"The model{trained} does not do as well as a linear one (PCA). {given}, it {does} the {images} with "
                + $"{Reached(evaluation, evaluation.PcaBaseline)}."
            : $"{given}, the model{trained} {does} the {images} with {Reached(evaluation, null)}.";
    }

    /// <summary>Everything else worth saying.</summary>
    public static ImmutableArray<string> Details(History history, EvaluationSummary evaluation, ReportDetails details)
    {
        string[] sentences =
        [
            Restored(evaluation),
            .. VariationalText.Findings(evaluation),
            Standing.Describe(evaluation, details),
            VariationalText.Excuse(evaluation),
            Advice.Give(history, evaluation, details),
            Spread(evaluation),
            Classes(evaluation),
            TrainingTrend.Describe(history, details.TrainingData),
            Gap(history),
        ];
        return [.. sentences.Where(sentence => sentence.Length > 0)];
    }

    /// <summary>What the model has made better, and what it makes of clean images.</summary>
    private static string Restored(EvaluationSummary evaluation)
    {
        if (evaluation.Restoration is not { } restoration)
        {
            return "";
        }

        // Of a whole image with a mask the model also draws what was known: only where it was asked is it a restoration.
        (string where, double before, double after) = restoration.Mask is { InsideBefore.Mse: { } hidden, InsideAfter.Mse: { } filled }
            ? ("Where pixels were hidden, the mean squared error", hidden.Mean, filled.Mean)
            : ("The mean squared error", restoration.Corrupted[Metric.Mse].Mean, evaluation.Metrics[Metric.Mse].Mean);
        string seen = restoration.Mask?.OutsideAfter.Mse is { } drawn
            ? $" Where they were seen, the model draws them with an error of {Figure.Significant(drawn.Mean)}."
            : "";
        return $"{where} {(after < before ? "falls" : "does not fall, but goes")} from {Figure.Significant(before)} in the "
            + $"corrupted images to {Figure.Significant(after)}.{seen} Given the clean images, that of the model is "
            + $"{Figure.Significant(restoration.Clean[Metric.Mse].Mean)}.";
    }

    private static string NothingLearnt(EvaluationSummary evaluation, ReportDetails details)
    {
        double own = evaluation.Metrics[Metric.Mse].Median;
        double mean = evaluation.MeanImageError!.Value;
        string failure = details.TrainingData is { } data
            ? $"The model, trained on {data}, cannot rebuild these images"
            : "The model has learnt nothing";
        return $"{failure}: for the {DataText.Images(evaluation)}, one and the same picture, the mean of the training images, "
            + $"would do {(own > 1.05 * mean ? "better" : "as well")} (a median error of {Figure.Significant(mean)}, "
            + $"against {Figure.Significant(own)}).";
    }

    private static string Reached(EvaluationSummary evaluation, ImmutableSortedDictionary<Metric, Distribution>? pca)
    {
        string Error(ImmutableSortedDictionary<Metric, Distribution> metrics) => Figure.Significant(metrics[Metric.Mse].Mean);
        string linearError = pca is null ? "" : $"PCA: {Error(pca)}";
        if (!evaluation.Metrics.TryGetValue(Metric.Ssim, out Distribution? ssim))
        {
            string explained = pca is null ? "0 is perfect" : $"{linearError}; 0 is perfect";
            return $"a mean squared error (MSE) of {Error(evaluation.Metrics)} ({explained})";
        }

        string linear = pca is null ? "" : $"PCA: {Figure.Fixed(pca[Metric.Ssim].Median, 2)}; ";
        return $"a median SSIM of {Figure.Fixed(ssim.Median, 2)} ({linear}1 is perfect) "
            + $"and a mean squared error of {Error(evaluation.Metrics)}" + (pca is null ? "" : $" ({linearError})");
    }

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
        => TrainingTrend.LearnsByHeart(history)
            ? $"The loss on held-out images is {Figure.Percent(TrainingTrend.Gap(history))} above that on the training images: "
                + "the model has begun to learn its training images by heart."
            : "";
}
