using System.Globalization;
using Facsimile.Data;
using Facsimile.Training;

namespace Facsimile.Cli.Display;

/// <summary>Progress in words and numbers; a line has at most 79 columns.</summary>
internal static class ProgressText
{
    public const string Stopping = "Stopping after this step; press Ctrl-C again to end at once.";

    private const double Megabyte = 1e6;

    /// <summary>For example <c>epoch 13/20  loss 0.01523  validation 0.01551  132,000 images/s  0:04 left</c>.</summary>
    /// <param name="progress">The step that was done.</param>
    /// <param name="measured">The latest epoch that was measured; null before the first.</param>
    /// <param name="pace">The speed.</param>
    public static string Of(in TrainingProgress progress, EpochRecord? measured, TrainingPace pace)
    {
        string epochs = Count(progress.Epochs);
        string epoch = Count(progress.Epoch).PadLeft(epochs.Length);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"epoch {epoch}/{epochs}  loss {Loss(progress.TrainingLoss)}{Measured(measured)}  "
            + $"{pace.ImagesPerSecond:N0} images/s  {Time(pace.Left)} left");
    }

    /// <summary>For example <c>mnist: train-images-idx3-ubyte.gz, file 1 of 4, 4.1 of 9.9 MB</c>.</summary>
    public static string Of(DownloadProgress progress) => string.Create(
        CultureInfo.InvariantCulture,
        $"downloading {progress.DataSet}: {progress.File}, file {progress.FileNumber} of {progress.FileCount}, "
        + $"{progress.ReceivedBytes / Megabyte:0.0} of {progress.TotalBytes / Megabyte:0.0} MB");

    /// <summary>For example <c>0:04</c> or <c>1:02:03</c>.</summary>
    public static string Time(TimeSpan time)
    {
        TimeSpan seconds = TimeSpan.FromSeconds(Math.Ceiling(Math.Clamp(time.TotalSeconds, 0, 1e8)));
        return seconds.TotalHours < 1
            ? seconds.ToString(@"m\:ss", CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{(int)seconds.TotalHours}:{seconds:mm\\:ss}");
    }

    /// <summary>A whole number, its thousands apart.</summary>
    public static string Count(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>For example <c>1 epoch</c> or <c>20 epochs</c>.</summary>
    public static string Count(int number, string thing) => $"{Count(number)} {thing}{(number == 1 ? string.Empty : "s")}";

    /// <summary>A loss with four digits that count.</summary>
    public static string Loss(double value)
        => value is >= 1e-4 and < 1e5
            ? value.ToString($"F{Math.Clamp(3 - (int)Math.Floor(Math.Log10(value)), 0, 7)}", CultureInfo.InvariantCulture)
            : value.ToString("E2", CultureInfo.InvariantCulture);

    /// <summary>What was measured beside the training loss: the accuracy of a classifier, or else the validation loss.</summary>
    private static string Measured(EpochRecord? epoch)
        => (epoch?.ValidationAccuracy ?? epoch?.TestAccuracy) is { } accuracy
            ? $"  accuracy {accuracy.ToString("F4", CultureInfo.InvariantCulture)}"
            : epoch?.ValidationLoss is { } loss ? $"  validation {Loss(loss)}" : string.Empty;
}
