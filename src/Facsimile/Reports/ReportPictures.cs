using System.Collections.Immutable;
using Facsimile.Data;
using Facsimile.Evaluation;
using Facsimile.Training;

namespace Facsimile.Reports;

/// <summary>Which images a report shows, row by row.</summary>
internal static class ReportPictures
{
    /// <summary>The most images side by side.</summary>
    public const int MostColumns = 10;

    private const int MostEpochs = 6;

    /// <summary>Which images of the data the pictures of <see cref="EvaluationResult.First"/> show.</summary>
    public static string DescribeFirst(ImmutableArray<int> indices)
        => indices.SequenceEqual(Enumerable.Range(0, indices.Length))
            ? "The first images of the data, as they come"
            : $"{Plural.Of(indices.Length, "image")} spread evenly over the data";

    /// <summary>Originals over reconstructions, between them what the model was given where that is something else.</summary>
    public static ImmutableArray<Images> Pairs(ReconstructionSample sample)
        => [.. Given(sample.Originals, sample.Inputs), First(sample.Reconstructions)];

    /// <summary>Originals, and likewise what the model was given, then the reconstructions after the chosen epochs.</summary>
    public static ImmutableArray<Images> Course(History history, ImmutableArray<int> epochs)
        =>
        [
            .. Given(history.SnapshotOriginals!, history.SnapshotInputs),
            .. epochs.Select(epoch => First(history.Snapshots[epoch - 1])),
        ];

    /// <summary>The names of the upper rows.</summary>
    public static ImmutableArray<string> GivenNames(Images? inputs) => inputs is null ? ["Original"] : ["Original", "Corrupted"];

    /// <summary>
    /// At most six of the epochs whose reconstructions were kept: the first, the last, and between them about equal ratios,
    /// because the pictures change most at the beginning. Empty when none were kept.
    /// </summary>
    public static ImmutableArray<int> ChooseEpochs(History history)
    {
        int count = history.SnapshotOriginals is null ? 0 : Math.Min(history.Snapshots.Length, history.Epochs.Length);
        IEnumerable<int> chosen = count <= MostEpochs
            ? Enumerable.Range(1, count)
            : Enumerable.Range(0, MostEpochs).Select(i => (int)Math.Round(Math.Pow(count, i / (MostEpochs - 1.0))));
        return [.. chosen.Distinct()];
    }

    private static IEnumerable<Images> Given(Images originals, Images? inputs)
        => inputs is null ? [First(originals)] : [First(originals), First(inputs)];

    private static Images First(Images images) => images.Count <= MostColumns ? images : images.Slice(0, MostColumns);
}
