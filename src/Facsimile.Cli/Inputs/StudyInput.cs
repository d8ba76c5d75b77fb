using Facsimile.Cli.Errors;
using Facsimile.Studies;

namespace Facsimile.Cli.Inputs;

/// <summary>Reads the study that a command line names.</summary>
internal static class StudyInput
{
    /// <summary>Reads a study.</summary>
    /// <param name="nameOrPath">The name of a built-in study, or a JSON file.</param>
    /// <param name="changes">Changes of its recipe as <c>path=value</c>.</param>
    /// <exception cref="FacsimileException">There is no such study (the message proposes one), or it is wrong.</exception>
    public static Study Load(string nameOrPath, IEnumerable<string>? changes = null)
        => !Path.Exists(nameOrPath) && !StudyCatalog.Names.Contains(nameOrPath)
            && Suggestion.For(nameOrPath, StudyCatalog.Names) is { } question
            ? throw new FacsimileException($"There is no study '{nameOrPath}'; {question} 'facsimile study list' lists all.")
            : StudyReader.Load(nameOrPath, changes);
}
