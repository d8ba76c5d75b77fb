using Facsimile.Evaluation;

namespace Facsimile.Reports;

/// <summary>How evaluated images are named in sentences and tables.</summary>
internal static class DataText
{
    /// <summary>Whether somebody has named the data.</summary>
    public static bool IsNamed(string dataSet) => dataSet != EvaluationOptions.UnnamedDataSet;

    /// <summary>Whether somebody has named the data.</summary>
    public static bool IsNamed(EvaluationSummary summary) => IsNamed(summary.DataSet);

    /// <summary>For example <c>10,000 images of mnist</c>.</summary>
    public static string Images(EvaluationSummary summary) => Images(summary.DataSet, summary.ImageCount);

    /// <summary>For example <c>10,000 images of mnist</c>.</summary>
    public static string Images(string dataSet, int count)
        => Plural.Of(count, "image") + (IsNamed(dataSet) ? $" of {dataSet}" : "");

    /// <summary>The data in a table that tells several apart, for example <c>mnist, 10,000 of 28×28</c>.</summary>
    public static string Label(EvaluationSummary summary)
        => $"{summary.DataSet}, {Figure.Count(summary.ImageCount)} of {summary.Shape}{Corruption(summary)}";

    /// <summary>For example <c>, with Gaussian noise of σ 0.5</c>; nothing where the images were clean.</summary>
    public static string Corruption(EvaluationSummary summary)
        => summary.Restoration is { } restoration ? $", with {restoration.Corruption}" : "";
}
