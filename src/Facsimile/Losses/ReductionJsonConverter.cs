using System.Text.Json;
using System.Text.Json.Serialization;

namespace Facsimile.Losses;

/// <summary>Writes a reduction as <c>"mean"</c> or <c>"sum"</c> and refuses anything else, numbers too.</summary>
internal sealed class ReductionJsonConverter()
    : JsonStringEnumConverter<Reduction>(JsonNamingPolicy.CamelCase, allowIntegerValues: false);
