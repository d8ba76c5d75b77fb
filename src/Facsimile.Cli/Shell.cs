using Facsimile.Cli.Errors;
using Facsimile.Cli.Outputs;
using Spectre.Console;

namespace Facsimile.Cli;

/// <summary>Where a command writes: results to <see cref="Output"/>, progress and messages to <see cref="Error"/>.</summary>
internal sealed record Shell
{
    private const int DefaultWidth = 80;
    private const int Unlimited = 10_000;

    public required TextWriter Output { get; init; }

    public required TextWriter Error { get; init; }

    /// <summary>Whether <see cref="Output"/> is a terminal, so that tables fit its width.</summary>
    public bool OutputIsTerminal { get; init; }

    /// <summary>Whether <see cref="Error"/> is a terminal, so that progress may be redrawn in place.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>The width of the terminal in columns; changes when its window does.</summary>
    public Func<int> Width { get; init; } = () => DefaultWidth;

    /// <summary>How wide a table on <see cref="Output"/> may be.</summary>
    public int TableWidth => OutputIsTerminal ? Width() : Unlimited;

    /// <summary>Whether an unexpected error is shown with its stack trace.</summary>
    public bool Debug { get; init; }

    /// <summary>The shell of this process.</summary>
    public static Shell OfProcess()
    {
        bool dumb = Environment.GetEnvironmentVariable("TERM") == "dumb";
        return new Shell
        {
            // Results that are lost are an error; messages that nobody can read must not end the work.
            Output = new GuardedWriter(Console.Out, exception => throw new OutputException(exception)),
            Error = new GuardedWriter(Console.Error, _ => { }),
            OutputIsTerminal = !Console.IsOutputRedirected && !dumb,
            ErrorIsTerminal = !Console.IsErrorRedirected && !dumb,
            Width = TerminalWidth,
            Debug = Environment.GetEnvironmentVariable("FACSIMILE_DEBUG") is "1" or "true",
        };
    }

    /// <summary>Writes a message to <see cref="Error"/>: one line, on a terminal broken between words.</summary>
    public void Say(string message)
    {
        // Names come from files: a control character in one must not reach the terminal.
        string line = string.Concat(message.ReplaceLineEndings(" ").Select(letter => char.IsControl(letter) ? '\uFFFD' : letter));
        foreach (string part in ErrorIsTerminal ? Words.Wrap(line, Width()) : [line])
        {
            Error.WriteLine(part);
        }
    }

    /// <summary>A console for live progress on <see cref="Error"/>. Without colours when NO_COLOR is set.</summary>
    public IAnsiConsole ErrorConsole() => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Out = new AnsiConsoleOutput(Error),
    });

    private static int TerminalWidth()
    {
        try
        {
            return Console.WindowWidth is > 0 and int width ? width : DefaultWidth;
        }
        catch (IOException)
        {
            return DefaultWidth;
        }
    }
}
