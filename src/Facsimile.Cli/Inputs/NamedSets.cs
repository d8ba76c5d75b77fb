using System.CommandLine;
using Facsimile.Cli.Errors;
using Facsimile.Data;

namespace Facsimile.Cli.Inputs;

/// <summary>The data sets that a command names: one, or all.</summary>
internal static class NamedSets
{
    public static Argument<string?> Argument() => new("NAME")
    {
        Arity = ArgumentArity.ZeroOrOne,
        Description = "The name of a data set. Default: all that have files.",
    };

    /// <exception cref="FacsimileException">There is no set of that name.</exception>
    public static IEnumerable<NamedDataSet> Chosen(string? name)
    {
        if (name is null)
        {
            return DataCatalog.All.Where(set => !set.IsBuiltIn);
        }

        IEnumerable<string> names = DataCatalog.All.Select(set => set.Name);
        string meant = Suggestion.For(name, names) is { } one
            ? $"did you mean '{one}'?"
            : $"there are {string.Join(", ", names)}.";
        return [DataCatalog.Find(name) ?? throw new FacsimileException($"there is no data set '{name}'; {meant}")];
    }
}
