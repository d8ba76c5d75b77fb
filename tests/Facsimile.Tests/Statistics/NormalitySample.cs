using System.Text.Json.Nodes;
using Facsimile.Tests.Goldens;

namespace Facsimile.Tests.Statistics;

/// <summary>A sample of normality.json and what SciPy finds in it.</summary>
internal sealed record NormalitySample(string Name, double[] Values, JsonNode Golden)
{
    public static NormalitySample[] All { get; } =
        [.. GoldenValues.Cases("normality.json").Select(one => new NormalitySample((string)one!["name"]!, Read(one), one))];

    private static double[] Read(JsonNode one) => [.. one["values"].Floats().Select(value => (double)value)];
}
