using System.Diagnostics;
using System.Globalization;
using Facsimile.Inversion;

namespace Facsimile.Cli.Display;

/// <summary>How fast an inversion goes, and how long it will still take.</summary>
internal sealed class InversionPace
{
    private long _began;
    private int? _doneBefore;

    /// <summary>
    /// For example <c>12,288/60,000 images  loss 35.21  1,234 images/s  0:39 left</c>. The first call is the beginning: what is done
    /// by then cost no time.
    /// </summary>
    public string Text(in InversionProgress progress)
    {
        if (_doneBefore is null)
        {
            _began = Stopwatch.GetTimestamp();
            _doneBefore = progress.ImagesDone;
        }

        string text = $"{ProgressText.Count(progress.ImagesDone)}/{ProgressText.Count(progress.Images)} images";
        int done = progress.ImagesDone - _doneBefore.Value;
        if (progress.ImagesDone > 0)
        {
            text += $"  loss {ProgressText.Loss(progress.MeanLoss)}";
        }

        if (done > 0)
        {
            double speed = done / Math.Max(1e-9, Stopwatch.GetElapsedTime(_began).TotalSeconds);
            var left = TimeSpan.FromSeconds((progress.Images - progress.ImagesDone) / speed);
            text += string.Create(CultureInfo.InvariantCulture, $"  {speed:N0} images/s  {ProgressText.Time(left)} left");
        }

        return text;
    }
}
