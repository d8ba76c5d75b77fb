using System.Collections.Immutable;
using Facsimile.Data;
using Facsimile.Evaluation;
using Facsimile.Models;
using Facsimile.Numerics;
using Facsimile.Reports;

namespace Facsimile.Studies.Results;

/// <summary>The first test images as models of several ranks give them back, with the error above each image.</summary>
/// <param name="Rows">The names of the rows.</param>
/// <param name="Png">The picture.</param>
internal sealed record StudyPictures(ImmutableArray<string> Rows, byte[] Png)
{
    private const int MostModels = 7;
    private const int MostImages = 10;

    /// <summary>From the best model to the worst, the ranks between spread evenly; null when nothing is finished.</summary>
    public static StudyPictures? Draw(StudyFigures figures, StudyFolder folder, StudyImages images, int? threads)
    {
        // Models with other test images are no comparison.
        TrialResult[] ranked =
            [.. figures.Ranked.Where(one => one.Trial.Recipe.Data.HasTestImagesOf(figures.Ranked[0].Trial.Recipe.Data))];
        if (ranked.Length == 0)
        {
            return null;
        }

        Images originals = images.Of(ranked[0].Trial.Recipe).Test.Images.Select(First(ranked[0]));
        int count = Math.Min(MostModels, ranked.Length);
        int[] chosen = [.. Enumerable.Range(0, count).Select(i => i * (ranked.Length - 1) / Math.Max(1, count - 1))];
        WorkerPool workers = threads is { } number ? WorkerPool.WithThreads(number) : WorkerPool.Default;
        var rows = chosen.Select(i => Row(UsedModels.Load(folder, ranked[i].Trial), originals, workers));
        return new StudyPictures(
            ["Original", .. chosen.Select(i => $"Rank {figures.Ranked.IndexOf(ranked[i]) + 1}")],
            CaptionedGrid.ToPng([(originals, [.. Enumerable.Repeat("", originals.Count)]), .. rows]));
    }

    private static int[] First(TrialResult one) => [.. one.Evaluation!.First.Take(MostImages)];

    private static (Images, ImmutableArray<string>) Row(Autoencoder model, Images originals, WorkerPool workers)
    {
        Images made = Images.FromTensor(originals.Shape, model.Reconstruct(originals, workers));
        float[] original = new float[originals.Shape.Size];
        float[] other = new float[originals.Shape.Size];
        string ErrorOf(int i)
        {
            originals.CopyTo(i, original);
            made.CopyTo(i, other);
            return CaptionedGrid.Error(ReconstructionMetrics.MeanSquaredError(original, other));
        }

        return (made, [.. Enumerable.Range(0, originals.Count).Select(ErrorOf)]);
    }
}
