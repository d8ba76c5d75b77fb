using Facsimile.Evaluation;
using Facsimile.Reports.Charts;
using Facsimile.Training;

namespace Facsimile.Reports;

/// <summary>The charts and pictures of one run; the same ones go into the page and into files of their own.</summary>
internal sealed record RunArtwork(
    Chart Loss,
    Chart? Ssim,
    Chart Mse,
    Chart? Latent,
    byte[] Reconstructions,
    byte[] Best,
    byte[] Worst,
    byte[]? Epochs,
    VariationalArtwork? Variational)
{
    /// <summary>Draws everything.</summary>
    public static RunArtwork Draw(History history, EvaluationResult evaluation)
    {
        var epochs = ReportPictures.ChooseEpochs(history);
        return new RunArtwork(
            RunCharts.Loss(history),
            evaluation.Summary.ContainsKey(Metric.Ssim)
                ? RunCharts.Boxes(evaluation, Metric.Ssim, "ssim", "SSIM of the images", "SSIM")
                : null,
            RunCharts.Boxes(evaluation, Metric.Mse, "mse", "Error of the images", "Mean squared error"),
            evaluation.LatentMap is { } map ? RunCharts.Latent(evaluation, map) : null,
            ImageGrid.ToPng(ReportPictures.Pairs(evaluation.First)),
            ImageGrid.ToPng(ReportPictures.Pairs(evaluation.Best)),
            ImageGrid.ToPng(ReportPictures.Pairs(evaluation.Worst)),
            epochs.IsEmpty ? null : ImageGrid.ToPng(ReportPictures.Course(history, epochs)),
            evaluation.VariationalPictures is { } pictures ? VariationalArtwork.Draw(history, pictures) : null);
    }
}
