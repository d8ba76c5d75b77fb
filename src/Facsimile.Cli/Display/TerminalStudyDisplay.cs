using Facsimile.Data;
using Facsimile.Studies;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Facsimile.Cli.Display;

/// <summary>Lines on a terminal that are redrawn in place: a bar, a line for each training that runs, and what happened last.</summary>
/// <param name="console">Where they are drawn.</param>
/// <param name="width">The columns there are now.</param>
internal sealed class TerminalStudyDisplay(IAnsiConsole console, Func<int> width) : StudyDisplay
{
    private readonly Lock _lock = new();
    private LiveDisplayContext? _context;
    private string _news = string.Empty;
    private volatile bool _stopping;

    public override T While<T>(Func<T> work)
        => console.Live(new Text(string.Empty)).AutoClear(true).Start(context =>
        {
            _context = context;
            return work();
        });

    /// <summary>Leaves the drawing to the trainings' threads, and the cursor visible should the process end at once.</summary>
    public override void Stopping()
    {
        _stopping = true;
        console.Cursor.Show();
    }

    public override void Write(string lines) => console.Write(new Text(lines));

    public override void Report(StudyProgress value)
    {
        lock (_lock)
        {
            _news = value.News ?? _news;
            Draw(value.Share, [Summary(value), .. value.Running.Select(Line), _news]);
        }
    }

    public override void Report(DownloadProgress value)
    {
        lock (_lock)
        {
            Draw((double)value.ReceivedBytes / Math.Max(1, value.TotalBytes), [ProgressText.Of(value)]);
        }
    }

    public override void Report(string value)
    {
        lock (_lock)
        {
            Draw(0, [value]);
        }
    }

    private void Draw(double share, IEnumerable<string> texts)
    {
        List<IRenderable> lines =
        [
            ProgressBar.Draw(share, width()),
            .. texts.Where(text => text.Length > 0).Select(text => new Text(text) { Overflow = Overflow.Ellipsis }),
        ];
        if (_stopping)
        {
            lines.Add(new Text(ProgressText.Stopping, new Style(Color.Yellow)));
        }

        _context?.UpdateTarget(new Rows(lines));
    }
}
