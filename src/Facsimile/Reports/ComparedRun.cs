using System.Collections.Immutable;
using Facsimile.Evaluation;
using Facsimile.Storage;
using Facsimile.Training;

namespace Facsimile.Reports;

/// <summary>One of several runs that are compared: what its folder tells.</summary>
public sealed record ComparedRun
{
    /// <summary>What the run is called in the comparison.</summary>
    public required string Name { get; init; }

    /// <summary>The course of its training.</summary>
    public required History History { get; init; }

    /// <summary>What was measured of it.</summary>
    public required EvaluationSummary Evaluation { get; init; }

    /// <summary>The scores of each image, for the outliers of the box plots; may be empty.</summary>
    public ImmutableArray<ImageScores> Scores { get; init; } = [];

    /// <summary>How many numbers the model learns; null when not known.</summary>
    public long? ParameterCount { get; init; }

    /// <summary>The picture <c>reconstructions.png</c>, originals over reconstructions; empty when there is none.</summary>
    public ImmutableArray<byte> Reconstructions { get; init; } = [];

    /// <summary>The chart <c>latent.svg</c>; null when there is none.</summary>
    public string? Latent { get; init; }

    /// <summary>Reads what <see cref="Report.Write"/> left in a folder.</summary>
    /// <param name="folder">The folder of the run.</param>
    /// <param name="name">What to call the run.</param>
    /// <param name="lossName">See <see cref="History.LossName"/>; the folder's recipe knows it.</param>
    /// <param name="parameterCount">How many numbers the model learns; null when not known.</param>
    /// <exception cref="FacsimileException">A file is missing or damaged; the message names it.</exception>
    public static ComparedRun Read(string folder, string name, string lossName, long? parameterCount = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        string latent = Path.Combine(folder, ReportFiles.LatentChart);
        string reconstructions = Path.Combine(folder, ReportFiles.Reconstructions);
        return new ComparedRun
        {
            Name = name,
            History = HistoryFile.Read(Path.Combine(folder, ReportFiles.History), lossName),
            Evaluation = EvaluationFile.Read(Path.Combine(folder, ReportFiles.Evaluation)),
            Scores = ImageScoresFile.Read(Path.Combine(folder, ReportFiles.ImageScores)),
            ParameterCount = parameterCount,
            Reconstructions = File.Exists(reconstructions) ? [.. File.ReadAllBytes(reconstructions)] : [],
            Latent = File.Exists(latent) ? File.ReadAllText(latent) : null,
        };
    }
}
