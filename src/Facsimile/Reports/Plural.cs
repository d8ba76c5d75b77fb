namespace Facsimile.Reports;

/// <summary>Numbers of things in sentences.</summary>
internal static class Plural
{
    /// <summary>For example <c>1 epoch</c>, <c>20 epochs</c>.</summary>
    public static string Of(long count, string thing) => $"{Figure.Count(count)} {thing}{(count == 1 ? "" : "s")}";

    /// <summary>For example <c>1 class</c>, <c>10 classes</c>.</summary>
    public static string Of(long count, string one, string several) => $"{Figure.Count(count)} {(count == 1 ? one : several)}";
}
