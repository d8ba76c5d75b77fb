using System.Collections.Immutable;
using Facsimile.Evaluation;
using Facsimile.Statistics;

namespace Facsimile.Reports;

/// <summary>How a model stands beside the two plainest ones: a linear one, and one picture for all images.</summary>
internal static class Standing
{
    /// <summary>Differences of SSIM below this are called none.</summary>
    private const double EqualSsim = 0.005;

    /// <summary>Where errors alone are compared, a share below this is called none.</summary>
    private const double EqualError = 0.005;

    /// <summary>A model whose error is above this share of the mean image's has learnt nothing worth the name.</summary>
    private const double Nothing = 0.95;

    /// <summary>Below this error, which rounding to 256 levels makes already, all images are the same: nothing to learn.</summary>
    private const double SameImages = 1e-6;

    private const string Better = "The model beats a linear one";
    private const string NotReached = "The model does not reach a linear one";

    /// <summary>Whether one picture for all images, the mean of the training images, would do about as well.</summary>
    public static bool HasLearntNothing(EvaluationSummary evaluation)
        => evaluation.MeanImageError > SameImages
            && evaluation.Metrics[Metric.Mse].Median >= Nothing * evaluation.MeanImageError;

    /// <summary>Whether the linear baseline has a smaller error, and keeps structure at least as well.</summary>
    public static bool IsBelowLinear(EvaluationSummary evaluation)
        => evaluation.PcaBaseline is { } pca
            && Error(evaluation, pca) > EqualError
            && !(SsimLead(evaluation, pca) > EqualSsim);

    /// <summary>Whether the linear baseline is better by the metric that counts most, or by all.</summary>
    public static bool NeedsWork(EvaluationSummary evaluation)
        => IsBelowLinear(evaluation)
            || (evaluation.PcaBaseline is { } pca && SsimLead(evaluation, pca) < -EqualSsim);

    /// <summary>Model and baseline beside each other, in a sentence; empty without a baseline.</summary>
    public static string Describe(EvaluationSummary evaluation, ReportDetails details)
    {
        if (evaluation.PcaBaseline is not { } pca)
        {
            return "";
        }

        MetricText main = MetricText.Of(evaluation.MainMetric);
        double error = Error(evaluation, pca);
        string verdict = SsimLead(evaluation, pca) is { } lead ? Verdict(lead, error) : Verdict(error);
        string change = error switch
        {
            double.NaN => "neither has any error",
            > 1000 => "the error of the model is more than a thousand times larger",
            _ => $"the error of the model is {Figure.Percent(Math.Abs(error))} {(error < 0 ? "smaller" : "larger")}",
        };
        string fitted = details.TrainingData is { } data ? $"the training images of {data}" : "the training images";
        string given = evaluation.Restoration is null ? "" : " and given the same corrupted images";
        return $"{verdict}: principal component analysis (PCA) with the same {Plural.Of(evaluation.CodeSize, "number")}, "
            + $"fitted to {fitted}{given}, reaches a {main.InWords} of {main.FormatBriefly(main.Typical(pca))}; {change}.";
    }

    /// <summary>By what share the error is larger than the baseline's; NaN when neither has any.</summary>
    private static double Error(EvaluationSummary evaluation, ImmutableSortedDictionary<Metric, Distribution> pca)
        => (evaluation.Metrics[Metric.Mse].Mean / pca[Metric.Mse].Mean) - 1;

    /// <summary>How far the median SSIM is above the baseline's; null for images that have none.</summary>
    private static double? SsimLead(EvaluationSummary evaluation, ImmutableSortedDictionary<Metric, Distribution> pca)
        => evaluation.MainMetric == Metric.Ssim ? evaluation.Metrics[Metric.Ssim].Median - pca[Metric.Ssim].Median : null;

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
}
