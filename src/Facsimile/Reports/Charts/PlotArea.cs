namespace Facsimile.Reports.Charts;

/// <summary>The rectangle in which values are drawn, and how they come there.</summary>
/// <param name="Left">The left edge.</param>
/// <param name="Top">The upper edge.</param>
/// <param name="Width">How wide.</param>
/// <param name="Height">How high.</param>
/// <param name="Horizontal">The values from left to right.</param>
/// <param name="Vertical">The values from bottom to top.</param>
internal sealed record PlotArea(double Left, double Top, double Width, double Height, Scale Horizontal, Scale Vertical)
{
    /// <summary>The right edge.</summary>
    public double Right => Left + Width;

    /// <summary>The lower edge.</summary>
    public double Bottom => Top + Height;

    /// <summary>The horizontal coordinate of a value.</summary>
    public double X(double value) => Left + (Width * Horizontal.Map(value));

    /// <summary>The vertical coordinate of a value.</summary>
    public double Y(double value) => Bottom - (Height * Vertical.Map(value));
}
