using System.CommandLine;

namespace Facsimile.Bench;

/// <summary>Options that several commands have.</summary>
internal static class BenchOptions
{
    public static Option<int> Threads() => WholeNumber(
        "--threads", "N", Environment.ProcessorCount, "Threads of each side. Default: one a processor core.");

    public static Option<int> Rounds(int count) => WholeNumber(
        "--rounds", "N", count, $"How often each side gets its turn. Default: {count}.");

    public static Option<string?> Json() => new("--json")
    {
        HelpName = "FILE",
        Description = "Write the figures to this file too.",
    };

    /// <summary>A number from 1 on.</summary>
    public static Option<int> WholeNumber(string name, string helpName, int count, string description)
    {
        Option<int> option = new(name) { HelpName = helpName, Description = description, DefaultValueFactory = _ => count };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
            {
                result.AddError($"{name} must be at least 1.");
            }
        });
        return option;
    }
}
