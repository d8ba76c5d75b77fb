using System.Text.Json;
using System.Text.Json.Nodes;
using Facsimile.Data;
using Facsimile.Data.Corruptions;
using Facsimile.Storage;
using Facsimile.Tests.Goldens;

namespace Facsimile.Tests.Data.Corruptions;

/// <summary>Corrupted images against a second implementation: Goldens/corruptions.py.</summary>
public sealed class CorruptionGoldenTests
{
    public static TheoryData<int> Cases => [.. Enumerable.Range(0, GoldenValues.Cases("corruptions.json").Count)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Damage_is_that_of_a_second_implementation(int number)
    {
        JsonNode golden = GoldenValues.Cases("corruptions.json")[number]!;
        double[] sides = golden["shape"].Doubles();
        var shape = new ImageShape((int)sides[0], (int)sides[1], (int)sides[2]);
        float[] image = [.. golden["values"].Doubles().Select(level => (float)level / 255)];
        Corruption corruption = golden["corruption"].Deserialize<Corruption>(JsonFormat.Compact)!;
        var corruptor = new Corruptor(corruption, shape, (int)golden["seed"]!);

        corruptor.Apply(image, (int)golden["image"]!, (int)golden["epoch"]!);

        double[] expected = golden["corrupted"].Doubles();
        Assert.Equal(expected.Length, image.Length);
        Assert.All(expected.Zip(image), pair => Assert.Equal(pair.First, pair.Second, 2e-6));
    }
}
