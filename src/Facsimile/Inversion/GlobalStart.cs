using Facsimile.Models;
using Facsimile.Optimizers;

namespace Facsimile.Inversion;

/// <summary>
/// At the encoder's code and at the best codes of a codebook for the known pixels: a search over the whole space of codes, so
/// that
/// a better valley than the encoder's is found.
/// </summary>
/// <param name="Codebook">The candidates.</param>
public sealed record GlobalStart(Codebook Codebook) : InversionStart
{
    /// <summary>How many codes of the codebook each image starts at, 1 to 100; 2 by default.</summary>
    public int Nearest { get; init; } = 2;

    /// <inheritdoc/>
    public override string ToString() => $"encoder and the nearest {Nearest} of {Codebook}";

    /// <inheritdoc/>
    internal override int Count => 1 + Nearest;

    /// <inheritdoc/>
    internal override void Check(Autoencoder autoencoder, int images)
    {
        SettingCheck.Require(
            Nearest >= 1 && Nearest <= Math.Min(100, Codebook.Count),
            Nearest,
            "nearest",
            $"1 to {Math.Min(100, Codebook.Count)}",
            Math.Min(2, Codebook.Count));
        if (Codebook.Autoencoder != autoencoder)
        {
            throw new FacsimileException("The codebook was made with another model; make it with the one that is inverted.");
        }
    }

    /// <inheritdoc/>
    internal override void Fill(InversionChunk chunk, Span<float> codes)
    {
        chunk.EncoderCodes.CopyTo(codes);
        Codebook.FindNearest(chunk, Nearest, codes[chunk.EncoderCodes.Length..]);
    }
}
