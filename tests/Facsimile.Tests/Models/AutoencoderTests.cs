using System.Numerics.Tensors;
using Facsimile.Data;
using Facsimile.Layers;
using Facsimile.Models;

namespace Facsimile.Tests.Models;

public sealed class AutoencoderTests : IDisposable
{
    private static readonly ImageShape Shape = new(3, 4, 5);
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("fashion-simple", new[] { 32 }, "25120 25872", 50_992)]
    [InlineData("fashion-deep", new[] { 128, 64, 32 }, "100480 8256 2080 2112 8320 101136", 222_384)]
    public void Parameter_counts_are_those_of_the_published_tables(string name, int[] widths, string layers, int total)
    {
        ModelSummary summary = Autoencoder.Create(
            new ImageShape(1, 28, 28), new DenseArchitecture { Widths = [.. widths], Code = "relu" }).Summary;
        Assert.Equal(
            layers, string.Join(' ', summary.Layers.Where(layer => layer.Parameters > 0).Select(layer => layer.Parameters)));
        Assert.Equal(total, summary.Parameters);
        Assert.NotEmpty(name);
    }

    [Fact]
    public void The_summary_is_a_table_with_totals()
    {
        string table = Autoencoder.Dense(new ImageShape(1, 28, 28), codeSize: 32).Summary.ToString();
        Assert.Equal(
            """
            Part     Layer            Output shape  Parameters
            encoder  Flatten          784                    0
            encoder  Dense 784→32     32                25,120
            decoder  Dense 32→784     784               25,872
            decoder  Sigmoid          784                    0
            decoder  Reshape 1×28×28  1×28×28                0
            50,992 parameters, 199.2 KB

            """.ReplaceLineEndings("\n"),
            table);
    }

    [Fact]
    public void Decoding_the_code_is_the_reconstruction()
    {
        Autoencoder model = NewModel();
        Images images = Pictures(300);
        Tensor<float> codes = model.Encode(images);
        Assert.Equal([300, 2], codes.Lengths);
        Tensor<float> decoded = model.Decode(codes);
        Assert.Equal([300, 3, 4, 5], decoded.Lengths);
        Assert.Equal(Flat(model.Reconstruct(images)), Flat(decoded));
        Assert.Equal(Flat(codes), Flat(model.Encode(images.ToTensor())));
        Assert.Equal(Flat(decoded), Flat(model.Reconstruct(images.ToTensor())));
    }

    [Fact]
    public void An_images_code_does_not_depend_on_the_batch_it_comes_in()
    {
        Autoencoder model = NewModel();
        Images images = Pictures(300);
        Assert.Equal(Flat(model.Encode(images))[(2 * 299)..], Flat(model.Encode(images.Slice(299, 1))));
    }

    [Fact]
    public void No_images_give_no_codes() => Assert.Equal([0, 2], NewModel().Encode(Pictures(0)).Lengths);

    [Fact]
    public void Images_of_another_size_are_refused()
    {
        var other = new Images(new ImageShape(1, 4, 5), new byte[20]);
        Assert.Contains("3×4×5", Assert.Throws<ShapeException>(() => NewModel().Encode(other)).Message, StringComparison.Ordinal);
        Assert.Throws<ShapeException>(() => NewModel().Decode(Tensor.Create(new float[9], [3, 3])));
    }

    [Fact]
    public void Parts_that_do_not_fit_are_refused()
    {
        var encoder = new Sequential(new Shape(1, 2, 2), new Flatten(), new Dense(4, 2));
        var decoder = new Sequential(new Shape(3), new Dense(3, 4), new Reshape(new Shape(1, 2, 2)));
        ShapeException error = Assert.Throws<ShapeException>(() => new Autoencoder(new ImageShape(1, 2, 2), encoder, decoder));
        Assert.Equal("The decoder's input is 3, but 2 is needed.", error.Message);
    }

    [Fact]
    public void Saved_and_loaded_it_is_the_same_model_and_file()
    {
        string path = _folder["model.safetensors"];
        string again = _folder["again.safetensors"];
        Autoencoder model = NewModel();
        model.Save(path);
        Autoencoder loaded = Autoencoder.Load(path);
        loaded.Save(again);
        Assert.Equal(model.Architecture, loaded.Architecture);
        Assert.Equal(Shape, loaded.Shape);
        Assert.Equal(Flat(model.Reconstruct(Pictures(3))), Flat(loaded.Reconstruct(Pictures(3))));
        Assert.Equal(File.ReadAllBytes(path), File.ReadAllBytes(again));
    }

    [Fact]
    public void Weights_of_another_model_are_refused_and_change_nothing()
    {
        string path = _folder["model.safetensors"];
        NewModel().Save(path);
        Autoencoder other = Autoencoder.Dense(Shape, codeSize: 3, seed: 1);
        float[] before = [.. other.Network.Parameters[0].Parameter.Values];
        Assert.Contains(path, Assert.Throws<FacsimileException>(() => other.LoadWeights(path)).Message, StringComparison.Ordinal);
        Assert.Equal(before, other.Network.Parameters[0].Parameter.Values);
    }

    [Theory]
    [InlineData("facsimile.image", "3,4", "facsimile.image is '3,4'")]
    [InlineData("facsimile.image", "3,4,x", "facsimile.image is '3,4,x'")]
    [InlineData("facsimile.image", "99999,4,5", "facsimile.image is '99999,4,5'")]
    [InlineData("facsimile.image", "65536,65536,65536", "at most 2³¹−1 values")]
    [InlineData("facsimile.image", "60000,100,100", "but its network has more")]
    [InlineData("facsimile.image", null, "facsimile.image is missing")]
    [InlineData("facsimile.architecture", "{\"widths\":[7,2],\"wings\":2}", "wings")]
    [InlineData("facsimile.architecture", "{\"widths\":[700,2]}", "but its network has more")]
    [InlineData("facsimile.architecture", "null", "is null")]
    [InlineData("facsimile.architecture", "{\"widths\":[7,2],\"hidden\":\"nope\"}", "no activation 'nope'")]
    [InlineData("facsimile.architecture", "{\"widths\":[7,2],\"dropout\":2}", "network.dropout is 2")]
    [InlineData("facsimile.architecture", "{\"widths\":[7,0]}", "network.widths is 0")]
    [InlineData("facsimile.architecture", "{", "not understood")]
    public void A_damaged_description_is_refused(string key, string? value, string named)
    {
        string path = _folder["model.safetensors"];
        ChangedModel.Save(NewModel(), path, key, value);
        FacsimileException error = Assert.Throws<FacsimileException>(() => Autoencoder.Load(path));
        Assert.StartsWith(path, error.Message, StringComparison.Ordinal);
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.NegativeInfinity)]
    public void Weights_that_are_no_numbers_are_refused_and_change_nothing(float value)
    {
        string path = _folder["model.safetensors"];
        Autoencoder broken = NewModel();
        broken.Decoder.Parameters[1].Parameter.Values[3] = value;
        broken.Save(path);
        Autoencoder model = NewModel();
        string message = Assert.Throws<FacsimileException>(() => model.LoadWeights(path)).Message;
        Assert.Contains($"{path}: tensor 'decoder.0.bias' holds NaN or infinite values", message, StringComparison.Ordinal);
        Assert.Equal(NewModel().Encoder.Parameters[0].Parameter.Values, model.Encoder.Parameters[0].Parameter.Values);
        Assert.Throws<FacsimileException>(() => Autoencoder.Load(path));
    }

    [Fact]
    public void More_codes_than_an_array_can_hold_are_refused()
    {
        var shape = new ImageShape(1, 1, 1);
        Autoencoder wide = Autoencoder.Dense(shape, codeSize: 1 << 16);
        string message = Assert.Throws<FacsimileException>(() => wide.Encode(new Images(shape, new byte[1 << 15]))).Message;
        Assert.Contains("at most 32767 images", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_no_images()
    {
        Assert.Throws<ArgumentNullException>(() => NewModel().Encode((Images)null!));
        Assert.Throws<ArgumentNullException>(() => NewModel().Encode((Tensor<float>)null!));
        Assert.Throws<ArgumentNullException>(() => NewModel().Reconstruct((Images)null!));
        Assert.Throws<ArgumentNullException>(() => NewModel().Reconstruct((Tensor<float>)null!));
        Assert.Throws<ArgumentNullException>(() => NewModel().Decode(null!));
    }

    private static Autoencoder NewModel() => Autoencoder.Create(Shape, new DenseArchitecture { Widths = [7, 2] }, seed: 3);

    private static Images Pictures(int count)
        => new(Shape, [.. Enumerable.Range(0, count * Shape.Size).Select(i => (byte)(i * 37))]);

    private static float[] Flat(Tensor<float> tensor) => [.. tensor];
}
