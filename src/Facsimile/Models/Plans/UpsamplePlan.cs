using Facsimile.Layers;

namespace Facsimile.Models.Plans;

/// <summary>An <see cref="Upsample"/>.</summary>
public sealed record UpsamplePlan : LayerPlan
{
    /// <summary>How many times as high and as wide the image becomes; 2 by default.</summary>
    public int Scale { get; init; } = 2;

    /// <summary>How the values between pixels are found; nearest by default.</summary>
    public UpsampleMode Mode { get; init; } = UpsampleMode.Nearest;

    /// <inheritdoc/>
    internal override void Validate(Shape input, string path)
        => Require($"{path}.scale", Scale, 1, Upsample.MaximumScale);

    /// <inheritdoc/>
    internal override Layer Create(Shape input) => new Upsample(Scale, Mode);
}
