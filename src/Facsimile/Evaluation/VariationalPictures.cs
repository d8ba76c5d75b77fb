using System.Collections.Immutable;
using Facsimile.Data;

namespace Facsimile.Evaluation;

/// <summary>What the decoder of a variational autoencoder makes of codes, to look at; each pixel is its mean.</summary>
/// <param name="Samples">The images of 100 codes drawn from N(0, I).</param>
/// <param name="Plane">
/// For codes of two numbers the images of 20×20 codes, row by row: z₁ grows from left to right and z₂ from bottom to top, at the
/// quantiles 1/40, 3/40, …, 39/40 of N(0, 1), so that each image stands for as many codes. Null for other codes.
/// </param>
/// <param name="Interpolations">
/// Rows of ten: an image, the images of eight codes from its own to that of another one in even steps, and that other one. Null
/// for a single image.
/// </param>
/// <param name="Pairs">The positions of the first and the last image of each of those rows.</param>
/// <param name="Traversals">
/// For each of <paramref name="TraversedUnits"/> a row of nine: the code of the first image shown with that number put to
/// −3, −2.25, …, 3.
/// </param>
/// <param name="TraversedUnits">Which numbers of the code, from 0: the ten of the largest divergence, or all.</param>
public sealed record VariationalPictures(
    Images Samples,
    Images? Plane,
    Images? Interpolations,
    ImmutableArray<(int First, int Last)> Pairs,
    Images Traversals,
    ImmutableArray<int> TraversedUnits);
