using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Facsimile.Data.Csv;
using Facsimile.Evaluation;

namespace Facsimile.Studies.Results;

/// <summary><c>results.csv</c> and <c>timing.csv</c>: a line a trial. Numbers are written so that reading gives the same bits.</summary>
internal static class StudyTable
{
    /// <summary>The columns of the ranked table beside those of the axes.</summary>
    public static readonly ImmutableArray<string> OtherColumns =
    [
        "rank", "trial", "status", "training_epochs", "parameters", "code_size", "mse_mean", "mse_median", "ssim_median", "psnr_median",
        "pixel_accuracy_mean", "pca_mse_mean", "reason",
    ];

    private const int ColumnsBeforeAxes = 3;

    /// <summary>The ranked table; trials without figures at the end.</summary>
    public static string Results(StudyFigures figures)
    {
        IEnumerable<string> columns =
        [
            .. OtherColumns.Take(ColumnsBeforeAxes),
            .. figures.Plan.Axes.Select(axis => CsvWriter.Quoted(axis.Axis)),
            .. OtherColumns.Skip(ColumnsBeforeAxes),
        ];
        var text = new StringBuilder(string.Join(',', columns)).Append('\n');
        foreach ((int index, TrialResult one) in figures.Ranked.Index())
        {
            Append(text, figures, one, (index + 1).ToString(CultureInfo.InvariantCulture), "finished");
        }

        foreach (TrialResult one in figures.Trials.Where(one => one.Evaluation is null))
        {
            Append(text, figures, one, "", one.Failure is null ? "missing" : "failed");
        }

        return text.ToString();
    }

    /// <summary>How long each trial was trained, from its first epoch.</summary>
    public static string Timing(StudyFigures figures)
    {
        var text = new StringBuilder("trial,seconds\n");
        foreach (TrialResult one in figures.Trials.Where(one => one.Evaluation is not null))
        {
            text.Append(CultureInfo.InvariantCulture, $"{one.Trial.Name},{one.Seconds:F3}\n");
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, StudyFigures figures, TrialResult one, string rank, string status)
    {
        text.Append(CultureInfo.InvariantCulture, $"{rank},{one.Trial.Name},{status}");
        foreach (StudyLevels axis in figures.Plan.Axes)
        {
            text.Append(',').Append(CsvWriter.Quoted(one.Trial.Levels.GetValueOrDefault(axis.Axis, "")));
        }

        string Number(double? value) => value is { } number && double.IsFinite(number) ? number.ToString("R", CultureInfo.InvariantCulture) : "";
        long? parameters = one.Evaluation is null ? null : one.Parameters;
        text.Append(CultureInfo.InvariantCulture, $",{one.Trial.Recipe.Training.Epochs},{parameters},{one.Evaluation?.CodeSize}");
        text.Append(CultureInfo.InvariantCulture, $",{Number(one.Error)},{Number(one.Evaluation?.Metrics[Metric.Mse].Median)}");
        foreach (Metric metric in new[] { Metric.Ssim, Metric.Psnr, Metric.PixelAccuracy })
        {
            text.Append(',').Append(Number(StudyFigures.Metric(one, metric)));
        }

        text.Append(CultureInfo.InvariantCulture, $",{Number(one.Evaluation?.PcaBaseline?[Metric.Mse].Mean)},{CsvWriter.Quoted(one.Failure ?? "")}\n");
    }
}
