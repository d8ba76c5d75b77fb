using System.CommandLine;

namespace Facsimile.Cli.Commands;

/// <summary><c>facsimile data</c>: the data sets that are known by name.</summary>
internal static class DataCommand
{
    public static Command Create(Shell shell)
    {
        var command = new Command("data", "List, look into, check or fetch data sets.")
        {
            DataListCommand.Create(shell),
            DataShowCommand.Create(shell),
            DataVerifyCommand.Create(shell),
            DataFetchCommand.Create(shell),
        };
        return command.WithExamples(
            shell,
            "facsimile data list",
            "facsimile data show my-photos/",
            "facsimile data verify --data ~/datasets",
            "facsimile data fetch fashion-mnist");
    }
}
