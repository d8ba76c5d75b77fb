using Spectre.Console;

namespace Facsimile.Cli.Tests.Display;

/// <summary>A terminal without colours that is drawn into a text.</summary>
internal static class WrittenTerminal
{
    public static IAnsiConsole Create(StringWriter output, int width)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.Yes,
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
            Out = new AnsiConsoleOutput(output),
        });
        console.Profile.Width = width;
        return console;
    }
}
