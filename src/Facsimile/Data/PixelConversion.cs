namespace Facsimile.Data;

/// <summary>Conversion between bytes 0–255 and floats in [0, 1].</summary>
internal static class PixelConversion
{
    private static readonly float[] Levels = CreateLevels();

    /// <summary>destination[i] = source[i] / 255, correctly rounded.</summary>
    public static void ToFloat(ReadOnlySpan<byte> source, Span<float> destination)
    {
        float[] levels = Levels;
        for (int i = 0; i < source.Length; i++)
        {
            destination[i] = levels[source[i]];
        }
    }

    /// <summary>destination[i] = round(255 · clamp(source[i], 0, 1)); NaN becomes 0.</summary>
    public static void ToByte(ReadOnlySpan<float> source, Span<byte> destination)
    {
        for (int i = 0; i < source.Length; i++)
        {
            float value = source[i];
            destination[i] = value >= 1 ? (byte)255 : value > 0 ? (byte)((value * 255f) + 0.5f) : (byte)0;
        }
    }

    private static float[] CreateLevels()
    {
        float[] levels = new float[256];
        for (int i = 0; i < levels.Length; i++)
        {
            levels[i] = i / 255f;
        }

        return levels;
    }
}
