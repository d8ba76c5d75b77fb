using System.Collections.Immutable;
using Facsimile.Data;
using Facsimile.Data.Corruptions;
using Facsimile.Models;
using Facsimile.Statistics;

namespace Facsimile.Evaluation;

/// <summary>How well several models restore the same noisy images, level by level.</summary>
public sealed record NoiseComparison
{
    private const int ShownCount = 10;

    /// <summary>The kind of noise, for example <c>uniform noise</c>.</summary>
    public required string Noise { get; init; }

    /// <summary>How many images were restored.</summary>
    public required int ImageCount { get; init; }

    /// <summary>The first of the clean images, to look at.</summary>
    public required Images Originals { get; init; }

    /// <summary>The noisy images themselves.</summary>
    public required NoiseCurve Noisy { get; init; }

    /// <summary>What each model makes of them.</summary>
    public required ImmutableArray<NoiseCurve> Models { get; init; }

    /// <summary>Lets models restore images at several levels of noise. The noise is the same for all models.</summary>
    /// <param name="models">The models, each with its name; at least one.</param>
    /// <param name="images">Clean images of the models' size.</param>
    /// <param name="noise">The kind of noise, in words.</param>
    /// <param name="levels">The levels, each with the noise of that level; at least one.</param>
    /// <param name="threads">How many threads share the work, 1 to 1024; null, the default, takes one a processor core.</param>
    /// <exception cref="FacsimileException">See <see cref="Restorer.Restore"/>.</exception>
    public static NoiseComparison Measure(
        IReadOnlyList<(string Name, Autoencoder Model)> models,
        Images images,
        string noise,
        IReadOnlyList<(double Level, Corruption Noise)> levels,
        int? threads = null)
    {
        ArgumentNullException.ThrowIfNull(models);
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(levels);
        var noisy = new NoiseLevel[levels.Count];
        var curves = ImmutableArray.CreateBuilder<NoiseCurve>();
        foreach ((string name, Autoencoder model) in models)
        {
            var curve = new NoiseLevel[levels.Count];
            for (int i = 0; i < levels.Count; i++)
            {
                Restoration restoration = Restorer.Restore(model, images, levels[i].Noise, threads: threads);
                noisy[i] = Sum(levels[i].Level, restoration.Corrupted, restoration.Scores.Before);
                curve[i] = Sum(levels[i].Level, restoration.Restored, restoration.Scores.After);
            }

            curves.Add(new NoiseCurve(name, [.. curve]));
        }

        return new NoiseComparison
        {
            Noise = noise,
            ImageCount = images.Count,
            Originals = Shown(images),
            Noisy = new NoiseCurve("noisy images", [.. noisy]),
            Models = curves.ToImmutable(),
        };
    }

    private static NoiseLevel Sum(double level, Images images, ImmutableArray<ImageScores> scores)
    {
        ImmutableSortedDictionary<Metric, Distribution> summary = ScoreSummary.Of(scores, images.Shape);
        return new NoiseLevel(
            level,
            summary[Metric.Mse],
            summary.GetValueOrDefault(Metric.Ssim),
            Shown(images),
            [.. scores.Take(ShownCount).Select(one => one.Mse)]);
    }

    private static Images Shown(Images images) => images.Slice(0, Math.Min(ShownCount, images.Count));
}
