namespace Facsimile.Numerics.Convolutions;

/// <summary>
/// The images on one side of a convolution, channels × height × width, and how they are cut into planes: one for each channel
/// and phase, where phase (r, c) of n×n holds the rows r, r + n, … and of them the columns c, c + n, …
/// </summary>
/// <param name="Channels">The channels.</param>
/// <param name="Height">The rows of the image.</param>
/// <param name="Width">The columns of the image.</param>
/// <param name="Step">n: the phases are n×n.</param>
internal sealed record PlaneSide(int Channels, int Height, int Width, int Step)
{
    /// <summary>The phases of a channel.</summary>
    public int Phases => Step * Step;

    /// <summary>All planes; that of a phase and a channel is number phase·channels + channel.</summary>
    public int Planes => Phases * Channels;

    /// <summary>The rows of the largest plane.</summary>
    public int PlaneHeight => (Height + Step - 1) / Step;

    /// <summary>The columns of the largest plane.</summary>
    public int PlaneWidth => (Width + Step - 1) / Step;

    /// <summary>The values of an image.</summary>
    public int Size => Channels * Height * Width;
}
