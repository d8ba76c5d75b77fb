using System.Text.Json;
using System.Text.Json.Serialization;

namespace Facsimile.Storage;

/// <summary>How JSON is read and written: camel case, names for numbers of enumerations, unknown keys refused.</summary>
/// <remarks>
/// The types are read by reflection on purpose: generated code would not keep the defaults of init-only properties that a
/// file leaves out.
/// </remarks>
internal static class JsonFormat
{
    /// <summary>On one line.</summary>
    public static JsonSerializerOptions Compact { get; } = Create(indented: false);

    /// <summary>For people to read.</summary>
    public static JsonSerializerOptions Indented { get; } = Create(indented: true);

    private static JsonSerializerOptions Create(bool indented) => new(JsonSerializerOptions.Default)
    {
        AllowOutOfOrderMetadataProperties = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        RespectNullableAnnotations = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        WriteIndented = indented,
    };
}
