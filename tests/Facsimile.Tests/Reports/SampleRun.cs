using System.Collections.Immutable;
using Facsimile.Data;
using Facsimile.Evaluation;
using Facsimile.Statistics;
using Facsimile.Training;

namespace Facsimile.Tests.Reports;

/// <summary>A small made-up run.</summary>
internal static class SampleRun
{
    public static readonly string Hostile = "<script>alert(\"x\")</script> & 'co'";

    public static History History(int epochs = 20, bool validated = true, int snapshots = -1)
    {
        Images originals = Noise(new ImageShape(1, 8, 8), 4, 1);
        int[] kept = [.. Enumerable.Range(1, snapshots < 0 ? epochs : snapshots)];
        return new History
        {
            LossName = "mean squared error (mean over pixels)",
            BestEpoch = epochs,
            StopReason = StopReason.Completed,
            Epochs = [.. Enumerable.Range(1, epochs).Select(e => new EpochRecord(e, 1.0 / e, validated ? 1.1 / e : null, 0.001))],
            SnapshotOriginals = snapshots == 0 ? null : originals,
            SnapshotEpochs = [.. kept],
            Snapshots = [.. kept.Select(e => Noise(originals.Shape, 4, e))],
        };
    }

    public static EvaluationResult Evaluation(string className = "shoe", double ssim = 0.7, int images = 40, double mse = 0.01)
    {
        ImageScores Score(int i)
        {
            double psnr = i == 0 ? double.PositiveInfinity : 20 - (i * 0.1);
            return new ImageScores(mse + (i * 0.001), psnr, ssim - (i * 0.004), ssim - (i * 0.006), 0.95);
        }

        ClassSummary Class(int k, string name, IEnumerable<ImageScores> all)
            => new(k, name, Summary(all.Where((_, i) => i % 2 == k)));
        IEnumerable<int> all = Enumerable.Range(0, images);
        ImmutableArray<ImageScores> scores = [.. all.Select(Score)];
        ImmutableArray<byte> labels = [.. Enumerable.Range(0, images).Select(i => (byte)(i % 2))];
        return new EvaluationResult
        {
            DataSet = "made-up",
            Shape = new ImageShape(1, 8, 8),
            CodeSize = 3,
            Scores = scores,
            Labels = labels,
            ClassNames = ["hat", className],
            Summary = Summary(scores),
            Classes = [Class(0, "hat", scores), Class(1, className, scores)],
            PcaBaseline = Summary(scores.Select(one => one with { Mse = one.Mse * 2, Ssim = one.Ssim - 0.1 })),
            MeanImageError = 0.08,
            First = Sample([.. Enumerable.Range(0, 10)]),
            Best = Sample([.. Enumerable.Range(0, 9)]),
            Worst = Sample([.. Enumerable.Range(0, 9).Select(i => images - 1 - i)]),
            LatentMap = new([.. all.Select(i => (float)Math.Cos(i))], [.. all.Select(i => (float)Math.Sin(i))], 0.6),
        };
    }

    public static EvaluationResult Bare()
        => Evaluation() with { Labels = [], ClassNames = [], Classes = [], PcaBaseline = null, LatentMap = null };

    /// <summary>The same of images smaller than the windows of SSIM.</summary>
    public static EvaluationResult WithoutSsim(EvaluationResult evaluation)
    {
        Metric[] missing = [Metric.Ssim, Metric.SsimGaussian];
        return evaluation with
        {
            Scores = [.. evaluation.Scores.Select(one => one with { Ssim = double.NaN, SsimGaussian = double.NaN })],
            Summary = evaluation.Summary.RemoveRange(missing),
            Classes = [.. evaluation.Classes.Select(one => one with { Summary = one.Summary.RemoveRange(missing) })],
            PcaBaseline = evaluation.PcaBaseline?.RemoveRange(missing),
        };
    }

    /// <summary>The same of a model that was given images with a hidden block.</summary>
    public static EvaluationResult Restored(EvaluationResult evaluation, bool mask = true)
    {
        RegionSummary Region(double error) => new(Distribution.Of([error, error]), Distribution.Of([0.5, 0.25]));
        ReconstructionSample With(ReconstructionSample sample)
            => sample with { Inputs = Noise(sample.Originals.Shape, sample.Indices.Length, 7) };
        return evaluation with
        {
            Restoration = new RestorationSummary
            {
                Corruption = mask ? "a block of 3×3 hidden" : "noise <of> σ 0.5",
                Corrupted = Summary(evaluation.Scores.Select(one => one with { Mse = one.Mse + 0.2 })),
                Clean = Summary(evaluation.Scores.Select(one => one with { Mse = one.Mse / 2 })),
                Mask = mask ? new MaskSummary(Region(0.3), Region(0.06), Region(0), Region(0.02)) : null,
            },
            First = With(evaluation.First),
            Best = With(evaluation.Best),
            Worst = With(evaluation.Worst),
        };
    }

    /// <summary>The same of a variational autoencoder, of whose numbers so many are active.</summary>
    public static EvaluationResult Variational(EvaluationResult evaluation, int active = 2)
    {
        Images Pictures(int count) => Noise(evaluation.Shape, count, count);
        return evaluation with
        {
            Variational = new VariationalSummary(
                "binary cross-entropy (sum over pixels)",
                100.25,
                100.25 / evaluation.Shape.Size,
                5.5,
                [.. Enumerable.Range(0, evaluation.CodeSize).Select(i => new VariationalUnit(3 - i, i < active ? 0.5 : 0.001))],
                new LikelihoodEstimate(101.5, 104.75, 100, 40)),
            VariationalPictures = new VariationalPictures(
                Pictures(100),
                evaluation.CodeSize == 2 ? Pictures(400) : null,
                Pictures(50),
                [.. Enumerable.Range(0, 5).Select(i => (2 * i, (2 * i) + 1))],
                Pictures(9 * evaluation.CodeSize),
                [.. Enumerable.Range(0, evaluation.CodeSize)]),
        };
    }

    /// <summary>The course of the training of a variational autoencoder.</summary>
    public static History VariationalHistory(int epochs = 8) => new()
    {
        LossName = "binary cross-entropy (sum over pixels) + divergence",
        BestEpoch = epochs,
        StopReason = StopReason.Completed,
        Epochs = [.. Enumerable.Range(1, epochs).Select(e =>
        {
            var parts = new LossParts(100 + (20.0 / e), 6 - (1.0 / e));
            double loss = parts.Reconstruction + parts.Divergence;
            return new EpochRecord(e, loss, null, 0.001) { TrainingParts = parts, TestLoss = loss, TestParts = parts };
        })],
    };

    public static Images Noise(ImageShape shape, int count, int seed)
    {
        byte[] pixels = new byte[shape.Size * count];
        new Random(seed).NextBytes(pixels);
        return new Images(shape, pixels);
    }

    private static ReconstructionSample Sample(ImmutableArray<int> indices)
    {
        var shape = new ImageShape(1, 8, 8);
        return new ReconstructionSample(indices, Noise(shape, indices.Length, 5), Noise(shape, indices.Length, 6));
    }

    private static ImmutableSortedDictionary<Metric, Distribution> Summary(IEnumerable<ImageScores> scores)
        => Enum.GetValues<Metric>().ToImmutableSortedDictionary(
            metric => metric, metric => Sum([.. scores.Select(one => one[metric]).Order()]));

    private static Distribution Sum(double[] sorted)
    {
        (double low, double high) = (sorted[sorted.Length / 4], sorted[3 * sorted.Length / 4]);
        double median = sorted[sorted.Length / 2];
        return new(sorted.Length, sorted.Average(), 0.1, sorted[0], sorted[0], low, median, high, sorted[^1], sorted[^1], 0);
    }
}
