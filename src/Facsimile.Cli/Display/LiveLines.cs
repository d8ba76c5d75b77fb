using Spectre.Console;
using Spectre.Console.Rendering;

namespace Facsimile.Cli.Display;

/// <summary>A bar and lines of text on a terminal that are redrawn in place.</summary>
/// <param name="console">Where they are drawn.</param>
/// <param name="width">The columns there are now.</param>
internal sealed class LiveLines(IAnsiConsole console, Func<int> width)
{
    private LiveDisplayContext? _context;
    private volatile bool _stopping;

    /// <summary>Does the work while the lines stand there.</summary>
    public T While<T>(Func<T> work)
        => console.Live(new Text(string.Empty)).AutoClear(true).Start(context =>
        {
            _context = context;
            return work();
        });

    /// <summary>
    /// Adds a line, from the next drawing on, that says that the work will end; leaves the cursor visible should the process end at
    /// once.
    /// </summary>
    public void Stopping()
    {
        _stopping = true;
        console.Cursor.Show();
    }

    /// <summary>Writes text that stays.</summary>
    public void Write(string text)
    {
        // It is written over the lines: a bar that is longer than it would stick out.
        _context?.UpdateTarget(Text.Empty);
        console.Write(new Text(text));
    }

    /// <summary>Draws the bar, and a line for each text that is not empty.</summary>
    /// <param name="share">What is done, 0 to 1.</param>
    /// <param name="texts">The lines below the bar.</param>
    public void Draw(double share, IEnumerable<string> texts)
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
