using System.CommandLine;
using Facsimile.Cli.Display;
using Facsimile.Cli.Inputs;
using Facsimile.Data;

namespace Facsimile.Cli.Commands;

/// <summary><c>facsimile data fetch</c>: downloads what is missing.</summary>
internal static class DataFetchCommand
{
    public static Command Create(Shell shell)
    {
        Argument<string?> name = NamedSets.Argument();
        Option<string?> data = new("--data")
        {
            HelpName = "DIR",
            Description = "The folder to download into. Default: FACSIMILE_DATA, else the user's cache.",
        };
        var command = new Command("fetch", "Download the files of data sets that are missing or wrong, and check them.")
        {
            name, data,
        };
        command.SetAction(result =>
        {
            var display = RunDisplay.Create(shell);
            using var interruption = new Interruption(display.Stopping);
            foreach (NamedDataSet set in NamedSets.Chosen(result.GetValue(name)))
            {
                string? folder = display.While(() => DataCatalog.Fetch(set, result.GetValue(data), display, interruption.Token));
                shell.Output.WriteLine($"{set.Name}: {folder ?? "built in"}");
            }
        });
        return command.WithExamples(shell, "facsimile data fetch", "facsimile data fetch mnist --data ~/datasets");
    }
}
