using Facsimile.Reports;
using Facsimile.Runs;

namespace Facsimile.Cli.Inputs;

/// <summary>Reads the runs that are to be compared.</summary>
internal static class ComparedRuns
{
    /// <summary>Reads run folders, each named by its folder, or by its path where two folders have one name.</summary>
    /// <exception cref="FacsimileException">A folder is given twice, holds no finished run, or is damaged.</exception>
    public static List<ComparedRun> Read(IReadOnlyList<string> folders)
    {
        List<string> paths = [.. folders.Select(folder => Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)))];
        if (paths.CountBy(path => path).FirstOrDefault(pair => pair.Value > 1).Key is { } twice)
        {
            throw new FacsimileException($"{folders[paths.IndexOf(twice)]} is given more than once; give each run once.");
        }

        List<string?> names = [.. paths.Select(Path.GetFileName)];
        bool unique = names.Distinct(StringComparer.Ordinal).Count() == names.Count;
        return [.. folders.Select((folder, i) => Read(folder, unique ? names[i]! : folder))];
    }

    private static ComparedRun Read(string folder, string name)
    {
        var run = TrainedRun.Open(folder);
        return ComparedRun.Read(folder, name, run.Recipe.Loss.Name, run.Autoencoder.Summary.Parameters);
    }
}
