using Facsimile.Cli.Display;
using Facsimile.Evaluation;
using Facsimile.Reports;

namespace Facsimile.Cli.Outputs;

/// <summary>What to do about a model that a linear one beats.</summary>
internal static class BaselineHint
{
    /// <summary>Differences of SSIM, and shares of the error, below this are none, as in the report.</summary>
    private const double Equal = 0.005;

    /// <summary>The hint; null when the model has the smaller error or keeps structure better, or was not compared.</summary>
    public static string? Of(EvaluationSummary evaluation)
    {
        if (evaluation.PcaBaseline is not { } pca)
        {
            return null;
        }

        (double error, double linearError) = (evaluation.Metrics[Metric.Mse].Mean, pca[Metric.Mse].Mean);
        double gain = evaluation.Metrics.TryGetValue(Metric.Ssim, out var ssim) ? ssim.Median - pca[Metric.Ssim].Median : 0;
        if (!(error > linearError * (1 + Equal)) || gain > Equal)
        {
            return null;
        }

        string structure = gain < -Equal
            ? $", SSIM median {Against(Metric.Ssim, pca[Metric.Ssim].Median, ssim!.Median)}"
            : string.Empty;
        return $"PCA with the same {ProgressText.Count(evaluation.CodeSize, "number")} does better: MSE mean "
            + $"{Against(Metric.Mse, linearError, error)}{structure}. Train longer, or use a smaller network or learning rate.";
    }

    private static string Against(Metric metric, double linear, double model)
        => $"{MetricFormat.Value(metric, linear)} against {MetricFormat.Value(metric, model)}";
}
