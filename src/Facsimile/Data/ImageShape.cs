namespace Facsimile.Data;

/// <summary>The size of one image: channels × height × width, stored in that order (row-major).</summary>
/// <param name="Channels">1 for grey, 3 for RGB.</param>
/// <param name="Height">Rows.</param>
/// <param name="Width">Columns.</param>
public readonly record struct ImageShape(int Channels, int Height, int Width)
{
    /// <summary>The number of values of one image: channels × height × width.</summary>
    public int Size => checked(Channels * Height * Width);

    /// <summary>For example <c>28×28</c>, or <c>3×32×32</c> when there are several channels.</summary>
    public override string ToString() => Channels == 1 ? $"{Height}×{Width}" : $"{Channels}×{Height}×{Width}";
}
