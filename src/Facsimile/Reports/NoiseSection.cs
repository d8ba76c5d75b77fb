using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Facsimile.Data;
using Facsimile.Evaluation;
using Facsimile.Reports.Charts;
using Facsimile.Storage;

namespace Facsimile.Reports;

/// <summary>What a comparison says of noise: how large the error of each model is as the noise grows.</summary>
/// <param name="noise">What was measured.</param>
internal sealed class NoiseSection(NoiseComparison noise)
{
    private readonly Chart _chart = NoiseChart.Draw(noise);

    /// <summary>The levels of which there are pictures: all with some noise.</summary>
    private IEnumerable<int> Pictured => Enumerable.Range(0, noise.Noisy.Levels.Length).Where(i => noise.Noisy.Levels[i].Level > 0);

    /// <summary>Writes <c>noise.svg</c>, <c>noise.csv</c>, and a picture of each level, such as <c>noise-0.4.png</c>.</summary>
    public void WriteFiles(string folder)
    {
        AtomicFile.Write(Path.Combine(folder, ReportFiles.NoiseChart), _chart.File());
        AtomicFile.Write(Path.Combine(folder, ReportFiles.NoiseFigures), Csv());
        foreach (int i in Pictured)
        {
            AtomicFile.Write(Path.Combine(folder, $"noise-{LevelText(i)}.png"), Picture(i).AsSpan());
        }
    }

    /// <summary>The sections of the page: figures, and pictures.</summary>
    public Markup Draw()
    {
        Markup content = Markup.Of($"<p>{Finding()}</p>\n").Add($"{Page.Pair(Page.Figure(_chart, Caption()))}");
        content.Add($"{Table("Mean squared error, mean", Metric.Mse, level => level.Mse.Mean)}");
        if (noise.Noisy.Levels[0].Ssim is not null)
        {
            content.Add($"{Table("SSIM, median", Metric.Ssim, level => level.Ssim!.Median)}");
        }

        Markup pictures = Markup.Of($"");
        foreach (int i in Pictured)
        {
            pictures.Add($"<h3>Level {LevelText(i)}</h3>\n{Figure(i)}");
        }

        Markup figures = Page.Section("Restoring noisy images", content);
        return Pictured.Any() ? Markup.Of($"{figures}{Page.Section("Noisy and restored", pictures)}") : figures;
    }

    private string Caption()
        => $"The mean over {Plural.Of(noise.ImageCount, "image")} with {noise.Noise}. Below the dashed line a model makes the images "
            + "better than they were; above it, its own error is larger than what the noise has done.";

    /// <summary>Which model is best at the highest level, and whether it does any good there.</summary>
    private string Finding()
    {
        int highest = Enumerable.Range(0, noise.Noisy.Levels.Length).MaxBy(i => noise.Noisy.Levels[i].Level);
        double Error(NoiseCurve curve) => curve.Levels[highest].Mse.Mean;
        string Text(NoiseCurve curve) => $"{Reports.Figure.Significant(Error(curve))} of {curve.Name}";
        NoiseCurve[] order = [.. noise.Models.OrderBy(Error)];
        string others = order.Length == 1 ? "" : $", before {string.Join(", ", order.Skip(1).Select(Text))}";
        return $"At level {LevelText(highest)} the smallest error is {Text(order[0])}{others}; that of the noisy images is "
            + $"{Reports.Figure.Significant(Error(noise.Noisy))}.";
    }

    private Markup Figure(int level) => PictureFigure.Draw(
        Picture(level),
        ["Original", "Noisy", .. noise.Models.Select(curve => curve.Name)],
        PictureColumns.None,
        "Rows of images: originals, with noise, and what each model makes of them.",
        "Above each image its mean squared error.");

    private byte[] Picture(int level)
    {
        // The originals have captions without letters, so that all rows are of one height.
        IEnumerable<(Images, ImmutableArray<string>)> rows = noise.Models.Prepend(noise.Noisy).Select(curve => curve.Levels[level])
            .Select(one => (one.Shown, one.ShownErrors.Select(CaptionedGrid.Error).ToImmutableArray()));
        return CaptionedGrid.ToPng([(noise.Originals, [.. noise.Noisy.Levels[level].ShownErrors.Select(_ => "")]), .. rows]);
    }

    private Markup Table(string caption, Metric metric, Func<NoiseLevel, double> figure)
    {
        var text = MetricText.Of(metric);
        NoiseCurve[] curves = [noise.Noisy, .. noise.Models];
        return Page.Table(
            caption,
            ["Level", .. curves.Select(curve => curve.Name)],
            noise.Noisy.Levels.Select((_, i) => (IReadOnlyList<string>)
                [LevelText(i), .. curves.Select(curve => text.Format(figure(curve.Levels[i])))]));
    }

    private string Csv()
    {
        var text = new StringBuilder("level,model,mse_mean,mse_median,ssim_mean,ssim_median\n");
        for (int i = 0; i < noise.Noisy.Levels.Length; i++)
        {
            foreach (NoiseCurve curve in noise.Models.Prepend(noise.Noisy))
            {
                NoiseLevel one = curve.Levels[i];
                string name = Data.Csv.CsvWriter.Quoted(curve.Name);
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"{one.Level},{name},{one.Mse.Mean},{one.Mse.Median},{one.Ssim?.Mean},{one.Ssim?.Median}\n");
            }
        }

        return text.ToString();
    }

    private string LevelText(int index) => noise.Noisy.Levels[index].Level.ToString(CultureInfo.InvariantCulture);
}
