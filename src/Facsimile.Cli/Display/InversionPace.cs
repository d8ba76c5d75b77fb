using System.Diagnostics;
using System.Globalization;
using Facsimile.Inversion;

namespace Facsimile.Cli.Display;

/// <summary>How fast an inversion goes, and how long it will still take.</summary>
internal sealed class InversionPace
{
    private readonly long _began = Stopwatch.GetTimestamp();

    /// <summary>For example <c>12,288/60,000 images  loss 35.21  1,234 images/s  0:39 left</c>.</summary>
    public string Text(in InversionProgress progress)
    {
        double speed = progress.ImagesDone / Math.Max(1e-9, Stopwatch.GetElapsedTime(_began).TotalSeconds);
        TimeSpan left = TimeSpan.FromSeconds((progress.Images - progress.ImagesDone) / Math.Max(1e-9, speed));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{progress.ImagesDone:N0}/{progress.Images:N0} images  loss {ProgressText.Loss(progress.MeanLoss)}  "
            + $"{speed:N0} images/s  {ProgressText.Time(left)} left");
    }
}
