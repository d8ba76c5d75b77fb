using System.Diagnostics;
using Facsimile.Data;
using Facsimile.Training;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Facsimile.Cli.Display;

/// <summary>Two lines on a terminal that are redrawn in place: a bar, and the figures.</summary>
/// <param name="shell">Where it is drawn.</param>
internal sealed class LiveDisplay(Shell shell) : RunDisplay
{
    private const string ShowCursor = "\u001b[?25h";

    private static readonly long RedrawTicks = Stopwatch.Frequency / 10;

    private readonly TrainingPace _pace = new();
    private LiveDisplayContext? _context;
    private EpochRecord? _measured;
    private long _lastDrawn;
    private volatile bool _stopping;

    public override T While<T>(Func<T> work)
        => shell.ErrorConsole().Live(new Text(string.Empty)).Start(context =>
        {
            _context = context;
            return work();
        });

    /// <summary>Leaves the drawing to the training's thread, and the cursor visible should the process end at once.</summary>
    public override void Stopping()
    {
        _stopping = true;
        shell.Error.Write(ShowCursor);
    }

    public override void Report(DownloadProgress value)
    {
        if (IsTimeToDraw() || value.ReceivedBytes == value.TotalBytes)
        {
            Draw((double)value.ReceivedBytes / Math.Max(1, value.TotalBytes), ProgressText.Of(value));
        }
    }

    public override void Report(string value) => Draw(_pace.Share, value);

    protected override void ShowTraining(in TrainingProgress progress)
    {
        _measured = progress.Finished ?? _measured;
        bool last = progress.Finished is not null && progress.Epoch == progress.Epochs;
        _pace.Observe(progress);
        if (last || IsTimeToDraw())
        {
            Draw(_pace.Share, ProgressText.Of(progress, _measured, _pace));
        }
    }

    private bool IsTimeToDraw() => Stopwatch.GetTimestamp() - _lastDrawn >= RedrawTicks;

    private void Draw(double share, string text)
    {
        _lastDrawn = Stopwatch.GetTimestamp();
        List<IRenderable> lines = [ProgressBar.Draw(share, shell.Width()), new Text(text) { Overflow = Overflow.Ellipsis }];
        if (_stopping)
        {
            lines.Add(new Text(ProgressText.Stopping, new Style(Color.Yellow)));
        }

        _context?.UpdateTarget(new Rows(lines));
    }
}
