using System.Text.Json.Serialization;
using Facsimile.Reports.Classifiers;

namespace Facsimile.Reports;

/// <summary>The generated reader and writer of <c>evaluation.json</c>; infinities are "Infinity" and "-Infinity".</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true,
    NewLine = "\n",
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(EvaluationJson))]
[JsonSerializable(typeof(ClassificationJson))]
internal sealed partial class EvaluationJsonContext : JsonSerializerContext;
