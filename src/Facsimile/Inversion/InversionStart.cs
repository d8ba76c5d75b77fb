using Facsimile.Models;

namespace Facsimile.Inversion;

/// <summary>Where the search for a code begins. With several beginnings of an image the best end is kept.</summary>
public abstract record InversionStart
{
    /// <summary>At the encoder's code of the image.</summary>
    public static InversionStart Encoder { get; } = new EncoderStart();

    /// <summary>
    /// In words, for example <c>encoder and 4 random codes, seed 0</c>. Two starts that say the same begin at the same codes.
    /// </summary>
    public abstract override string ToString();

    /// <summary>How many beginnings each image has; the first one is what an inversion is compared with.</summary>
    internal abstract int Count { get; }

    /// <summary>Checks that the start fits.</summary>
    /// <param name="autoencoder">The model.</param>
    /// <param name="images">How many images there are.</param>
    /// <exception cref="FacsimileException">It does not; the message says why.</exception>
    internal virtual void Check(Autoencoder autoencoder, int images)
    {
    }

    /// <summary>Writes the beginnings of all images of a chunk.</summary>
    /// <param name="chunk">The images.</param>
    /// <param name="codes">Receives <see cref="Count"/> × images × code size.</param>
    internal abstract void Fill(InversionChunk chunk, Span<float> codes);
}
