using Facsimile.Data;
using Facsimile.Training;

namespace Facsimile.Runs;

/// <summary>What a training run needs beside its recipe; none of it changes a result.</summary>
public sealed record RunOptions
{
    /// <summary>The folder in which named data sets are looked for first; null to look in the usual places.</summary>
    public string? DataDirectory { get; init; }

    /// <summary>The number of threads; null takes one a processor core.</summary>
    public int? Threads { get; init; }

    /// <summary>Is told of every training step; null for none.</summary>
    public IProgress<TrainingProgress>? Progress { get; init; }

    /// <summary>Is told of the download of a data set; null for none.</summary>
    public IProgress<DownloadProgress>? Download { get; init; }

    /// <summary>Is told what the run does now, for example <c>reading fashion-mnist</c>; null for none.</summary>
    public IProgress<string>? Status { get; init; }
}
