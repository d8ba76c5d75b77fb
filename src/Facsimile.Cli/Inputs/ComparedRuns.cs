using Facsimile.Cli.Outputs;
using Facsimile.Evaluation;
using Facsimile.Models;
using Facsimile.Reports;
using Facsimile.Runs;

namespace Facsimile.Cli.Inputs;

/// <summary>Reads the runs that are to be compared.</summary>
internal static class ComparedRuns
{
    /// <summary>Reads run folders, each named by its folder, or by its path where two folders have one name.</summary>
    /// <param name="folders">The folders.</param>
    /// <param name="noise">Lets autoencoders restore noisy images; null where nobody asked.</param>
    /// <exception cref="FacsimileException">
    /// A folder is given twice, holds no finished run, or is damaged; or the runs are of different kinds.
    /// </exception>
    public static Comparison Read(
        IReadOnlyList<string> folders, Func<IReadOnlyList<(string Name, TrainedRun Run)>, NoiseComparison>? noise = null)
    {
        List<string> paths = [.. folders.Select(folder => Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)))];
        if (paths.CountBy(path => path).FirstOrDefault(pair => pair.Value > 1).Key is { } twice)
        {
            throw new FacsimileException($"{folders[paths.IndexOf(twice)]} is given more than once; give each run once.");
        }

        List<string?> names = [.. paths.Select(Path.GetFileName)];
        bool unique = names.Distinct(StringComparer.Ordinal).Count() == names.Count;
        OpenedRun[] runs =
        [
            .. folders.Select((folder, i) => new OpenedRun(folder, unique ? names[i]! : folder, TrainedRun.Open(folder))),
        ];
        if (Array.TrueForAll(runs, run => run.Run.Model is Autoencoder))
        {
            return AutoencoderComparison.Of(
                [.. runs.Select(run => ComparedRun.Read(run.Folder, run.Name, run.Loss, run.Parameters))],
                noise?.Invoke([.. runs.Select(run => (run.Name, run.Run))]));
        }

        if (noise is not null)
        {
            throw new FacsimileException("--noise compares how autoencoders restore images; a classifier gives no images.");
        }

        return Array.TrueForAll(runs, run => run.Run.Model is Classifier)
            ? ClassifierComparison.Of(
                [.. runs.Select(run => ComparedClassifier.Read(run.Folder, run.Name, run.Loss, run.Parameters))])
            : throw new FacsimileException(
                $"{Array.Find(runs, run => run.Run.Model is Classifier)!.Folder} is a classifier, "
                + $"{Array.Find(runs, run => run.Run.Model is not Classifier)!.Folder} an autoencoder; compare runs of one kind.");
    }

    private sealed record OpenedRun(string Folder, string Name, TrainedRun Run)
    {
        public string Loss => Run.History.LossName;

        public long Parameters => Run.Model.Summary.Parameters;
    }
}
