using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Facsimile.Optimizers;

namespace Facsimile.Tests.Optimizers;

public class LearningRateScheduleTests
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    [Fact]
    public void Factors_equal_those_of_PyTorch_at_every_step()
    {
        JsonNode golden = JsonNode.Parse(File.ReadAllText(SourceTree.Golden("schedules.json")))!;
        Assert.Equal(6, golden["runs"]!.AsArray().Count);
        foreach (JsonNode? run in golden["runs"]!.AsArray())
        {
            LearningRateSchedule schedule = run!["schedule"].Deserialize<LearningRateSchedule>(Options)!;
            long stepsPerEpoch = (long)golden["stepsPerEpoch"]!;
            long totalSteps = (long)golden["totalSteps"]!;
            double[] expected = run["factors"].Deserialize<double[]>()!;
            Assert.Equal(36, expected.Length);
            for (int step = 0; step < expected.Length; step++)
            {
                Assert.Equal(expected[step], schedule.FactorAt(step, stepsPerEpoch, totalSteps), 12);
            }
        }
    }

    [Theory]
    [InlineData("""{"type":"constant"}""", "constant")]
    [InlineData("""{"type":"step","gamma":0.5}""", "times 0.5 after every 10 epochs")]
    [InlineData("""{"type":"step","everyEpochs":1}""", "times 0.1 after every epoch")]
    [InlineData("""{"type":"cosine"}""", "cosine to 0")]
    [InlineData("""{"type":"cosine","finalFraction":0.01}""", "cosine to 0.01 of the learning rate")]
    [InlineData("""{"type":"warmup"}""", "warm-up from 0.1 of the learning rate over 1 epoch, then constant")]
    [InlineData(
        """{"type":"warmup","epochs":2.5,"then":{"type":"cosine"}}""",
        "warm-up from 0.1 of the learning rate over 2.5 epochs, then cosine to 0")]
    public void It_is_written_in_plain_words(string json, string expected)
        => Assert.Equal(expected, JsonSerializer.Deserialize<LearningRateSchedule>(json, Options)!.ToString());

    [Fact]
    public void A_step_schedule_changes_at_the_first_step_of_an_epoch()
    {
        var schedule = new StepSchedule { EveryEpochs = 2, Gamma = 0.5 };
        long[] steps = [0, 199, 200, 399, 400];
        Assert.Equal([1, 1, 0.5, 0.5, 0.25], steps.Select(step => schedule.FactorAt(step, 100, 1000)));
    }

    [Fact]
    public void A_cosine_is_half_way_in_the_middle_and_keeps_its_end()
    {
        var schedule = new CosineSchedule { FinalFraction = 0.2 };
        Assert.Equal(1, schedule.FactorAt(0, 10, 100), 15);
        Assert.Equal(0.6, schedule.FactorAt(50, 10, 100), 15);
        Assert.Equal(0.2, schedule.FactorAt(100, 10, 100), 15);
        Assert.Equal(0.2, schedule.FactorAt(150, 10, 100), 15);
        Assert.Equal(1, schedule.FactorAt(0, 10, 0), 15);
    }

    [Fact]
    public void A_warm_up_rises_in_a_straight_line_and_then_counts_from_its_end()
    {
        var then = new StepSchedule { EveryEpochs = 1, Gamma = 0.1 };
        var schedule = new WarmupSchedule { Epochs = 0.5, StartFraction = 0.2, Then = then };
        Assert.Equal(0.2, schedule.FactorAt(0, 8, 80), 15);
        Assert.Equal(0.6, schedule.FactorAt(2, 8, 80), 15);
        Assert.Equal(1, schedule.FactorAt(4, 8, 80), 15);
        Assert.Equal(1, schedule.FactorAt(11, 8, 80), 15);
        Assert.Equal(0.1, schedule.FactorAt(12, 8, 80), 15);
    }

    [Theory]
    [InlineData("""{"type":"constant"}""")]
    [InlineData("""{"type":"step","everyEpochs":10,"gamma":0.1}""")]
    [InlineData("""{"type":"cosine","finalFraction":0}""")]
    [InlineData("""{"type":"warmup","epochs":1,"startFraction":0.1,"then":{"type":"constant"}}""")]
    public void Defaults_pass_through_JSON(string json)
    {
        string type = (string)JsonNode.Parse(json)!["type"]!;
        LearningRateSchedule schedule = JsonSerializer.Deserialize<LearningRateSchedule>($$"""{"type":"{{type}}"}""", Options)!;
        schedule.Validate();
        Assert.Equal(json, JsonSerializer.Serialize(schedule, Options));
        Assert.Equal(schedule, JsonSerializer.Deserialize<LearningRateSchedule>(json, Options));
    }

    [Theory]
    [InlineData("""{"type":"cosine","final":0}""")]
    [InlineData("""{"type":"exponential"}""")]
    [InlineData("""{"type":"warmup","then":{"type":"cosine","rate":1}}""")]
    public void Unknown_members_and_types_are_refused(string json)
        => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<LearningRateSchedule>(json, Options));

    [Theory]
    [InlineData("""{"type":"step","everyEpochs":0}""", "schedule.everyEpochs is 0;")]
    [InlineData("""{"type":"step","gamma":0}""", "schedule.gamma is 0;")]
    [InlineData("""{"type":"step","gamma":1.1}""", "schedule.gamma is 1.1;")]
    [InlineData("""{"type":"cosine","finalFraction":-0.1}""", "schedule.finalFraction is -0.1;")]
    [InlineData("""{"type":"warmup","epochs":0}""", "schedule.epochs is 0;")]
    [InlineData("""{"type":"warmup","startFraction":0}""", "schedule.startFraction is 0;")]
    [InlineData("""{"type":"warmup","then":null}""", "schedule.then is null;")]
    [InlineData("""{"type":"warmup","then":{"type":"step","gamma":-1}}""", "schedule.then.gamma is -1;")]
    public void A_setting_outside_its_range_is_named(string json, string message)
    {
        LearningRateSchedule schedule = JsonSerializer.Deserialize<LearningRateSchedule>(json, Options)!;
        FacsimileException error = Assert.Throws<FacsimileException>(() => schedule.Validate());
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }
}
