using System.Text.Json;
using Facsimile.Losses;
using Facsimile.Storage;

namespace Facsimile.Tests.Losses;

public class LossJsonTests
{
    public static TheoryData<Loss, string> Forms { get; } = new()
    {
        { new MeanSquaredError(), """{"type":"mse","reduction":"mean"}""" },
        { new MeanSquaredError { Reduction = Reduction.Sum }, """{"type":"mse","reduction":"sum"}""" },
        { new BinaryCrossEntropy { Reduction = Reduction.Sum }, """{"type":"bce","reduction":"sum"}""" },
        { new CrossEntropy(), """{"type":"cross-entropy"}""" },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_loss_is_written_with_its_type_and_read_back(Loss loss, string json)
    {
        Assert.Equal(json, JsonSerializer.Serialize(loss, JsonFormat.Compact));
        Assert.Equal(loss, JsonSerializer.Deserialize<Loss>(json, JsonFormat.Compact));
    }

    [Fact]
    public void A_member_left_out_has_its_default()
        => Assert.Equal(new BinaryCrossEntropy(), JsonSerializer.Deserialize<Loss>("""{"type":"bce"}""", JsonFormat.Compact));

    [Theory]
    [InlineData("""{"type":"mse","reductoin":"sum"}""")]
    [InlineData("""{"type":"mse","reduction":"total"}""")]
    [InlineData("""{"type":"mse","reduction":1}""")]
    [InlineData("""{"type":"cross-entropy","reduction":"sum"}""")]
    [InlineData("""{"type":"hinge"}""")]
    public void Unknown_members_values_and_types_are_refused(string json)
        => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Loss>(json, JsonFormat.Compact));
}
