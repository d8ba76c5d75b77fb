using Facsimile.Reports;
using Facsimile.Runs;

namespace Facsimile.Cli.Inputs;

/// <summary>Reads the runs that are to be compared.</summary>
internal static class ComparedRuns
{
    /// <summary>Reads run folders, each named by its folder, or by its path where two folders have one name.</summary>
    /// <exception cref="FacsimileException">A folder holds no finished run, or is damaged.</exception>
    public static List<ComparedRun> Read(IReadOnlyList<string> folders)
    {
        List<string> names =
            [.. folders.Select(folder => Path.GetFileName(Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar)))];
        bool unique = names.Distinct(StringComparer.Ordinal).Count() == names.Count;
        return [.. folders.Select((folder, i) => Read(folder, unique ? names[i] : folder))];
    }

    private static ComparedRun Read(string folder, string name)
    {
        var run = TrainedRun.Open(folder);
        return ComparedRun.Read(folder, name, run.Recipe.Loss.Name, run.Autoencoder.Summary.Parameters);
    }
}
