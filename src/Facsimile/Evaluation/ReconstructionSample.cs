using System.Collections.Immutable;
using Facsimile.Data;

namespace Facsimile.Evaluation;

/// <summary>Some images beside their reconstructions, to look at.</summary>
/// <param name="Indices">Where the images stand in the evaluated set.</param>
/// <param name="Originals">The images.</param>
/// <param name="Reconstructions">What the model made of them, in the same order.</param>
public sealed record ReconstructionSample(ImmutableArray<int> Indices, Images Originals, Images Reconstructions)
{
    /// <summary>What the model was given of them; null when they were not corrupted.</summary>
    public Images? Inputs { get; init; }
}
