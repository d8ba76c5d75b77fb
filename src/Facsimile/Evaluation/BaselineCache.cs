using System.Collections.Concurrent;
using System.Collections.Immutable;
using Facsimile.Data.Corruptions;
using Facsimile.Statistics;

namespace Facsimile.Evaluation;

/// <summary>
/// The figures of the linear baseline on one data set, for models that are judged one after the other or at once: they depend on
/// nothing but the size of the code and the corruption.
/// </summary>
internal sealed class BaselineCache
{
    private readonly ConcurrentDictionary<(int CodeSize, Corruption? Corruption), Lazy<Figures?>> _known = new();

    /// <summary>The figures; they are measured the first time.</summary>
    public Figures? Get(int codeSize, Corruption? corruption, Func<Figures?> measure)
        => _known.GetOrAdd((codeSize, corruption), _ => new Lazy<Figures?>(measure)).Value;

    /// <summary>What is said of a baseline.</summary>
    /// <param name="Summary">See <see cref="EvaluationResult.PcaBaseline"/>.</param>
    /// <param name="MeanImageError">See <see cref="EvaluationResult.MeanImageError"/>.</param>
    internal sealed record Figures(ImmutableSortedDictionary<Metric, Distribution> Summary, double MeanImageError);
}
