using System.Collections.Immutable;
using Facsimile.Models;

namespace Facsimile.Reports;

/// <summary>What a report can tell beyond the figures; everything is optional.</summary>
public sealed record ReportDetails
{
    /// <summary>The title of the report, for example a recipe's name. Default: the data set and the size of the code.</summary>
    public string? Title { get; init; }

    /// <summary>A sentence under the title, for example what a recipe is for.</summary>
    public string? Description { get; init; }

    /// <summary>A sentence about the data, for example where they come from.</summary>
    public string? DataDescription { get; init; }

    /// <summary>
    /// The data set that the model was trained on, when it is another one than it is judged by. The report then says that the
    /// course of the training and the fit of the baseline belong to that one. Null: they belong to the judged one.
    /// </summary>
    public string? TrainingData { get; init; }

    /// <summary>How many epochs were planned; null when that is not known.</summary>
    public int? PlannedEpochs { get; init; }

    /// <summary>The layer table of the model; null leaves it out.</summary>
    public ModelSummary? Model { get; init; }

    /// <summary>
    /// The settings of the training by name, in the order shown. Nothing that changes from run to run (times, machines,
    /// folders) belongs here, so that equal runs have equal reports. Those without a value are left out.
    /// </summary>
    public ImmutableArray<KeyValuePair<string, string>> Settings { get; init; } = [];
}
