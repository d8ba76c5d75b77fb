using System.CommandLine;
using Facsimile.Bench.Timing;
using Facsimile.Data;
using Facsimile.Recipes;

namespace Facsimile.Bench.Steps;

/// <summary><c>steps</c>: where the time of a training step goes, for each recipe.</summary>
internal static class StepsCommand
{
    private static readonly (string Name, StepPart Part, string Indent)[] Rows =
    [
        ("begin the step", StepPart.Begin, string.Empty),
        ("load the batch", StepPart.Load, string.Empty),
        ("forward", StepPart.Forward, string.Empty),
        ("products", StepPart.ForwardProducts, "of which, alone: "),
        ("loss and its gradient", StepPart.Loss, string.Empty),
        ("backward and optimiser", StepPart.BackwardAndUpdate, string.Empty),
        ("weight gradients", StepPart.WeightProducts, "of which, alone: "),
        ("input gradients", StepPart.InputProducts, "of which, alone: "),
        ("column sums", StepPart.ColumnSums, "of which, alone: "),
        ("optimiser", StepPart.Update, "of which, alone: "),
    ];

    public static Command Create()
    {
        Option<int> threads = BenchOptions.Threads();
        Option<int> rounds = BenchOptions.Rounds(500);
        Argument<string[]> recipes = new("RECIPE")
        {
            Arity = ArgumentArity.ZeroOrMore,
            Description = "Recipes, by name or as files. Default: the built-in ones.",
        };
        var command = new Command("steps", "Times the parts of a training step.") { recipes, threads, rounds };
        command.SetAction(result =>
        {
            string[] names = result.GetValue(recipes) is { Length: > 0 } given ? given : [.. RecipeCatalog.Names];
            LabelledImages images = ImageSet.Load("glyphs").Train;
            foreach (string name in names)
            {
                Measure(RecipeReader.Load(name), images, result.GetValue(threads), result.GetValue(rounds));
            }
        });
        return command;
    }

    private static void Measure(Recipe recipe, LabelledImages images, int threads, int rounds)
    {
        using var step = new TimedStep(recipe, images, threads);
        for (int i = 0; i < rounds / 10; i++)
        {
            step.Run();
        }

        var load = MachineLoad.Begin();
        List<Dictionary<StepPart, double>> times = [.. Enumerable.Range(0, rounds).Select(_ => step.Run())];
        Dictionary<StepPart, double> medians =
            Enum.GetValues<StepPart>().ToDictionary(part => part, part => Median.Of(times.Select(time => time[part])));
        double whole = medians[StepPart.Whole];
        Console.WriteLine($"{recipe.Name}, batch {recipe.Training.BatchSize}, {threads} thread(s); medians of {rounds} steps");
        Console.WriteLine();
        Console.WriteLine("| part | µs | share of the step |");
        Console.WriteLine("| --- | ---: | ---: |");
        foreach ((string name, StepPart part, string indent) in Rows)
        {
            Console.WriteLine($"| {indent}{name} | {medians[part]:F1} | {100 * medians[part] / whole:F0} % |");
        }

        double sum = Rows.Where(row => row.Indent.Length == 0).Sum(row => medians[row.Part]);
        Console.WriteLine($"| sum of the parts | {sum:F1} | {100 * sum / whole:F0} % |");
        Console.WriteLine($"| **whole step** | **{whole:F1}** | |");
        Console.WriteLine();
        Console.WriteLine(load.End());
        Console.WriteLine();
    }
}
