using System.Text.Json;
using Facsimile.Data;
using Facsimile.Evaluation;

namespace Facsimile.Reports;

/// <summary>The form of <c>evaluation.json</c>.</summary>
/// <param name="DataSet">The data set, by name or path.</param>
/// <param name="Shape">Channels, height, width.</param>
/// <param name="CodeSize">How many numbers a latent code has.</param>
/// <param name="Metrics">Each metric over all images.</param>
/// <param name="Classes">The same for each class; empty when there are no labels.</param>
/// <param name="Best">Indices of the best images by SSIM; by MSE where there is no SSIM.</param>
/// <param name="Worst">Indices of the worst images likewise.</param>
/// <param name="FirstScores">The SSIM of the first five images; the MSE where there is no SSIM.</param>
/// <param name="PcaBaseline">The metrics of the linear baseline; absent when there is none.</param>
/// <param name="MeanImageError">The median MSE of the mean training image; absent when there is no baseline.</param>
/// <param name="First">Indices of the images in <c>reconstructions.png</c>; earlier versions did not write them.</param>
/// <param name="Restoration">What to compare with where the images were corrupted; absent when they were clean.</param>
/// <param name="Variational">The figures of a variational autoencoder; absent for other models.</param>
internal sealed record EvaluationJson(
    string DataSet,
    int[] Shape,
    int CodeSize,
    MetricsJson Metrics,
    ClassJson[] Classes,
    int[] Best,
    int[] Worst,
    double[] FirstScores,
    MetricsJson? PcaBaseline = null,
    double? MeanImageError = null,
    int[]? First = null,
    RestorationJson? Restoration = null,
    VariationalSummary? Variational = null)
{
    public static EvaluationJson Of(EvaluationSummary summary) => new(
        summary.DataSet,
        [summary.Shape.Channels, summary.Shape.Height, summary.Shape.Width],
        summary.CodeSize,
        MetricsJson.Of(summary.Metrics),
        [.. summary.Classes.Select(one => new ClassJson(one.Label, one.Name, MetricsJson.Of(one.Summary)))],
        [.. summary.Best],
        [.. summary.Worst],
        [.. summary.FirstScores],
        summary.PcaBaseline is null ? null : MetricsJson.Of(summary.PcaBaseline),
        summary.MeanImageError,
        [.. summary.First],
        summary.Restoration is null ? null : RestorationJson.Of(summary.Restoration),
        summary.Variational);

    /// <exception cref="JsonException">A value is of the right type but makes no sense.</exception>
    public EvaluationSummary ToSummary()
    {
        if (Shape is not [int channels and > 0, int height and > 0, int width and > 0] || CodeSize < 1)
        {
            throw new JsonException($"The shape [{string.Join(", ", Shape)}] or the code size {CodeSize} is not possible.");
        }

        if (Array.Exists(Classes, one => one is null))
        {
            throw new JsonException("A class is null.");
        }

        if (!Parts().All(part => part.HasSameMetricsAs(Metrics)))
        {
            throw new JsonException("The metrics of a class, of the baseline or of other inputs are not those of the whole.");
        }

        if (Variational is { } variational && (variational.Units.Length != CodeSize || variational.Units.Contains(null!)))
        {
            throw new JsonException($"The variational figures are of {variational.Units.Length} numbers, but the code has {CodeSize}.");
        }

        return new EvaluationSummary
        {
            DataSet = DataSet,
            Shape = new ImageShape(channels, height, width),
            CodeSize = CodeSize,
            Metrics = Metrics.ToDictionary(),
            PcaBaseline = PcaBaseline?.ToDictionary(),
            MeanImageError = MeanImageError,
            Restoration = Restoration?.ToSummary(),
            Variational = Variational,
            First = [.. First ?? []],
            Classes = [.. Classes.Select(one => new ClassSummary(one.Label, one.Name, one.Metrics.ToDictionary()))],
            Best = [.. Best],
            Worst = [.. Worst],
            FirstScores = [.. FirstScores],
        };
    }

    private IEnumerable<MetricsJson> Parts()
        => Classes.Select(one => one.Metrics)
            .Concat(PcaBaseline is null ? [] : [PcaBaseline])
            .Concat(Restoration is null ? [] : [Restoration.Corrupted, Restoration.Clean]);
}
