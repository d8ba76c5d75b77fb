using System.Collections.Immutable;
using System.Text.Json;
using Facsimile.Recipes;
using Facsimile.Storage;
using Facsimile.Studies;

namespace Facsimile.Tests.Studies;

public sealed class StudyPlanTests
{
    [Theory]
    [InlineData("stack-84", 24, 84)]
    [InlineData("fashion-epochs", 1, 6)]
    [InlineData("fashion-neurons", 6, 6)]
    [InlineData("stack-84-stable", 24, 84)]
    [InlineData("digits-latent", 6, 6)]
    public void Built_in_study_has_so_many_trainings_and_models(string name, int trainings, int trials)
    {
        var plan = StudyPlan.Of(StudyReader.Load(name));

        Assert.Equal(trainings, plan.Trainings.Length);
        Assert.Equal(trials, plan.Trials.Length);
        Assert.Equal(name, plan.Study.Name);
        Assert.NotEmpty(plan.Study.Description);
    }

    [Fact]
    public void The_84_models_are_looks_at_24_trainings_of_20_and_50_epochs()
    {
        var plan = StudyPlan.Of(StudyReader.Load("stack-84"));

        IEnumerable<string> looks = plan.Trainings.Select(training
            => string.Join(' ', training.Trials.Select(trial => trial.Recipe.Training.Epochs)));
        Assert.Equal(new Dictionary<string, int> { ["10 20"] = 12, ["10 20 30 40 50"] = 12 }, looks.CountBy(one => one).ToDictionary());
        StudyTrial last = plan.Trials[^1];
        Assert.Equal("loss-bce-epochs-50-batch-size-64-code-size-32-encoder-layers-8", last.Name);
        Assert.Equal(
            RecipeReader.Parse(plan.Study.Recipe.ToJsonString(), "base", [
                "loss.type=bce", "optimizer.learningRate=0.1", "training.epochs=50", "training.batchSize=64",
                "network.codeSize=32", "network.steps=8",
            ]) with
            { Name = last.Name, Description = last.Recipe.Description },
            last.Recipe);
        Assert.Equal(["10", "20", "30", "40", "50"], plan.Axes.Single(axis => axis.Axis == "epochs").Levels.ToArray());
    }

    [Fact]
    public void Names_keep_the_sign_of_an_exponent()
        => Assert.Equal(
            ["a-1e30", "a-1e-30"],
            Plan("""{ "name": "a", "setting": "optimizer.learningRate", "values": [1e+30, 1e-30] }""").Trials.Select(trial => trial.Name));

    [Fact]
    public void Resolved_study_reads_back_as_itself_and_changes_are_in_it()
    {
        Study study = StudyReader.Load("fashion-epochs", ["data.limit=70"]);

        Assert.Equal(70, (int)study.Recipe["data"]!["limit"]!);
        Assert.Equal(study.ToJson(), StudyReader.Parse(study.ToJson(), "again").ToJson());
    }

    [Theory]
    [InlineData("\"schedule\": { \"type\": \"cosine\" }")]
    [InlineData("\"schedule\": { \"type\": \"warmup\", \"then\": { \"type\": \"cosine\" } }")]
    public void Training_that_asks_how_long_it_will_be_gives_one_model(string setting)
        => Assert.Equal(2, Plan(Axis("[1, 2]"), setting).Trainings.Length);

    [Theory]
    [InlineData("\"schedule\": { \"type\": \"step\" }")]
    [InlineData("\"schedule\": { \"type\": \"warmup\" }")]
    public void Training_that_does_not_ask_gives_many(string setting)
        => Assert.Single(Plan(Axis("[1, 2]"), setting).Trainings);

    [Fact]
    public void Training_with_a_patience_gives_one_model()
    {
        const string Early = "\"patience\": 1, \"validationFraction\": 0.1";
        string axis = $$"""{ "name": "a", "setting": "training", "values": [{ "epochs": 1, {{Early}} }, { "epochs": 2, {{Early}} }] }""";

        Assert.Equal(2, Plan(axis).Trainings.Length);
        Assert.Single(Plan(axis.Replace("\"patience\": 1, ", "", StringComparison.Ordinal)).Trainings);
    }

    [Fact]
    public void Sample_is_drawn_by_its_seed()
    {
        string[] Names(int seed) => [.. Plan(Axis("[1, 2, 3, 4, 5, 6, 7, 8, 9]"), more: $$""", "sample": { "count": 4, "seed": {{seed}} }""")
            .Trials.Select(trial => trial.Name)];

        Assert.Equal(4, Names(1).Length);
        Assert.Equal(Names(1), Names(1));
        Assert.NotEqual(Names(1), Names(2));
        Assert.Equal(Names(1).Order(StringComparer.Ordinal), Names(1));
    }

    [Theory]
    [InlineData("""{ "name": "a", "setting": "training.epochs", "values": [] }""", "The axis 'a' is empty; give at least one value.")]
    [InlineData("""{ "name": "a", "setting": "training.epochs" }""", "The axis 'a' has to have either a setting with values, or variants.")]
    [InlineData(
        """{ "name": "a", "setting": "training.epocs", "values": [1] }""",
        "a-1: there is no setting 'training.epocs'; known here: epochs, batchSize, seed, validationFraction, patience.")]
    [InlineData(
        """{ "name": "a", "setting": "training.batchSize", "values": [5, 0] }""", "training.batchSize is 0; it must be at least 1.")]
    [InlineData(
        """{ "name": "a", "setting": "training.batchSize", "values": [5, "many"] }""",
        "a-many: training.batchSize has a value of a wrong kind: \"many\".")]
    [InlineData(
        """{ "name": "a", "setting": "training.epochs", "values": [1, 1] }""",
        "The axis 'a' has '1' more than once; give each level once, with a label of its own.")]
    [InlineData(
        """{ "name": "a", "setting": "optimizer.learningRate", "values": [0.1, 1e-1] }""",
        "test: the trials a-0.1 and a-1e-1 have the same settings; give each value of an axis once, and set nothing again in a later axis.")]
    [InlineData(
        """
        { "name": "a", "variants": [
            { "label": "x", "set": { "training.epochs": 1 } }, { "label": "x", "set": { "training.epochs": 2 } }] }
        """,
        "The axis 'a' has 'x' more than once; give each level once, with a label of its own.")]
    [InlineData("""{ "name": " ", "setting": "training.epochs", "values": [1] }""", "An axis of the study has an empty name; name it.")]
    [InlineData("""{ "name": "a", "variants": [{ "label": " ", "set": {} }] }""", "A variant of the axis 'a' has an empty label; give it one.")]
    [InlineData(
        """{ "name": "rank", "setting": "training.epochs", "values": [1] }""",
        "the axis 'rank' has the name of another column of results.csv; give it a name of its own.")]
    [InlineData(
        """
        { "name": "a", "variants": [{ "label": "x", "set": {
            "network": { "type": "classifier", "widths": [5] }, "loss": { "type": "cross-entropy" } } }] }
        """,
        "the network is no autoencoder")]
    [InlineData(
        """{ "name": "a", "setting": "training.seed", "values": [1] }, { "name": "a", "setting": "training.epochs", "values": [1] }""",
        "Two axes that are combined have the name 'a'; name them apart.")]
    [InlineData("""{ "name": "a", "values": [1], "sett": "x" }""", "test: there is no setting 'axes[0].sett'; known here: name, setting")]
    public void What_is_wrong_with_an_axis_is_said_before_anything_is_trained(string axes, string message)
        => Assert.Contains(message, Refusal(() => Plan(axes)), StringComparison.Ordinal);

    [Fact]
    public void Too_many_combinations_are_refused_before_they_are_made()
    {
        string values = $"[{string.Join(',', Enumerable.Range(1, 300))}]";
        string axes = string.Join(',', Enumerable.Range(1, 9).Select(i => $$"""{ "name": "a{{i}}", "setting": "training.seed", "values": {{values}} }"""));

        Assert.Contains("more than 10,000 combinations", Refusal(() => Plan(axes)), StringComparison.Ordinal);
    }

    /// <summary>Each variant alone has no more combinations than are allowed; all together would fill the memory.</summary>
    [Fact]
    public void Too_many_combinations_of_variants_are_refused_before_they_are_made()
    {
        string values = $"[{string.Join(',', Enumerable.Range(1, 100))}]";
        string inner = $$"""[{ "name": "b", "setting": "training.seed", "values": {{values}} }, { "name": "c", "setting": "training.epochs", "values": {{values}} }]""";
        string variants = string.Join(',', Enumerable.Range(1, 1000).Select(i => $$"""{ "label": "{{i}}", "set": {}, "axes": {{inner}} }"""));
        long before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Contains(
            "more than 10,000 combinations",
            Refusal(() => StudyGrid.Points([new StudyAxis
            {
                Name = "a",
                Variants = JsonSerializer.Deserialize<ImmutableArray<StudyVariant>>($"[{variants}]", JsonFormat.Indented),
            }])),
            StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200_000_000);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void Study_without_a_name_is_refused(string name)
        => Assert.Equal("test: the name is empty; name the study.", Refusal(() => StudyReader.Parse(
            $$"""{ "name": "{{name}}", "recipe": "simple", "axes": [{{Axis("[1]")}}] }""", "test")));

    [Theory]
    [InlineData(
        """ "conclusions": [{ "statement": "s", "axis": "b", "effect": "helps" }]""", "test: conclusions: there is no axis 'b'; there are a.")]
    [InlineData(
        """ "conclusions": [{ "statement": "s", "axis": "a", "to": "7", "effect": "helps" }]""", "the axis 'a' has no level '7'; it has 1, 2.")]
    [InlineData(
        """ "conclusions": [{ "statement": "s", "axis": "a", "effect": "helps", "measure": "denoising" }]""", "set uses.bestOfEach to it")]
    [InlineData(""" "uses": { "bestOfEach": "b" }""", "uses.bestOfEach: there is no axis 'b'")]
    [InlineData(""" "uses": { "bestOfEach": "a", "uniformNoise": [-1] }""", "uses.uniformNoise: amplitude is -1")]
    [InlineData(""" "uses": { "bestOfEach": "a", "mask": { "type": "uniform", "amplitude": 1 } }""", "give a mask: block, stripes or picture")]
    [InlineData(""" "uses": { "bestOfEach": "a", "uniformNoise": [0.4, 0.4] }""", "uses.uniformNoise has an amplitude more than once")]
    [InlineData(""" "conclusions": [{ "statement": "", "axis": "a", "effect": "helps" }]""", "conclusions: a statement is empty")]
    [InlineData(""" "sample": { "count": 0 }""", "sample.count is 0; it must be at least 1.")]
    public void Conclusions_and_uses_speak_of_what_there_is(string setting, string message)
        => Assert.Contains(message, Refusal(() => Plan(Axis("[1, 2]"), more: $",{setting}")), StringComparison.Ordinal);

    [Fact]
    public void Unknown_study_is_refused_with_the_names_that_there_are()
        => Assert.Contains(
            "There is no study 'stack'; choose one of digits-latent, fashion-epochs, fashion-neurons, stack-84, stack-84-stable",
            Refusal(() => StudyReader.Load("stack")),
            StringComparison.Ordinal);

    [Theory]
    [InlineData(1, 2, new[] { 0, 2, 4 })]
    [InlineData(2, 2, new[] { 1, 3 })]
    [InlineData(1, 1, new[] { 0, 1, 2, 3, 4 })]
    public void Shards_share_all_trainings(int number, int count, int[] expected)
        => Assert.Equal(expected, new StudyShard(number, count).Of(Enumerable.Range(0, 5)));

    [Theory]
    [InlineData(0, 2)]
    [InlineData(3, 2)]
    [InlineData(1, 0)]
    public void Shard_out_of_range_is_refused(int number, int count)
        => Assert.Contains("There is no shard", Refusal(() => _ = new StudyShard(number, count)), StringComparison.Ordinal);

    private static string Axis(string values) => $$"""{ "name": "a", "setting": "training.epochs", "values": {{values}} }""";

    private static StudyPlan Plan(string axes, string? setting = null, string more = "")
    {
        string recipe = $$"""{ "name": "base", "data": { "set": "glyphs" }, "network": { "widths": [3] }{{(setting is null ? "" : $", {setting}")}} }""";
        return StudyPlan.Of(StudyReader.Parse($$"""{ "name": "test", "recipe": {{recipe}}, "axes": [{{axes}}]{{more}} }""", "test"));
    }

    private static string Refusal(Action action) => Assert.Throws<FacsimileException>(action).Message;
}
