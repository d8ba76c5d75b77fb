using Facsimile.Evaluation;

namespace Facsimile.Reports;

/// <summary>How evaluated images are named in sentences and tables.</summary>
internal static class DataText
{
    /// <summary>Whether somebody has named the data.</summary>
    public static bool IsNamed(EvaluationSummary summary) => summary.DataSet != EvaluationOptions.UnnamedDataSet;

    /// <summary>For example <c>10,000 images of mnist</c>.</summary>
    public static string Images(EvaluationSummary summary)
        => Plural.Of(summary.ImageCount, "image") + (IsNamed(summary) ? $" of {summary.DataSet}" : "");

    /// <summary>The data in a table that tells several apart, for example <c>mnist, 10,000 of 28×28</c>.</summary>
    public static string Label(EvaluationSummary summary)
        => $"{summary.DataSet}, {Figure.Count(summary.ImageCount)} of {summary.Shape}";
}
