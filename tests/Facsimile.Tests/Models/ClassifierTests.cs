using System.Numerics.Tensors;
using Facsimile.Data;
using Facsimile.Layers;
using Facsimile.Models;

namespace Facsimile.Tests.Models;

public sealed class ClassifierTests : IDisposable
{
    private static readonly ImageShape Shape = new(3, 4, 5);
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_recipe_of_the_report_has_its_parameters()
    {
        Classifier model = Classifier.Dense(new ImageShape(1, 28, 28), 10, [500, 500]);
        Assert.Equal(648_010, model.Summary.Parameters);
        Assert.Equal("classifier of 28×28 images, 10 classes, 648,010 parameters, 2,531.3 KB", model.ToString());
        Assert.Equal(["0", "1", "2"], model.ClassNames.Take(3));
    }

    [Fact]
    public void Hidden_layers_have_activation_and_dropout_and_the_last_gives_logits()
    {
        var architecture = new ClassifierArchitecture { Widths = [7, 6], Hidden = "tanh", Dropout = 0.25 };
        Assert.Equal(
            ["Flatten", "Dense 60→7", "Tanh", "Dropout 0.25", "Dense 7→6", "Tanh", "Dropout 0.25", "Dense 6→2"],
            Classifier.Create(Shape, ["cat", "dog"], architecture).Network.Layers.Select(layer => layer.ToString()));
        Assert.Equal(
            ["Flatten", "Dense 60→2"],
            Classifier.Create(Shape, ["cat", "dog"], new ClassifierArchitecture()).Network.Layers.Select(layer => layer.ToString()));
    }

    [Fact]
    public void Pixels_are_normalized_before_the_network_sees_them()
    {
        var normalization = new PixelNormalization { Mean = 0.25, StandardDeviation = 0.5 };
        Classifier plain = NewModel();
        Classifier normalized = NewModel(normalization);
        Images images = Pictures(3);
        float[] values = new float[images.Pixels.Length];
        images.CopyTo(0, values);
        Tensor<float> already = Tensor.Create([.. values.Select(x => (x - 0.25f) / 0.5f)], [3, 3, 4, 5]);
        Assert.Equal(plain.Classify(already).Probabilities, normalized.Classify(images).Probabilities);
        Assert.NotEqual(plain.Classify(images).Probabilities, normalized.Classify(images).Probabilities);
        Assert.Equal(normalized.Classify(images.ToTensor()).Probabilities, normalized.Classify(images).Probabilities);
    }

    [Fact]
    public void Saved_and_loaded_it_is_the_same_model_and_file()
    {
        string path = _folder["model.safetensors"];
        string again = _folder["again.safetensors"];
        Classifier model = NewModel(new PixelNormalization { Mean = 0.1307, StandardDeviation = 0.3081 });
        model.Save(path);
        Classifier loaded = Classifier.Load(path);
        loaded.Save(again);
        Assert.Equal(model.Architecture, loaded.Architecture);
        Assert.Equal(model.Normalization, loaded.Normalization);
        Assert.Equal(model.ClassNames.AsEnumerable(), loaded.ClassNames);
        Assert.Equal(model.Classify(Pictures(4)).Probabilities, loaded.Classify(Pictures(4)).Probabilities);
        Assert.Equal(File.ReadAllBytes(path), File.ReadAllBytes(again));
        Assert.IsType<Classifier>(Model.Load(path));
    }

    [Fact]
    public void A_file_of_another_kind_of_model_is_refused()
    {
        string classifier = _folder["classifier.safetensors"];
        string autoencoder = _folder["autoencoder.safetensors"];
        NewModel().Save(classifier);
        Autoencoder.Dense(Shape, codeSize: 2).Save(autoencoder);
        Assert.Equal(
            $"{classifier}: the file holds a classifier, but an autoencoder is needed.",
            Assert.Throws<FacsimileException>(() => Autoencoder.Load(classifier)).Message);
        Assert.Equal(
            $"{autoencoder}: the file holds an autoencoder, but a classifier is needed.",
            Assert.Throws<FacsimileException>(() => Classifier.Load(autoencoder)).Message);
    }

    [Theory]
    [InlineData("facsimile.classes", "[\"cat\"]", "2 to")]
    [InlineData("facsimile.classes", "[\"cat\",\"dog\"]", "expected")]
    [InlineData("facsimile.classes", "[\"cat\",3,4]", "facsimile.classes is not understood")]
    [InlineData("facsimile.classes", "null", "facsimile.classes is null")]
    [InlineData("facsimile.classes", null, "facsimile.classes is missing")]
    [InlineData("facsimile.normalization", "{\"mean\":0.1}", "facsimile.normalization is not understood")]
    [InlineData("facsimile.normalization", "{\"mean\":0.1,\"standardDeviation\":0}", "standardDeviation is 0")]
    [InlineData("facsimile.architecture", "{\"type\":\"classifier\",\"widths\":[700]}", "but its network has more")]
    [InlineData("facsimile.architecture", "{\"type\":\"classifier\",\"widths\":[0]}", "network.widths is 0")]
    [InlineData("facsimile.architecture", "{\"type\":\"clasifier\",\"widths\":[7]}", "clasifier")]
    [InlineData("facsimile.architecture", "{\"type\":\"classifier\",\"code\":\"relu\"}", "code")]
    [InlineData("facsimile.image", "65536,65536,65536", "at most 2³¹−1 values")]
    public void A_damaged_description_is_refused(string key, string? value, string named)
    {
        string path = _folder["model.safetensors"];
        ChangedModel.Save(NewModel(new PixelNormalization { Mean = 0.1307, StandardDeviation = 0.3081 }), path, key, value);
        FacsimileException error = Assert.Throws<FacsimileException>(() => Model.Load(path));
        Assert.StartsWith(path, error.Message, StringComparison.Ordinal);
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void The_file_of_an_autoencoder_of_the_first_version_is_read()
    {
        string path = _folder["model.safetensors"];
        var model = Autoencoder.Create(Shape, new DenseArchitecture { Widths = [7, 2] });
        ChangedModel.Save(model, path, "facsimile.architecture", "{\"widths\":[7,2]}");
        Assert.Equal(2, Autoencoder.Load(path).CodeSize);
    }

    [Fact]
    public void A_network_that_is_no_classifier_is_refused()
    {
        var input = new Shape(3, 4, 5);
        Assert.Contains("3×4×5 is needed", Refusal(new Sequential(new Shape(60), new Dense(60, 2))), StringComparison.Ordinal);
        Assert.Contains("one number a class", Refusal(new Sequential(input, new Flatten(), new Dense(60, 1))), StringComparison.Ordinal);
        Assert.Contains("2 to 256", Refusal(new Sequential(input, new Flatten(), new Dense(60, 257))), StringComparison.Ordinal);
        Assert.Contains(
            "ends in Softmax", Refusal(new Sequential(input, new Flatten(), new Dense(60, 2), new Softmax())), StringComparison.Ordinal);
        Assert.Contains(
            "ends in Sigmoid", Refusal(new Sequential(input, new Flatten(), new Dense(60, 2), new Sigmoid())), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(
            () => new Classifier(Shape, new Sequential(input, new Flatten(), new Dense(60, 2)), ["cat"]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(257)]
    public void A_number_of_classes_outside_the_range_is_refused(int classes)
        => Assert.Contains(
            "2 to 256 classes",
            Assert.Throws<FacsimileException>(() => Classifier.Dense(Shape, classes, [4])).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Images_of_another_size_are_refused()
        => Assert.Throws<ShapeException>(() => NewModel().Classify(new Images(new ImageShape(1, 4, 5), new byte[20])));

    [Fact]
    public void No_images_have_no_classes() => Assert.Equal(0, NewModel().Classify(Pictures(0)).Count);

    private static string Refusal(Sequential network)
        => Assert.Throws<ShapeException>(() => new Classifier(Shape, network)).Message;

    private static Classifier NewModel(PixelNormalization? normalization = null) => Classifier.Create(
        Shape, ["bird", "cat", "dog"], new ClassifierArchitecture { Widths = [7] }, normalization, seed: 3);

    private static Images Pictures(int count)
        => new(Shape, [.. Enumerable.Range(0, count * Shape.Size).Select(i => (byte)(i * 37))]);
}
