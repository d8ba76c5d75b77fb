using System.Collections.Immutable;

namespace Facsimile.Optimizers;

/// <summary>The named arrays that an optimiser keeps for one parameter; a checkpoint stores and restores them.</summary>
/// <param name="Names">The name of each array, for example <c>momentum</c>.</param>
/// <param name="Arrays">The arrays, in the same order.</param>
public sealed record OptimizerState(ImmutableArray<string> Names, ImmutableArray<float[]> Arrays);
