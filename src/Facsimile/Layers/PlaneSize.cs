namespace Facsimile.Layers;

/// <summary>The size of one channel of an image.</summary>
/// <param name="Height">Its rows.</param>
/// <param name="Width">Its columns.</param>
internal readonly record struct PlaneSize(int Height, int Width)
{
    /// <summary>Its values.</summary>
    public int Size => Height * Width;
}
