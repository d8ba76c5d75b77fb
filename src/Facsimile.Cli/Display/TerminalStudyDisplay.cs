using Facsimile.Data;
using Facsimile.Studies;
using Spectre.Console;

namespace Facsimile.Cli.Display;

/// <summary>Lines on a terminal that are redrawn in place: a bar, a line for each training that runs, and what happened last.</summary>
/// <param name="console">Where they are drawn.</param>
/// <param name="width">The columns there are now.</param>
internal sealed class TerminalStudyDisplay(IAnsiConsole console, Func<int> width) : StudyDisplay
{
    private readonly LiveLines _lines = new(console, width);
    private readonly Lock _lock = new();
    private string _news = string.Empty;
    private double _share;

    public override T While<T>(Func<T> work) => _lines.While(work);

    /// <summary>Leaves the drawing to the trainings' threads.</summary>
    public override void Stopping() => _lines.Stopping();

    public override void Write(string lines) => _lines.Write(lines);

    public override void Report(StudyProgress value)
    {
        lock (_lock)
        {
            _news = value.News ?? _news;
            _share = value.Share;
            _lines.Draw(_share, [Summary(value), .. value.Running.Select(Line), _news]);
        }
    }

    public override void Report(DownloadProgress value)
    {
        lock (_lock)
        {
            _lines.Draw((double)value.ReceivedBytes / Math.Max(1, value.TotalBytes), [ProgressText.Of(value)]);
        }
    }

    public override void Report(string value)
    {
        lock (_lock)
        {
            _lines.Draw(_share, [value]);
        }
    }
}
