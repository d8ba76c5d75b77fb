using System.Collections.Immutable;

namespace Facsimile.Evaluation;

/// <summary>The latent codes of the evaluated images as points of a plane.</summary>
/// <param name="Horizontal">The first coordinate of each image.</param>
/// <param name="Vertical">The second coordinate of each image.</param>
/// <param name="ExplainedVariance">
/// The share of the codes' variance that the plane shows: 1 for codes of two numbers, which are shown as they are; else that
/// of the first two principal components.
/// </param>
public sealed record LatentMap(ImmutableArray<float> Horizontal, ImmutableArray<float> Vertical, double ExplainedVariance);
