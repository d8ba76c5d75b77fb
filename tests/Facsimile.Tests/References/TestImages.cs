using Facsimile.Data;
using Facsimile.Numerics;

namespace Facsimile.Tests.References;

/// <summary>Images made of random numbers.</summary>
internal static class TestImages
{
    /// <summary>One image of independent pixels in [0, 1).</summary>
    public static float[] Noise(ImageShape shape, RandomStream random)
    {
        float[] values = new float[shape.Size];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = random.NextSingle();
        }

        return values;
    }

    /// <summary>The image with a little noise.</summary>
    public static float[] Near(float[] image, RandomStream random)
        => [.. image.Select(value => Math.Clamp(value + (float)random.NextDouble(-0.2, 0.2), 0, 1))];

    /// <summary>Images that are smooth waves with a little noise, so that few components explain most of them.</summary>
    public static Images Waves(ImageShape shape, int count, int seed)
    {
        var random = new RandomStream(seed, "waves");
        byte[] pixels = new byte[count * shape.Size];
        for (int image = 0; image < count; image++)
        {
            double frequency = random.NextDouble(0.1, 0.9);
            double phase = random.NextDouble(0, 6);
            for (int i = 0; i < shape.Size; i++)
            {
                double value = Math.Sin((frequency * (i % shape.Width)) + (0.2 * (i / shape.Width)) + phase);
                pixels[(image * shape.Size) + i] = (byte)(127 + (110 * value) + random.NextInt32(10));
            }
        }

        return new Images(shape, pixels);
    }
}
