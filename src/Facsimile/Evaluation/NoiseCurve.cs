using System.Collections.Immutable;

namespace Facsimile.Evaluation;

/// <summary>How good images are as the noise grows.</summary>
/// <param name="Name">What made the images: a model, or the noise alone.</param>
/// <param name="Levels">The levels in the order that was asked for.</param>
public sealed record NoiseCurve(string Name, ImmutableArray<NoiseLevel> Levels);
