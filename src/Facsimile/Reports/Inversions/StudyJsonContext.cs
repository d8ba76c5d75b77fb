using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Facsimile.Reports.Inversions;

/// <summary>The generated writer of <c>study.json</c>; infinities are "Infinity" and "-Infinity", and there may be "NaN".</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true,
    NewLine = "\n",
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(StudyJson))]
internal sealed partial class StudyJsonContext : JsonSerializerContext
{
    /// <summary>The findings are sentences for people: their signs stay readable; the file is not put into pages.</summary>
    public static StudyJsonContext Readable() => new(new JsonSerializerOptions(Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
