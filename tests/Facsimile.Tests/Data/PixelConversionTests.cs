using Facsimile.Data;

namespace Facsimile.Tests.Data;

public class PixelConversionTests
{
    [Fact]
    public void ToFloat_is_the_correctly_rounded_quotient_for_all_lengths_and_levels()
    {
        byte[] source = [.. Enumerable.Range(0, 600).Select(i => (byte)i)];
        for (int length = 0; length <= 300; length++)
        {
            int start = length % 256;
            float[] destination = new float[length + 1];
            destination[length] = -7;

            PixelConversion.ToFloat(source.AsSpan(start, length), destination);

            Assert.Equal(source.Skip(start).Take(length).Select(value => (float)((double)value / 255)), destination[..length]);
            Assert.Equal(-7, destination[length]);
        }
    }

    [Fact]
    public void ToFloat_refuses_too_little_room()
        => Assert.Throws<ArgumentException>(() => PixelConversion.ToFloat(new byte[3], new float[2]));

    [Fact]
    public void ToByte_rounds_to_the_nearest_and_clamps()
    {
        float below = MathF.BitDecrement(0.5f);
        byte[] destination = new byte[9];
        PixelConversion.ToByte(
            [0, 1, 0.5f, below, -3, 7, float.NaN, float.NegativeInfinity, float.PositiveInfinity], destination);
        Assert.Equal([0, 255, 128, 127, 0, 255, 0, 0, 255], destination);
    }

    [Fact]
    public void Every_level_survives_the_way_there_and_back()
    {
        byte[] levels = [.. Enumerable.Range(0, 256).Select(i => (byte)i)];
        float[] floats = new float[256];
        byte[] back = new byte[256];
        PixelConversion.ToFloat(levels, floats);
        PixelConversion.ToByte(floats, back);
        Assert.Equal(levels, back);
    }
}
