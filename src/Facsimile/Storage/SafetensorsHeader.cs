using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Unicode;

namespace Facsimile.Storage;

/// <summary>
/// The JSON header of a safetensors file: the type, shape and place of each tensor by its name, and under
/// <see cref="MetadataKey"/> a map of texts.
/// </summary>
/// <param name="Slots">The tensors, in the order of the header.</param>
/// <param name="Metadata">The map of texts; empty when there is none.</param>
internal sealed record SafetensorsHeader(
    ImmutableArray<SafetensorsSlot> Slots,
    ImmutableSortedDictionary<string, string> Metadata)
{
    /// <summary>The name that stands for the map of texts.</summary>
    public const string MetadataKey = "__metadata__";

    private const int LongestQuote = 80;

    /// <summary>Reads the header. What it declares about sizes is checked by <see cref="SafetensorsLayout"/>.</summary>
    /// <param name="json">The bytes between the length and the data.</param>
    /// <param name="file">The name of the file, for messages.</param>
    /// <exception cref="FacsimileException">The header is not what the format says.</exception>
    public static SafetensorsHeader Parse(ReadOnlyMemory<byte> json, string file)
    {
        if (json.IsEmpty || json.Span[0] != '{' || !Utf8.IsValid(json.Span))
        {
            throw new FacsimileException(
                $"{file}: the header is not a JSON object in UTF-8; it is no safetensors file, or damaged.");
        }

        try
        {
            using var document = JsonDocument.Parse(json);
            var names = new HashSet<string>(StringComparer.Ordinal);
            var slots = ImmutableArray.CreateBuilder<SafetensorsSlot>();
            ImmutableSortedDictionary<string, string> metadata = ImmutableSortedDictionary<string, string>.Empty;
            foreach (JsonProperty property in document.RootElement.EnumerateObject())
            {
                if (!names.Add(property.Name))
                {
                    throw new FacsimileException($"{file}: the header names {Quote(property.Name)} twice; the file is damaged.");
                }

                if (property.Name == MetadataKey)
                {
                    metadata = ParseMetadata(property.Value, file);
                }
                else
                {
                    slots.Add(ParseSlot(property, $"{file}: tensor {Quote(property.Name)}"));
                }
            }

            return new SafetensorsHeader(slots.ToImmutable(), metadata);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The second one comes from a text with half a surrogate pair, which JSON allows and Unicode does not.
            throw new FacsimileException(
                $"{file}: the header is not valid JSON; the file is damaged ({OneLine(exception.Message)})", exception);
        }
    }

    /// <summary>The header's bytes.</summary>
    public byte[] ToJson()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            if (Metadata.Count > 0)
            {
                writer.WriteStartObject(MetadataKey);
                foreach ((string key, string value) in Metadata)
                {
                    writer.WriteString(key, value);
                }

                writer.WriteEndObject();
            }

            foreach (SafetensorsSlot slot in Slots)
            {
                WriteSlot(writer, slot);
            }

            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>A text of the file for a message: on one line whatever it holds, and not too long.</summary>
    internal static string Quote(string text)
    {
        string start = text.Length <= LongestQuote ? text : text[..LongestQuote] + "…";
        return $"'{OneLine(start)}'";
    }

    /// <summary>A shape for a message.</summary>
    internal static string Quote(ImmutableArray<int> shape)
        => $"[{string.Join(", ", shape.Take(8))}{(shape.Length > 8 ? ", …" : string.Empty)}]";

    private static string OneLine(string text)
        => string.Concat(text.Select(character => char.IsControl(character) ? '\uFFFD' : character));

    private static void WriteSlot(Utf8JsonWriter writer, SafetensorsSlot slot)
    {
        writer.WriteStartObject(slot.Name);
        writer.WriteString("dtype", slot.DataType);
        writer.WriteStartArray("shape");
        foreach (int dimension in slot.Shape)
        {
            writer.WriteNumberValue(dimension);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("data_offsets");
        writer.WriteNumberValue(slot.Begin);
        writer.WriteNumberValue(slot.End);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static ImmutableSortedDictionary<string, string> ParseMetadata(JsonElement value, string file)
    {
        if (value.ValueKind != JsonValueKind.Object
            || value.EnumerateObject().Any(pair => pair.Value.ValueKind != JsonValueKind.String))
        {
            throw new FacsimileException($"{file}: {MetadataKey} is not a map of texts; the file is damaged.");
        }

        var metadata = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (JsonProperty pair in value.EnumerateObject())
        {
            if (!metadata.TryAdd(pair.Name, pair.Value.GetString()!))
            {
                throw new FacsimileException($"{file}: {MetadataKey} names {Quote(pair.Name)} twice; the file is damaged.");
            }
        }

        return metadata.ToImmutable();
    }

    private static SafetensorsSlot ParseSlot(JsonProperty property, string tensor)
    {
        // Three properties, each of the three names there: so none twice and no other.
        if (property.Value.ValueKind != JsonValueKind.Object
            || property.Value.GetPropertyCount() != 3
            || !property.Value.TryGetProperty("dtype", out JsonElement dataType)
            || dataType.ValueKind != JsonValueKind.String
            || !property.Value.TryGetProperty("shape", out JsonElement shape)
            || !property.Value.TryGetProperty("data_offsets", out JsonElement offsets))
        {
            throw new FacsimileException(
                $"{tensor} is not described by dtype, shape and data_offsets alone; the file is damaged.");
        }

        ImmutableArray<long> range = ParseNumbers(offsets, $"{tensor}: data_offsets", long.MaxValue);
        if (range.Length != 2)
        {
            throw new FacsimileException($"{tensor} has {range.Length} data_offsets, expected 2; the file is damaged.");
        }

        ImmutableArray<int> dimensions = [.. ParseNumbers(shape, $"{tensor}: shape", int.MaxValue).Select(length => (int)length)];
        return new SafetensorsSlot(property.Name, dataType.GetString()!, dimensions, range[0], range[1]);
    }

    private static ImmutableArray<long> ParseNumbers(JsonElement array, string where, long maximum)
    {
        if (array.ValueKind != JsonValueKind.Array)
        {
            throw new FacsimileException($"{where} is not a list of numbers; the file is damaged.");
        }

        var numbers = ImmutableArray.CreateBuilder<long>(array.GetArrayLength());
        foreach (JsonElement element in array.EnumerateArray())
        {
            if (element.ValueKind != JsonValueKind.Number || !element.TryGetInt64(out long number)
                || number < 0 || number > maximum)
            {
                throw new FacsimileException(
                    $"{where} holds {Quote(element.GetRawText())}, expected a whole number from 0 to {maximum}.");
            }

            numbers.Add(number);
        }

        return numbers.ToImmutable();
    }
}
