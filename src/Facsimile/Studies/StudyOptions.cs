using Facsimile.Data;

namespace Facsimile.Studies;

/// <summary>What the running of a study needs beside its plan; none of it changes a result.</summary>
public sealed record StudyOptions
{
    /// <summary>The folder in which named data sets are looked for first; null to look in the usual places.</summary>
    public string? DataDirectory { get; init; }

    /// <summary>The number of threads, of all trainings together; null takes one a processor core.</summary>
    public int? Threads { get; init; }

    /// <summary>How many trainings run at once; null, the default, to measure what is fastest.</summary>
    public int? Jobs { get; init; }

    /// <summary>Which part of the trainings to run; by default all that nobody else has claimed.</summary>
    public StudyShard Shard { get; init; } = StudyShard.Whole;

    /// <summary>Is told what is going to be trained and how long it will take, before the first step; null for none.</summary>
    public IProgress<StudyEstimate>? Estimate { get; init; }

    /// <summary>Is told how far the study is, from several threads; null for none.</summary>
    public IProgress<StudyProgress>? Progress { get; init; }

    /// <summary>Is told of the download of a data set; null for none.</summary>
    public IProgress<DownloadProgress>? Download { get; init; }

    /// <summary>Is told what is done now; null for none.</summary>
    public IProgress<string>? Status { get; init; }

    /// <summary>The threads of all trainings together.</summary>
    internal int ThreadCount => Threads ?? Environment.ProcessorCount;
}
