using System.Numerics.Tensors;
using Facsimile.Data;
using Facsimile.Models;
using Facsimile.Models.Plans;
using Facsimile.Storage;
using Facsimile.Tests.Training;

namespace Facsimile.Tests.Models;

public sealed class LayeredArchitectureTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Saved_and_loaded_it_is_the_same_model_with_its_running_statistics()
    {
        string path = _folder["model.safetensors"];
        Autoencoder model = SmallTraining.NewImageModel();
        float[] mean = model.Network.State.Single(value => value.Name == "5.running_mean").Parameter.Values;
        float[] variance = model.Network.State.Single(value => value.Name == "5.running_var").Parameter.Values;
        mean[1] = 0.25f;
        variance[2] = 3;
        model.Save(path);
        Autoencoder loaded = Autoencoder.Load(path);
        Assert.Equal(model.Architecture, loaded.Architecture);
        Assert.Equal(
            model.Network.State.SelectMany(value => value.Parameter.Values),
            loaded.Network.State.SelectMany(value => value.Parameter.Values));
        Images images = SmallTraining.Pictures().Images;
        Assert.Equal(Flat(model.Reconstruct(images)), Flat(loaded.Reconstruct(images)));
        Assert.Contains("encoder.5.running_var", SafetensorsFile.Read(path).Entries.Keys);
        variance[2] = 2;
        Assert.NotEqual(Flat(model.Reconstruct(images)), Flat(loaded.Reconstruct(images)));
    }

    [Fact]
    public void A_file_that_claims_another_network_is_refused_before_that_is_made()
    {
        string path = _folder["model.safetensors"];
        SmallTraining.NewImageModel().Save(path);
        SafetensorsFile file = SafetensorsFile.Read(path);
        string plan = file.Metadata["facsimile.architecture"]
            .Replace("\"width\":27", "\"width\":1000000", StringComparison.Ordinal);
        new SafetensorsFile(file.Entries.Values, file.Metadata.SetItem("facsimile.architecture", plan)).Write(path);
        Assert.Equal(
            $"{path}: it holds 1687 values, but its network has more; the file is damaged.",
            Assert.Throws<FacsimileException>(() => Autoencoder.Load(path)).Message);
    }

    [Theory]
    [InlineData("{\"type\":\"layers\",\"encoder\":[null],\"decoder\":[]}", "network.encoder[0] is null; give a layer.")]
    [InlineData("{\"type\":\"layers\",\"encoder\":[]}", "facsimile.architecture is not understood")]
    [InlineData("{\"type\":\"layers\",\"encoder\":null,\"decoder\":[]}", "facsimile.architecture is not understood")]
    [InlineData("{\"type\":\"layers\",\"encoder\":[{\"type\":\"magic\"}],\"decoder\":[]}", "facsimile.architecture is not understood")]
    [InlineData("{\"type\":\"convolutional\",\"channels\":[4],\"codeSize\":3}", "it is the file of another model")]
    [InlineData("{\"type\":\"convolutional\",\"channels\":[99,99],\"codeSize\":1}", "it holds 1687 values, but its network has more")]
    public void A_damaged_description_is_refused(string architecture, string named)
    {
        string path = _folder["model.safetensors"];
        ChangedModel.Save(SmallTraining.NewImageModel(), path, "facsimile.architecture", architecture);
        string message = Assert.Throws<FacsimileException>(() => Autoencoder.Load(path)).Message;
        Assert.StartsWith(path, message, StringComparison.Ordinal);
        Assert.Contains(named, message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_classifier_of_given_layers_ends_in_one_logit_a_class()
    {
        string path = _folder["classifier.safetensors"];
        var plan = new ClassifierArchitecture
        {
            Layers = [new Conv2dPlan { Channels = 4 }, new BatchNormPlan(), new ReluPlan(), new MaxPool2dPlan()],
        };
        Classifier model = Classifier.Create(SmallTraining.Shape, ["bar", "no bar"], plan, seed: 2);
        Assert.Equal(["Flatten", "Dense 16→2"], model.Network.Layers.TakeLast(2).Select(layer => layer.ToString()));
        model.Save(path);
        Classifier loaded = Classifier.Load(path);
        Assert.Equal(plan, loaded.Architecture);
        Images images = SmallTraining.Pictures().Images;
        Assert.Equal(model.Logits(images, workers: null), loaded.Logits(images, workers: null));
        foreach (ClassifierArchitecture wrong in
            new[] { plan with { Widths = [3] }, plan with { Dropout = 0.1 }, plan with { Hidden = "tanh" } })
        {
            Assert.StartsWith(
                "network.layers gives all hidden layers;",
                Assert.Throws<FacsimileException>(() => Classifier.Create(SmallTraining.Shape, ["a", "b"], wrong)).Message,
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Layers_that_do_not_fit_are_named_by_their_place_in_the_recipe()
    {
        AssertRefused(
            "network.encoder[1]: MaxPool2d 40×40 expects images of at least 40×40, but gets 28×28; "
                + "use a smaller window, or fewer layers that shrink the image.",
            [new Conv2dPlan { Channels = 4, Padding = 1 }, new MaxPool2dPlan { Size = 40 }],
            [new ReluPlan()]);
        AssertRefused(
            "network.decoder[0]: a dense layer takes a row of values, but gets 4×28×28; "
                + "put a layer of the type flatten before it.",
            [new Conv2dPlan { Channels = 4, Padding = 1 }],
            [new DensePlan { Width = 784 }]);
        AssertRefused(
            "network.decoder[1]: Conv2d 784→1, 3×3 expects images of 784×height×width, but gets 784; put a Reshape before it.",
            [new Conv2dPlan { Channels = 1, Padding = 1 }],
            [new FlattenPlan(), new Conv2dPlan { Channels = 1 }]);
        AssertRefused(
            "network.decoder gives 1×27×27, but the images are 1×28×28; "
                + "change the strides, paddings, scales or channels of its layers.",
            [new Conv2dPlan { Channels = 4, Stride = 2, Padding = 1 }],
            [new ConvTranspose2dPlan { Channels = 1, Stride = 2, Padding = 1 }]);
        AssertRefused("network.encoder has no layer that computes something; give at least one.", [new FlattenPlan()], []);
        AssertRefused(
            "network.encoder[0].channels is 0; it must lie between 1 and 65536.", [new Conv2dPlan { Channels = 0 }], []);
        AssertRefused(
            "network.encoder[0].kernel is 2000000000; it must lie between 1 and 64.",
            [new Conv2dPlan { Channels = 1, Kernel = 2_000_000_000 }],
            []);
        AssertRefused(
            "network.encoder[0].outputPadding is 2; it must lie between 0 and 1.",
            [new ConvTranspose2dPlan { Channels = 1, Stride = 2, OutputPadding = 2 }],
            []);
        AssertRefused(
            "network.encoder[0].probability is 1; it must lie from 0 to below 1.", [new DropoutPlan { Probability = 1 }], []);
        AssertRefused(
            "network.encoder[0].shape is [channels, height, width] or [values], for example [8, 7, 7].",
            [new ReshapePlan { Shape = [28, 28] }],
            []);
        AssertRefused(
            "network.encoder[0]: Reshape 2×28×28 expects 1568 values a sample, but gets 1×28×28 (784).",
            [new ReshapePlan { Shape = [2, 28, 28] }],
            []);
        AssertRefused(
            "The network would have more than 134217728 weights, which is the most allowed. Use smaller layers.",
            [new Conv2dPlan { Channels = 65536, Kernel = 64, Padding = 32 }],
            []);
        AssertRefused(
            "network.encoder[1]: Conv2d 1→65536, 1×1 would make more than 2³¹−1 values of 1×1792×1792; "
                + "use fewer channels or smaller images.",
            [new UpsamplePlan { Scale = 64 }, new Conv2dPlan { Channels = 65536, Kernel = 1 }],
            []);
    }

    private static void AssertRefused(string message, LayerPlan[] encoder, LayerPlan[] decoder)
        => Assert.Equal(
            message,
            Assert.Throws<FacsimileException>(() => Autoencoder.Create(
                new ImageShape(1, 28, 28), new LayeredArchitecture { Encoder = [.. encoder], Decoder = [.. decoder] })).Message);

    private static float[] Flat(Tensor<float> tensor) => [.. tensor];
}
