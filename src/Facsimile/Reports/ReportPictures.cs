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
            .. epochs.Select(epoch => First(history.Snapshots[history.SnapshotEpochs.IndexOf(epoch)])),
        ];

    /// <summary>The names of the upper rows.</summary>
    public static ImmutableArray<string> GivenNames(Images? inputs) => inputs is null ? ["Original"] : ["Original", "Corrupted"];

    /// <summary>
    /// At most six of the epochs whose reconstructions were kept: the first, the last, and those nearest to about equal ratios between
    /// them, because the pictures change most at the beginning. Empty when none were kept.
    /// </summary>
    public static ImmutableArray<int> ChooseEpochs(History history)
    {
        ImmutableArray<int> kept = history.SnapshotEpochs;
        return kept.Length <= MostEpochs
            ? kept
            :
            [
                .. Enumerable.Range(0, MostEpochs)
                    .Select(i => Math.Round(Math.Pow(kept[^1], i / (MostEpochs - 1.0))))
                    .Select(wanted => kept.MinBy(epoch => Math.Abs(epoch - wanted)))
                    .Distinct(),
            ];
    }

    private static IEnumerable<Images> Given(Images originals, Images? inputs)
        => inputs is null ? [First(originals)] : [First(originals), First(inputs)];

    private static Images First(Images images) => images.Count <= MostColumns ? images : images.Slice(0, MostColumns);
}
