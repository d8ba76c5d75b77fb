using System.Text.Json.Nodes;
using Facsimile.Data;
using Facsimile.Evaluation;
using Facsimile.Tests.Goldens;

namespace Facsimile.Tests.Evaluation;

public sealed class MaskMetricsTests
{
    [Fact]
    public void Scores_agree_with_NumPy_and_scikit_image()
    {
        JsonArray cases = GoldenValues.Cases("masks.json");
        Assert.Equal(5, cases.Count);
        foreach (JsonNode? golden in cases)
        {
            double[] sides = golden!["shape"].Doubles();
            var shape = new ImageShape((int)sides[0], (int)sides[1], (int)sides[2]);
            bool[] hidden = [.. golden["hidden"].Doubles().Select(value => value > 0)];

            MaskScores scores = MaskMetrics.Score(golden["original"].Floats(), golden["other"].Floats(), shape, hidden);

            AssertEqual(golden["mseInside"], scores.MseInside);
            AssertEqual(golden["mseOutside"], scores.MseOutside);
            AssertEqual(golden["ssimInside"], scores.SsimInside);
            AssertEqual(golden["ssimOutside"], scores.SsimOutside);
        }
    }

    private static void AssertEqual(JsonNode? expected, double actual)
        => Assert.Equal(expected is null ? double.NaN : (double)expected, actual, 1e-11);
}
