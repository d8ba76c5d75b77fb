using System.Numerics.Tensors;
using Facsimile.Models;

namespace Facsimile.Inversion;

/// <summary>At given codes, one for each image.</summary>
public sealed record GivenStart : InversionStart
{
    private readonly float[] _codes;
    private readonly nint[] _lengths;

    /// <summary>Takes the codes.</summary>
    /// <param name="codes">N × code size, in the order of the images.</param>
    /// <exception cref="FacsimileException">A value is NaN or infinite.</exception>
    public GivenStart(Tensor<float> codes)
    {
        ArgumentNullException.ThrowIfNull(codes);
        _lengths = codes.Lengths.ToArray();
        _codes = new float[checked((int)codes.FlattenedLength)];
        codes.FlattenTo(_codes);
        for (int i = 0; i < _codes.Length; i++)
        {
            if (!float.IsFinite(_codes[i]))
            {
                int row = i / (_codes.Length / (int)_lengths[0]);
                throw new FacsimileException(
                    $"The given code of image {row} holds {_codes[i]}; an inversion starts at finite numbers.");
            }
        }
    }

    /// <inheritdoc/>
    public override string ToString() => $"given codes, {string.Join('×', _lengths)}, {CodesChecksum.Of<float>(_codes)}";

    /// <inheritdoc/>
    internal override int Count => 1;

    /// <inheritdoc/>
    internal override void Check(Autoencoder autoencoder, int images)
    {
        if (_lengths is not [nint count, nint size] || size != autoencoder.CodeSize)
        {
            throw new FacsimileException(
                $"The given codes are {string.Join('×', _lengths)}, but the decoder takes codes of {autoencoder.CodeSize}; "
                    + "give codes of the same model.");
        }

        if (count != images)
        {
            throw new FacsimileException($"There are {count} given codes for {images} images; give one for each.");
        }
    }

    /// <inheritdoc/>
    internal override void Fill(InversionChunk chunk, Span<float> codes)
    {
        int size = codes.Length / chunk.Count;
        _codes.AsSpan(chunk.First * size, codes.Length).CopyTo(codes);
    }
}
