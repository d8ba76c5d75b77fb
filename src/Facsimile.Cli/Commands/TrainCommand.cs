using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Facsimile.Cli.Inputs;
using Facsimile.Cli.Outputs;
using Facsimile.Recipes;
using Facsimile.Runs;

namespace Facsimile.Cli.Commands;

/// <summary><c>facsimile train</c>: a recipe in a run folder, or the rest of an interrupted run.</summary>
internal static class TrainCommand
{
    /// <summary>Where run folders are made when <c>--out</c> does not say.</summary>
    public const string RunsFolder = "runs";

    public static Command Create(Shell shell)
    {
        Argument<string?> recipe = new("RECIPE")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = "A built-in recipe ('facsimile recipes' lists them), or a JSON file of the same form.",
        };
        Option<string?> output = new("--out")
        {
            HelpName = "DIR",
            Description = "The run folder to make; it must not hold anything yet. Default: runs/ and the recipe's name.",
        };
        Option<string[]> set = new("--set")
        {
            HelpName = "path=value",
            Description = "Change a setting of the recipe; may be given several times. Default: the recipe as it is.",
        };
        Option<int?> epochs = CommonOptions.WholeNumber(
            "--epochs",
            "N",
            1,
            int.MaxValue,
            "How many times to go through the images, short for --set training.epochs=N. Default: the recipe's.");
        Option<string?> resume = new("--resume")
        {
            HelpName = "RUN",
            Description = "Go on with the interrupted or killed run in this folder, after its last finished epoch. Default: "
                + "begin a new run.",
        };
        Option<string?> data = CommonOptions.Data();
        Option<int?> threads = CommonOptions.Threads();
        Option<bool> json = CommonOptions.Json();
        var command = new Command(
            "train",
            "Train a recipe: images in, a run folder with model, figures and report.html out. "
            + "Ctrl-C stops after the current step and leaves a run that resumes (exit code 130); a second Ctrl-C ends at once.")
        {
            recipe, output, set, epochs, resume, data, threads, json,
        };
        command.Validators.Add(result => Check(result, recipe, resume, [output, set, epochs]));
        TrainingAction Action(ParseResult result)
            => new(result.GetValue(data), result.GetValue(threads), result.GetValue(json));
        command.SetAction(result => Action(result).Run(
            (options, cancellation) => result.GetValue(resume) is { } run
                ? TrainingRun.Resume(run, options, cancellation)
                : Start(
                    RecipeInput.Load(result.GetRequiredValue(recipe)!, Changes(result.GetValue(set), result.GetValue(epochs))),
                    result.GetValue(output),
                    options,
                    cancellation),
            shell));
        return command.WithExamples(
            shell,
            "facsimile train fashion-simple",
            "facsimile train simple --set optimizer.learningRate=0.01 --out runs/faster",
            "facsimile train --resume runs/fashion-simple");
    }

    private static void Check(CommandResult result, Argument<string?> recipe, Option<string?> resume, Option[] ofNewRuns)
    {
        bool resumes = result.GetResult(resume) is not null;
        if (resumes == result.GetResult(recipe) is { Tokens.Count: > 0 })
        {
            result.AddError("Give either a RECIPE to train or --resume RUN.");
        }
        else if (resumes && Array.Find(ofNewRuns, option => result.GetResult(option) is { Implicit: false }) is { } option)
        {
            result.AddError($"{option.Name} cannot change a run that is resumed; it goes on as it began.");
        }
    }

    private static List<string> Changes(string[]? set, int? epochs)
    {
        List<string> changes = [.. set ?? []];
        if (epochs is { } count)
        {
            changes.Add($"training.epochs={count.ToString(CultureInfo.InvariantCulture)}");
        }

        return changes;
    }

    private static RunResult Start(Recipe recipe, string? output, RunOptions options, CancellationToken cancellation)
        => TrainingRun.Start(recipe, output ?? OutputPath.OfName(RunsFolder, recipe.Name, "recipe"), options, cancellation);
}
