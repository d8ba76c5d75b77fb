using System.Runtime.InteropServices;
using System.Text.Json.Nodes;

namespace Facsimile.Tests.Goldens;

/// <summary>Reads numbers from golden files, and compares with them.</summary>
internal static class GoldenValues
{
    public static JsonArray Cases(string name) => JsonNode.Parse(File.ReadAllText(SourceTree.Golden(name)))!.AsArray();

    /// <summary>Floats in base64, little endian.</summary>
    public static float[] Floats(this JsonNode? node)
        => MemoryMarshal.Cast<byte, float>(Convert.FromBase64String((string)node!)).ToArray();

    /// <summary>Asserts that values differ by no more than a part of the largest one.</summary>
    public static void AssertClose(float[] expected, float[] actual, float part)
    {
        Assert.Equal(expected.Length, actual.Length);
        float tolerance = part * expected.Max(Math.Abs);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], actual[i], tolerance);
        }
    }

    public static double[] Doubles(this JsonNode? node) => [.. node!.AsArray().Select(value => (double)value!)];
}
