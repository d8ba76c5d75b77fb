using System.CommandLine;
using System.Globalization;
using Facsimile.Cli.Inputs;
using Facsimile.Runs;

namespace Facsimile.Cli.Commands;

/// <summary><c>facsimile quickstart</c>: the recipe of that name, in the next free folder.</summary>
internal static class QuickstartCommand
{
    private const string Recipe = "quickstart";

    public static Command Create(Shell shell)
    {
        Option<int?> threads = CommonOptions.Threads();
        Option<bool> json = CommonOptions.Json();
        var command = new Command(Recipe, "Train on built-in images in under a minute; needs no data and no settings.")
        {
            threads, json,
        };
        command.SetAction(result => new TrainingAction(null, result.GetValue(threads), result.GetValue(json)).Run(
            (options, cancellation) => TrainingRun.Start(
                RecipeInput.Load(Recipe), NextFreeFolder(TrainCommand.RunsFolder), options, cancellation),
            shell));
        return command.WithExamples(shell, "facsimile quickstart   # writes runs/quickstart, next time runs/quickstart-2");
    }

    /// <summary>The folder of the first name that is not used.</summary>
    internal static string NextFreeFolder(string runsFolder)
    {
        IEnumerable<string> names = Enumerable.Range(2, int.MaxValue - 2)
            .Select(number => $"{Recipe}-{number.ToString(CultureInfo.InvariantCulture)}")
            .Prepend(Recipe);
        return names.Select(name => Path.Combine(runsFolder, name)).First(path => !Path.Exists(path));
    }
}
