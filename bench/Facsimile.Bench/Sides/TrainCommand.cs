using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Facsimile.Data;
using Facsimile.Recipes;

namespace Facsimile.Bench.Sides;

/// <summary><c>train</c>: Facsimile's side of <c>bench/compare/run</c>.</summary>
internal static class TrainCommand
{
    private static readonly TimeSpan InferenceTurn = TimeSpan.FromSeconds(0.3);

    public static Command Create()
    {
        Argument<string> recipe = new("RECIPE") { Description = "A recipe, by name or as a file." };
        Option<string?> data = new("--data") { HelpName = "DIR", Description = "The folder of the data sets." };
        Option<string[]> set = new("--set") { HelpName = "path=value", Description = "Change a setting of the recipe." };
        Option<int?> limit = new("--limit") { HelpName = "N", Description = "Train on the first N images. Default: all." };
        Option<int> epochs = BenchOptions.WholeNumber("--epochs", "N", 20, "The most epochs that will be asked for.");
        Option<string?> share = new("--share")
        {
            HelpName = "DIR",
            Description = "Write plan, first weights and order of images to this folder, for another program to do the same.",
        };
        Option<int> threads = BenchOptions.Threads();
        var command = new Command(
            "train",
            "Trains, tests and runs a network when it is told to, by lines on standard input: epoch, test, infer BATCH.")
        {
            recipe, data, set, limit, epochs, share, threads,
        };
        command.SetAction(result =>
        {
            List<string> changes = [.. result.GetValue(set) ?? [], $"training.epochs={result.GetValue(epochs)}"];
            Side side = Open(
                result.GetRequiredValue(recipe),
                changes,
                result.GetValue(data),
                result.GetValue(limit),
                result.GetValue(threads));
            if (result.GetValue(share) is { } folder)
            {
                SharedStart.Write(side, result.GetValue(epochs), folder);
            }

            Turns.Take(words => Answer(side, words));
        });
        return command;
    }

    private static RecipeSide Open(string name, List<string> changes, string? data, int? limit, int threads)
    {
        if (limit is { } count)
        {
            changes.Add($"data.limit={count.ToString(CultureInfo.InvariantCulture)}");
        }

        Recipe recipe = RecipeReader.Load(name, changes);
        return new RecipeSide(recipe, recipe.Data.Load(new ImageSetOptions { DataDirectory = data }), threads);
    }

    private static object Answer(Side side, string[] words)
    {
        switch (words)
        {
            case ["epoch"]:
                long start = Stopwatch.GetTimestamp();
                double loss = side.RunEpoch();
                double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
                return new { Seconds = seconds, Loss = loss, Epochs = side.EpochsDone, PeakMegabytes = Turns.PeakMegabytes() };
            case ["test"]:
                return new { Loss = side.Test() };
            case ["infer", var batch]:
                return new { Seconds = side.Infer(int.Parse(batch, CultureInfo.InvariantCulture), InferenceTurn) };
            default:
                throw new FacsimileException($"'{string.Join(' ', words)}' is not understood; known: epoch, test, infer BATCH.");
        }
    }
}
