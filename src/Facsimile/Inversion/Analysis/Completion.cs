using System.Collections.Immutable;
using Facsimile.Data;

namespace Facsimile.Inversion.Analysis;

/// <summary>Images of which a part was hidden, and what the decoder makes of the codes found from the rest.</summary>
/// <param name="Mask">What was hidden, in words.</param>
/// <param name="Originals">The whole images.</param>
/// <param name="Masked">What was known of them.</param>
/// <param name="Encoded">The decoded codes that the encoder gives to the masked images.</param>
/// <param name="Found">The decoded codes that the inversion found from the known pixels.</param>
/// <param name="EncodedLosses">‖D(z) − x‖² over all pixels of <see cref="Encoded"/>.</param>
/// <param name="FoundLosses">‖D(z) − x‖² over all pixels of <see cref="Found"/>.</param>
public sealed record Completion(
    string Mask,
    Images Originals,
    Images Masked,
    Images Encoded,
    Images Found,
    ImmutableArray<double> EncodedLosses,
    ImmutableArray<double> FoundLosses);
