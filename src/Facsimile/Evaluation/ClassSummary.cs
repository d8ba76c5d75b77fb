using System.Collections.Immutable;
using Facsimile.Statistics;

namespace Facsimile.Evaluation;

/// <summary>The scores of the images of one class.</summary>
/// <param name="Label">The class number, from 0.</param>
/// <param name="Name">The name of the class.</param>
/// <param name="Summary">Each metric over the images of this class.</param>
public sealed record ClassSummary(int Label, string Name, ImmutableSortedDictionary<Metric, Distribution> Summary);
