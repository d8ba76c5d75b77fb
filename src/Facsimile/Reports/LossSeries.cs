using System.Collections.Immutable;
using Facsimile.Reports.Charts;
using Facsimile.Training;

namespace Facsimile.Reports;

/// <summary>Losses as lines over the epochs.</summary>
internal static class LossSeries
{
    /// <summary>From this ratio of the largest to the smallest loss on, the axis is logarithmic.</summary>
    private const double LogarithmicFrom = 5;

    /// <summary>Whether any epoch has a validation loss.</summary>
    public static bool IsValidated(History history) => history.Epochs.Any(epoch => epoch.ValidationLoss is not null);

    /// <summary>The training loss.</summary>
    public static LineSeries Training(string name, string colour, History history, bool dashed = false)
        => new(name, colour, [.. history.Epochs.Select(epoch => ((double)epoch.Epoch, epoch.TrainingLoss))], dashed);

    /// <summary>The validation loss; epochs without one break the line.</summary>
    public static LineSeries Validation(string name, string colour, History history)
        => new(name, colour, [.. history.Epochs.Select(epoch => ((double)epoch.Epoch, epoch.ValidationLoss ?? double.NaN))]);

    /// <summary>Draws the lines over whole epochs.</summary>
    public static Chart Draw(ChartHeading heading, string lossName, ImmutableArray<LineSeries> series)
    {
        double[] losses = [.. series.SelectMany(line => line.Points).Select(point => point.Y).Where(double.IsFinite)];
        bool logarithmic = losses.Length > 0 && losses.Min() > 0 && losses.Max() / losses.Min() >= LogarithmicFrom;
        Scale vertical = logarithmic ? LogarithmicScale.Around(losses) : LinearScale.Around(losses);
        Scale horizontal = LinearScale.Around(series.SelectMany(line => line.Points).Select(point => point.X), most: 8, whole: true);
        string title = TextWidth.Fit(Capitalise(lossName) + (logarithmic ? ", logarithmic" : ""), Chart.FontSize, 250);
        return LineChart.Draw(heading, new Axis("Epoch", horizontal), new Axis(title, vertical), series);
    }

    private static string Capitalise(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
