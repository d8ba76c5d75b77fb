namespace Facsimile.Data.Png;

/// <summary>What the samples of a pixel are; the numbers are the file's (ISO/IEC 15948, 11.2.2).</summary>
internal enum PngColourType
{
    Grey = 0,
    Rgb = 2,
    Palette = 3,
    GreyAlpha = 4,
    Rgba = 6,
}
