using Facsimile.Storage;
using Facsimile.Training;

namespace Facsimile.Reports;

/// <summary>One of several runs of classifiers that are compared: what its folder tells.</summary>
public sealed record ComparedClassifier
{
    /// <summary>What the run is called in the comparison.</summary>
    public required string Name { get; init; }

    /// <summary>The course of its training.</summary>
    public required History History { get; init; }

    /// <summary>What was measured of it.</summary>
    public required ClassificationSummary Evaluation { get; init; }

    /// <summary>How many numbers the model learns; null when not known.</summary>
    public long? ParameterCount { get; init; }

    /// <summary>Reads what <see cref="ClassifierReport.Write"/> left in a folder.</summary>
    /// <param name="folder">The folder of the run.</param>
    /// <param name="name">What to call the run.</param>
    /// <param name="lossName">See <see cref="History.LossName"/>; the folder's recipe knows it.</param>
    /// <param name="parameterCount">How many numbers the model learns; null when not known.</param>
    /// <exception cref="FacsimileException">A file is missing or damaged; the message names it.</exception>
    public static ComparedClassifier Read(string folder, string name, string lossName, long? parameterCount = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        return new ComparedClassifier
        {
            Name = name,
            History = HistoryFile.Read(Path.Combine(folder, ReportFiles.History), lossName),
            Evaluation = ClassificationFile.Read(Path.Combine(folder, ReportFiles.Evaluation)),
            ParameterCount = parameterCount,
        };
    }
}
