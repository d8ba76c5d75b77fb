using System.Runtime.InteropServices;
using System.Text.Json.Nodes;

namespace Facsimile.Tests.Goldens;

/// <summary>Reads numbers from golden files.</summary>
internal static class GoldenValues
{
    public static JsonArray Cases(string name) => JsonNode.Parse(File.ReadAllText(SourceTree.Golden(name)))!.AsArray();

    /// <summary>Floats in base64, little endian.</summary>
    public static float[] Floats(this JsonNode? node)
        => MemoryMarshal.Cast<byte, float>(Convert.FromBase64String((string)node!)).ToArray();

    public static double[] Doubles(this JsonNode? node) => [.. node!.AsArray().Select(value => (double)value!)];
}
