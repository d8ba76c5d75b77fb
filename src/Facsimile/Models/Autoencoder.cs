using System.Numerics.Tensors;
using Facsimile.Data;

namespace Facsimile.Models;

/// <summary>An encoder and a decoder, trained together to give back their input.</summary>
public sealed class Autoencoder
{
    /// <summary>The size of the images.</summary>
    public ImageShape Shape { get; }

    /// <summary>How many numbers a latent code has.</summary>
    public int CodeSize { get; }

    /// <summary>The codes of the images, N × code size.</summary>
    public Tensor<float> Encode(Images images) => throw new NotSupportedException();

    /// <summary>The reconstructions of the images, N × image size, in [0, 1] for a sigmoid output.</summary>
    public Tensor<float> Reconstruct(Images images) => throw new NotSupportedException();
}
