namespace Facsimile.Inversion;

/// <summary>At the encoder's code.</summary>
internal sealed record EncoderStart : InversionStart
{
    /// <inheritdoc/>
    public override string ToString() => "encoder";

    /// <inheritdoc/>
    internal override int Count => 1;

    /// <inheritdoc/>
    internal override void Fill(InversionChunk chunk, Span<float> codes) => chunk.EncoderCodes.CopyTo(codes);
}
