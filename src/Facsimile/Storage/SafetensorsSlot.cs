using System.Collections.Immutable;

namespace Facsimile.Storage;

/// <summary>What the header of a safetensors file says about one tensor.</summary>
/// <param name="Name">Its name.</param>
/// <param name="DataType">The element type as the file writes it, for example <c>F32</c>.</param>
/// <param name="Shape">The length of each dimension, none negative.</param>
/// <param name="Begin">The first byte of its values, counted from the end of the header; not negative.</param>
/// <param name="End">The byte after its last one.</param>
internal sealed record SafetensorsSlot(string Name, string DataType, ImmutableArray<int> Shape, long Begin, long End)
{
    /// <summary>The number of bytes of each element type that is read.</summary>
    public static ImmutableSortedDictionary<string, int> ElementSizes { get; } = ImmutableSortedDictionary.CreateRange(
        StringComparer.Ordinal,
        new Dictionary<string, int> { ["BF16"] = 2, ["F16"] = 2, ["F32"] = 4, ["F64"] = 8, ["I64"] = 8, ["U8"] = 1 });

    /// <summary>
    /// The number of elements: the product of the dimensions, which <see cref="SafetensorsLayout"/> has checked.
    /// </summary>
    public int Count => Shape.Aggregate(1, (product, dimension) => checked(product * dimension));
}
