namespace Facsimile.Layers;

/// <summary>How <see cref="Upsample"/> finds the values between pixels.</summary>
public enum UpsampleMode
{
    /// <summary>Repeats each pixel.</summary>
    Nearest,

    /// <summary>Interpolates linearly between the centres of pixels, as PyTorch does with <c>align_corners=False</c>.</summary>
    Bilinear,
}
