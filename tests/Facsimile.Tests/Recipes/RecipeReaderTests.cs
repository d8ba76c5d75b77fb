using Facsimile.Data;
using Facsimile.Data.Corruptions;
using Facsimile.Losses;
using Facsimile.Models;
using Facsimile.Optimizers;
using Facsimile.Recipes;

namespace Facsimile.Tests.Recipes;

public class RecipeReaderTests
{
    private const string Small = """
        {
          // a comment
          "name": "small",
          "data": { "set": "mnist" },
          "network": { "widths": [16, 4] },
        }
        """;

    public static TheoryData<string> BuiltIn => [.. RecipeCatalog.Names];

    [Theory]
    [MemberData(nameof(BuiltIn))]
    public void Every_built_in_recipe_is_valid_and_survives_its_own_JSON(string name)
    {
        Recipe recipe = RecipeReader.Load(name);
        Assert.Equal(name, recipe.Name);
        Assert.NotEmpty(recipe.Description);
        Assert.NotEmpty(recipe.CreateModel(new ImageShape(1, 28, 28), ["hat", "shoe"]).Summary.Layers);
        Assert.Equal(recipe, RecipeReader.Parse(recipe.ToJson(), "again"));
    }

    [Fact]
    public void The_recipes_of_the_reports_are_there()
        => Assert.Superset(
            new HashSet<string>
            {
                "quickstart", "simple", "fashion-simple", "fashion-deep",
                "digits-p2", "digits-p16", "digits-deep-p2", "digits-deep-p8", "digits-deep-p16", "mlp", "conv", "denoise", "cnn", "cnn-small",
            },
            RecipeCatalog.Names.ToHashSet());

    [Theory]
    [InlineData("conv", 4385)]
    [InlineData("denoise", 28353)]
    [InlineData("cnn", 28938)]
    [InlineData("cnn-small", 93322)]
    public void The_networks_of_images_have_the_parameters_of_the_reports(string name, int parameters)
        => Assert.Equal(parameters, RecipeReader.Load(name).CreateModel(new ImageShape(1, 28, 28), [.. "0123456789".Select(digit => $"{digit}")]).Summary.Parameters);

    [Theory]
    [InlineData("[{ \"type\": \"conv2d\", \"channels\": 4, \"wings\": 2 }]", "there is no setting 'network.encoder[0].wings'; known here: type, channels, kernel, stride, padding.")]
    [InlineData("[{ \"type\": \"relu\" }, { \"type\": \"conv3d\" }]", "network.encoder[1].type is 'conv3d'; choose one of conv2d, ")]
    [InlineData("[{ \"channels\": 4 }]", "network.encoder[0].type is missing; choose one of conv2d, ")]
    [InlineData("[{ \"type\": \"conv2d\" }]", "the setting 'network.encoder[0].channels' is missing.")]
    [InlineData("[{ \"type\": \"upsample\", \"mode\": \"cubic\" }]", "network.encoder[0].mode has a value of a wrong kind: \"cubic\".")]
    [InlineData("[\"relu\"]", "network.encoder[0] is \"relu\"; it must be an object { … } with its settings.")]
    [InlineData("[null]", "network.encoder[0] is null; it must be an object { … } with its settings.")]
    [InlineData("{}", "network.encoder has a value of a wrong kind: {}.")]
    public void A_wrong_layer_is_named(string encoder, string named)
    {
        string json = $$"""
            {
              "name": "own", "data": { "set": "mnist" },
              "network": { "type": "layers", "encoder": {{encoder}}, "decoder": [] }
            }
            """;
        Assert.Contains(
            named,
            Assert.Throws<FacsimileException>(() => RecipeReader.Parse(json, "own.json")).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_left_out_has_its_default()
    {
        Recipe recipe = RecipeReader.Parse(Small, "small.json");
        Assert.Equal(new MeanSquaredError(), recipe.Loss);
        Assert.Equal(new Adam(), recipe.Optimizer);
        Assert.Equal(20, recipe.Training.Epochs);
        Assert.Equal("relu", ((DenseArchitecture)recipe.Network).Hidden);
    }

    [Fact]
    public void Settings_without_a_type_belong_to_the_default_one()
    {
        Recipe recipe = RecipeReader.Parse(Small, "small.json", ["optimizer.learningRate=0.5", "loss.reduction=sum"]);
        Assert.Equal(new Adam { LearningRate = 0.5 }, recipe.Optimizer);
        Assert.Equal(new MeanSquaredError { Reduction = Reduction.Sum }, recipe.Loss);
    }

    [Fact]
    public void Overrides_change_single_settings_in_order()
    {
        Recipe recipe = RecipeReader.Parse(
            Small,
            "small.json",
            [
                "training.epochs=5", "training.epochs=7", "optimizer.type=sgd", "optimizer.momentum=0.9", "loss.type=bce",
                "loss.reduction=sum", "network.widths=[9,3]", "data.set=a folder", "schedule.type=cosine",
            ]);
        Assert.Equal(7, recipe.Training.Epochs);
        Assert.Equal(new Sgd { Momentum = 0.9 }, recipe.Optimizer);
        Assert.Equal(new BinaryCrossEntropy { Reduction = Reduction.Sum }, recipe.Loss);
        Assert.Equal((int[])[9, 3], ((DenseArchitecture)recipe.Network).Widths.AsEnumerable());
        Assert.Equal("a folder", recipe.Data.Set);
        Assert.IsType<CosineSchedule>(recipe.Schedule);
    }

    [Fact]
    public void A_classifier_says_so_in_its_network_and_learns_by_the_cross_entropy()
    {
        Recipe recipe = RecipeReader.Parse(
            """
            {
              "name": "c", "data": { "set": "mnist", "normalization": { "mean": 0.1307, "standardDeviation": 0.3081 } },
              "network": { "type": "classifier", "widths": [9] }
            }
            """,
            "c.json");
        Assert.Equal(new CrossEntropy(), recipe.Loss);
        Assert.Equal(recipe, RecipeReader.Parse(recipe.ToJson(), "again"));
        var model = (Classifier)recipe.CreateModel(new ImageShape(1, 28, 28), ["hat", "shoe"]);
        Assert.Equal(["hat", "shoe"], model.ClassNames.AsEnumerable());
        Assert.Equal(0.3081, model.Normalization!.StandardDeviation);
        Assert.Contains(
            "mnist: the images have no labels",
            Assert.Throws<FacsimileException>(() => recipe.CreateModel(new ImageShape(1, 28, 28), [])).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("network.code=relu", "there is no setting 'network.code'; known here: type, widths, hidden, dropout, layers, initializer.")]
    [InlineData("network.type=clasifier", "network.type is 'clasifier'; choose one of dense, convolutional, layers, classifier.")]
    [InlineData("data.normalization.mean=2", "data.normalization.mean is 2")]
    [InlineData("data.normalization.standardDeviation=0", "data.normalization.standardDeviation is 0")]
    [InlineData("data.normalization={\"mean\":0.1}", "the setting 'data.normalization.standardDeviation' is missing")]
    [InlineData("network={\"codeSize\":8}", "data.normalization is for classifiers")]
    [InlineData("loss.type=mse", "compares pixels, not classes; loss.type of a classifier is cross-entropy.")]
    [InlineData("corruption={\"type\":\"masking\",\"fraction\":0.5}", "corruption is for autoencoders")]
    public void A_wrong_setting_of_a_classifier_is_named(string change, string named)
        => Assert.Contains(
            named,
            Assert.Throws<FacsimileException>(() => RecipeReader.Load(
                "mlp", ["data.normalization.mean=0.1307", "data.normalization.standardDeviation=0.3081", change])).Message,
            StringComparison.Ordinal);

    [Fact]
    public void A_loss_of_classes_is_refused_for_an_autoencoder()
        => Assert.Contains(
            "compares classes, not pixels; loss.type of an autoencoder is mse or bce.",
            Assert.Throws<FacsimileException>(() => RecipeReader.Load("quickstart", ["loss={\"type\":\"cross-entropy\"}"])).Message,
            StringComparison.Ordinal);

    [Fact]
    public void A_corruption_is_none_unless_it_is_given()
    {
        Assert.Null(RecipeReader.Parse(Small, "small.json").Corruption);
        Recipe recipe = RecipeReader.Parse(Small, "small.json", ["corruption.type=gaussian", "corruption.sigma=0.5"]);
        Assert.Equal(new GaussianNoise { Sigma = 0.5 }, recipe.Corruption);
        Assert.Equal(recipe.Corruption, recipe.ToTrainingOptions().Corruption);
        Assert.Equal(recipe, RecipeReader.Parse(recipe.ToJson(), "again"));
        Assert.Null(RecipeReader.Parse(recipe.ToJson(), "again", ["corruption=null"]).Corruption);
    }

    [Theory]
    [InlineData("corruption.type=fog", "corruption.type is 'fog'; choose one of gaussian, uniform, salt-and-pepper, masking,")]
    [InlineData("corruption.sigma=0.5", "corruption.type is missing; choose one of gaussian,")]
    [InlineData("corruption={\"type\":\"gaussian\"}", "the setting 'corruption.sigma' is missing")]
    [InlineData("corruption={\"type\":\"gaussian\",\"sigma\":-1}", "corruption.sigma is -1; it must lie from 0 to 10")]
    [InlineData("corruption={\"type\":\"uniform\",\"sigma\":1}", "there is no setting 'corruption.sigma'; known here: type,")]
    [InlineData(
        "corruption={\"type\":\"block\",\"height\":3,\"width\":3,\"place\":\"top\"}",
        "corruption.place has a value of a wrong kind: \"top\".")]
    [InlineData("training.epoch=5", "there is no setting 'training.epoch'; known here: epochs, batchSize, seed,")]
    [InlineData("epochs=5", "there is no setting 'epochs'; known here: name,")]
    [InlineData("optimizer.beta3=5", "there is no setting 'optimizer.beta3'; known here: type,")]
    [InlineData("optimizer.type=adm", "optimizer.type is 'adm'; choose one of sgd, adam, adamw, rmsprop, adafactor.")]
    [InlineData("optimizer.learningRate=fast", "optimizer.learningRate has a value of a wrong kind: \"fast\".")]
    [InlineData("optimizer.learningRate=-1", "optimizer.learningRate is -1")]
    [InlineData("training.epochs=0", "training.epochs is 0")]
    [InlineData("training.epochs=1.5", "training.epochs has a value of a wrong kind: 1.5.")]
    [InlineData("training=3", "training has a value of a wrong kind: 3.")]
    [InlineData("network.widths=[1,\"a\"]", "network.widths[1] has a value of a wrong kind: \"a\".")]
    [InlineData("network.widths.first=3", "widths is a value and has no setting first")]
    [InlineData("loss.type=null", "loss.type is missing; choose one of mse, bce, gaussian, cross-entropy.")]
    [InlineData("data=null", "the setting 'data' is missing")]
    [InlineData("training.epochs", "'training.epochs' is no setting; write path=value")]
    [InlineData("=3", "'=3' is no setting; write path=value")]
    [InlineData("data={\"set\":\"a\",\"set\":\"b\"}", "data has a value of a wrong kind")]
    public void A_wrong_setting_is_named(string change, string named)
    {
        FacsimileException error = Assert.Throws<FacsimileException>(
            () => RecipeReader.Parse(Small, "small.json", ["optimizer.type=adam", change]));
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
        Assert.DoesNotContain("Facsimile.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "is not JSON")]
    [InlineData("{ \"name\": ", "line 1")]
    [InlineData("[1]", "a recipe is a JSON object")]
    [InlineData("{ \"name\": \"x\", \"name\": \"y\" }", "name")]
    [InlineData("{ \"name\": \"x\" }", "the setting 'data' is missing")]
    [InlineData("{ \"name\": \"\\ud800\", \"data\": { \"set\": \"mnist\" }, \"network\": {} }", "half a character")]
    [InlineData("{ \"name\\ud800\": \"x\" }", "half a character")]
    public void A_damaged_file_is_refused(string json, string named)
    {
        FacsimileException error = Assert.Throws<FacsimileException>(() => RecipeReader.Parse(json, "mine.json"));
        Assert.StartsWith("mine.json", error.Message, StringComparison.Ordinal);
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void An_unknown_name_lists_the_built_in_recipes()
        => Assert.Contains(
            "fashion-simple",
            Assert.Throws<FacsimileException>(() => RecipeReader.Load("fashion-smple")).Message,
            StringComparison.Ordinal);

    [Fact]
    public void A_missing_file_is_named()
        => Assert.Contains(
            "nowhere.json",
            Assert.Throws<FacsimileException>(() => RecipeReader.Load("nowhere.json")).Message,
            StringComparison.Ordinal);
}
