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

    /// <summary>What the loss is, short enough for a title: where it has parts, each has a chart with its own words.</summary>
    public static string NameOf(History history)
        => history.Epochs.Any(epoch => epoch.TrainingParts is not null) ? "reconstruction and divergence" : history.LossName;

    /// <summary>The training loss.</summary>
    public static LineSeries Training(string name, string colour, History history, bool dashed = false)
        => new(name, colour, [.. history.Epochs.Select(epoch => ((double)epoch.Epoch, epoch.TrainingLoss))], dashed);

    /// <summary>The validation loss; epochs without one break the line.</summary>
    public static LineSeries Validation(string name, string colour, History history)
        => new(name, colour, [.. history.Epochs.Select(epoch => ((double)epoch.Epoch, epoch.ValidationLoss ?? double.NaN))]);

    /// <summary>Draws the lines over whole epochs.</summary>
    /// <param name="lossName">What the loss is; it becomes the title.</param>
    /// <param name="description">What there is to see, for readers who cannot see it.</param>
    /// <param name="series">The lines.</param>
    public static Chart Draw(string lossName, string description, ImmutableArray<LineSeries> series)
        => Draw(new ChartHeading("loss", $"Loss: {lossName}", description), "Loss", series);

    /// <summary>Draws the lines of a loss or a part of it over whole epochs.</summary>
    /// <param name="heading">Its words.</param>
    /// <param name="quantity">What the vertical axis shows.</param>
    /// <param name="series">The lines.</param>
    public static Chart Draw(ChartHeading heading, string quantity, ImmutableArray<LineSeries> series)
    {
        double[] losses = [.. series.SelectMany(line => line.Points).Select(point => point.Y).Where(double.IsFinite)];
        bool logarithmic = losses.Length > 0 && losses.Min() > 0 && losses.Max() / losses.Min() >= LogarithmicFrom;
        Scale vertical = logarithmic ? LogarithmicScale.Around(losses) : LinearScale.Around(losses);
        Scale horizontal = LinearScale.Whole(series.SelectMany(line => line.Points).Select(point => point.X));
        return LineChart.Draw(
            heading, new Axis("Epoch", horizontal), new Axis(logarithmic ? $"{quantity} (logarithmic axis)" : quantity, vertical), series);
    }
}
