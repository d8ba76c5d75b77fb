using System.CommandLine;
using Facsimile.Cli.Errors;
using Facsimile.Data;

namespace Facsimile.Cli.Inputs;

/// <summary>The data sets that a command names: one, or all.</summary>
internal static class NamedSets
{
    private static string[] Names { get; } = [.. DataCatalog.All.Select(set => set.Name)];

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

        string hint = Suggestion.For(name, Names) ?? $"choose one of {string.Join(", ", Names)}.";
        return [DataCatalog.Find(name) ?? throw new FacsimileException($"There is no data set '{name}'; {hint}")];
    }

    /// <summary>Refuses what is neither a data set nor a path, but nearly the name of a set.</summary>
    /// <exception cref="FacsimileException">The message proposes what was meant.</exception>
    public static void RefuseMistyped(string nameOrPath)
    {
        if (!Path.Exists(nameOrPath) && DataCatalog.Find(nameOrPath) is null && Suggestion.For(nameOrPath, Names) is { } question)
        {
            throw new FacsimileException($"There is no data set or path '{nameOrPath}'; {question}");
        }
    }
}
