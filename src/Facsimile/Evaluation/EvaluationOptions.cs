using System.Collections.Immutable;
using Facsimile.Data;

namespace Facsimile.Evaluation;

/// <summary>What an evaluation needs to know beside the model and the images; every option may be left out.</summary>
public sealed record EvaluationOptions
{
    /// <summary>What a data set is called that nobody has named.</summary>
    internal const string UnnamedDataSet = "images";

    /// <summary>The data set's name or path, for the reports.</summary>
    /// <value>Default: <c>images</c>.</value>
    public string DataSet { get; init; } = UnnamedDataSet;

    /// <summary>A name for each label from 0; a label beyond them is named by its number.</summary>
    /// <value>Default: none.</value>
    public ImmutableArray<string> ClassNames { get; init; } = [];

    /// <summary>
    /// The images that the model was trained on, to fit the baseline to (all of them: 60,000 of 28×28 take about half a
    /// second). Null: no baseline.
    /// </summary>
    /// <value>Default: null.</value>
    public Images? TrainingImages { get; init; }

    /// <summary>How many threads share the work, 1 to 1024; the result is the same for any number.</summary>
    /// <value>Default: null, one a processor core.</value>
    public int? Threads { get; init; }
}
