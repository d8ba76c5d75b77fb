using System.Collections.Immutable;

namespace Facsimile.Inversion.Analysis;

/// <summary>How the loss of one image falls while a method searches for its code.</summary>
/// <param name="Name">The method.</param>
/// <param name="Points">After how many iterations, ascending from 0, which loss.</param>
public sealed record LossCourse(string Name, ImmutableArray<(int Iteration, double Loss)> Points);
