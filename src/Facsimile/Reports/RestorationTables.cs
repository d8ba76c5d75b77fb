using System.Collections.Immutable;
using Facsimile.Evaluation;
using Facsimile.Reports.Charts;
using Facsimile.Statistics;

namespace Facsimile.Reports;

/// <summary>The tables of a model that was given corrupted images.</summary>
internal static class RestorationTables
{
    /// <summary>All of them; nothing where the images were clean.</summary>
    public static Markup Draw(EvaluationSummary summary) => summary.Restoration is not { } restoration
        ? Markup.Of($"")
        : Markup.Of($"{Inputs(summary, restoration)}{(restoration.Mask is null ? null : Regions(restoration.Mask))}");

    /// <summary>The figure that stands for all images, of the corrupted image, the restored one, and from the clean image.</summary>
    private static Markup Inputs(EvaluationSummary summary, RestorationSummary restoration)
    {
        (string Head, ImmutableSortedDictionary<Metric, Distribution>? Metrics)[] columns =
        [
            ("Corrupted image", restoration.Corrupted),
            ("Restored", summary.Metrics),
            ("Restored by PCA", summary.PcaBaseline),
            ("From the clean image", restoration.Clean),
        ];
        columns = Array.FindAll(columns, column => column.Metrics is not null);
        return Page.Table(
            "Before and after, and from the clean image",
            ["Metric", .. columns.Select(column => column.Head)],
            MetricText.In(summary.Metrics).Select(metric => (IReadOnlyList<string>)
            [
                $"{metric.Name}, {metric.Average}", .. columns.Select(column => metric.Format(metric.Typical(column.Metrics!))),
            ]));
    }

    private static Markup Regions(MaskSummary mask)
    {
        Markup table = Page.Table(
            "Inside and outside of the mask, means over the images",
            ["Pixels", "MSE, before", "MSE, after", "SSIM, before", "SSIM, after"],
            [
                Row("Inside: hidden", mask.InsideBefore, mask.InsideAfter),
                Row("Outside: seen", mask.OutsideBefore, mask.OutsideAfter),
            ]);
        return Markup.Of($"""
            {table}<p class="note">SSIM is that of the windows whose middle pixel is hidden, or seen.</p>

            """);
    }

    private static IReadOnlyList<string> Row(string name, RegionSummary before, RegionSummary after)
        =>
        [
            name,
            Cell(Metric.Mse, before.Mse),
            Cell(Metric.Mse, after.Mse),
            Cell(Metric.Ssim, before.Ssim),
            Cell(Metric.Ssim, after.Ssim),
        ];

    private static string Cell(Metric metric, Distribution? values)
        => values is null ? "–" : MetricText.Of(metric).Format(values.Mean);
}
