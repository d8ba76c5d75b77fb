using System.Diagnostics;
using Facsimile.Data;
using Facsimile.Inversion;
using Facsimile.Training;
using Spectre.Console;

namespace Facsimile.Cli.Display;

/// <summary>Two lines on a terminal that are redrawn in place: a bar, and the figures.</summary>
/// <param name="console">Where they are drawn.</param>
/// <param name="width">The columns there are now.</param>
internal sealed class TerminalDisplay(IAnsiConsole console, Func<int> width) : RunDisplay
{
    private static readonly long RedrawTicks = Stopwatch.Frequency / 10;

    private readonly LiveLines _lines = new(console, width);
    private readonly TrainingPace _pace = new();
    private readonly InversionPace _inversion = new();
    private EpochRecord? _measured;
    private double _share;
    private long _lastDrawn;

    public override T While<T>(Func<T> work) => _lines.While(work);

    /// <summary>Leaves the drawing to the training's thread.</summary>
    public override void Stopping() => _lines.Stopping();

    public override void Report(TrainingProgress value)
    {
        _measured = value.Finished ?? _measured;
        bool last = value.Finished is not null && value.Epoch == value.Epochs;
        _pace.Observe(value);
        if (last || IsTimeToDraw())
        {
            Draw(_pace.Share, ProgressText.Of(value, _measured, _pace));
        }
    }

    public override void Report(InversionProgress value)
    {
        Draw((double)value.ImagesDone / value.Images, _inversion.Text(value));
    }

    public override void Report(DownloadProgress value)
    {
        if (IsTimeToDraw() || value.ReceivedBytes == value.TotalBytes)
        {
            Draw((double)value.ReceivedBytes / Math.Max(1, value.TotalBytes), ProgressText.Of(value));
        }
    }

    public override void Report(string value) => Draw(_share, value);

    private bool IsTimeToDraw() => Stopwatch.GetTimestamp() - _lastDrawn >= RedrawTicks;

    private void Draw(double share, string text)
    {
        _share = share;
        _lastDrawn = Stopwatch.GetTimestamp();
        _lines.Draw(share, [text]);
    }
}
