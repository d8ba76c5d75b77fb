using System.Numerics.Tensors;
using Facsimile.Data;
using Facsimile.Layers;
using Facsimile.Models;
using Facsimile.Models.Plans;

namespace Facsimile.Tests.Models;

public class VariationalAutoencoderTests
{
    private static readonly ImageShape Shape = new(1, 7, 6);

    public static TheoryData<AutoencoderArchitecture> Plans =>
    [
        new DenseArchitecture { Widths = [12, 3], Variational = true },
        new ConvolutionalArchitecture { Channels = [4, 6], CodeSize = 3, Variational = true },
        new LayeredArchitecture
        {
            Encoder = [new FlattenPlan(), new DensePlan { Width = 6 }],
            Decoder = [new DensePlan { Width = 42 }, new SigmoidPlan(), new ReshapePlan { Shape = [1, 7, 6] }],
            Variational = true,
        },
    ];

    [Theory]
    [MemberData(nameof(Plans))]
    public void A_variational_plan_gives_a_variational_autoencoder_that_a_file_keeps(AutoencoderArchitecture plan)
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "model.safetensors");
        var model = (VariationalAutoencoder)Autoencoder.Create(Shape, plan, seed: 5);
        model.Save(path);
        var loaded = VariationalAutoencoder.Load(path);

        Assert.Equal(3, model.CodeSize);
        Assert.Equal(plan, loaded.Architecture);
        GaussianCodes codes = model.EncodeDistribution(Pictures());
        Assert.Equal([4, 3], codes.LogVariance.Lengths.ToArray());
        Assert.Equal(codes.LogVariance, loaded.EncodeDistribution(Pictures()).LogVariance);
        Assert.Equal(model.Sample(3, seed: 9), loaded.Sample(3, seed: 9));
        Assert.StartsWith("variational autoencoder of 7×6 images, code of 3", model.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Means_and_log_variances_are_the_two_halves_of_the_encoders_last_layer()
    {
        var encoder = new Sequential(new Shape(1, 1, 2), new Flatten(), new Dense(2, 4), new GaussianSampling(2));
        var decoder = new Sequential(new Shape(2), new Dense(2, 2), new Reshape(new Shape(1, 1, 2)));
        var model = new VariationalAutoencoder(new ImageShape(1, 1, 2), encoder, decoder);
        encoder.Layers[1].Parameters[0].Values.AsSpan().Clear();
        new float[] { 1, 2, 3, 4 }.CopyTo(encoder.Layers[1].Parameters[1].Values, 0);
        GaussianCodes codes = model.EncodeDistribution(new Images(new ImageShape(1, 1, 2), [0, 255]));

        Assert.Equal([1f, 2f], [codes.Mean[0, 0], codes.Mean[0, 1]]);
        Assert.Equal([3f, 4f], [codes.LogVariance[0, 0], codes.LogVariance[0, 1]]);

        // ½·(1 + e³ − 1 − 3) + ½·(4 + e⁴ − 1 − 4)
        Assert.Equal(0.5 * (Math.Exp(3) - 3 + Math.Exp(4) - 1), codes.Divergences()[0], 1e-9);
    }

    [Fact]
    public void Drawn_codes_have_the_means_and_variances_of_their_distributions()
    {
        const int Count = 20000;
        var codes = new GaussianCodes(
            Tensor.Create(Enumerable.Repeat(2f, Count).ToArray(), [Count, 1]),
            Tensor.Create(Enumerable.Repeat(MathF.Log(0.25f), Count).ToArray(), [Count, 1]));
        float[] drawn = new float[Count];
        codes.Sample(seed: 3).FlattenTo(drawn);

        // Five standard errors: √(0.25 / 20000) = 0.0035, and of the variance 0.25·√(2 / 20000) = 0.0025.
        Assert.Equal(2, drawn.Average(), 0.018);
        Assert.Equal(0.25, drawn.Average(x => (x - 2) * (x - 2)), 0.0125);
        Assert.NotEqual(codes.Sample(seed: 4), codes.Sample(seed: 3));
    }

    [Fact]
    public void Logits_are_what_the_sigmoid_makes_the_image_of()
    {
        var model = (VariationalAutoencoder)Autoencoder.Create(Shape, new DenseArchitecture { Widths = [12, 3], Variational = true }, seed: 5);
        Tensor<float> codes = Tensor.Create(new float[] { 1, -2, 0.5f }, [1, 3]);
        float[] logits = new float[42];
        float[] pixels = new float[42];
        model.DecodeLogits(codes).FlattenTo(logits);
        model.Decode(codes).FlattenTo(pixels);
        for (int i = 0; i < logits.Length; i++)
        {
            Assert.Equal(1 / (1 + Math.Exp(-logits[i])), pixels[i], 1e-6);
        }
    }

    [Fact]
    public void A_plan_that_cannot_be_variational_is_refused()
    {
        string Refusal(AutoencoderArchitecture plan)
            => Assert.Throws<FacsimileException>(() => Autoencoder.Create(Shape, plan)).Message;
        Assert.Contains(
            "network.code is 'tanh'",
            Refusal(new DenseArchitecture { Widths = [3], Code = "tanh", Variational = true }),
            StringComparison.Ordinal);
        Assert.Contains(
            "network.encoder gives 5, but a variational network needs a mean and a log-variance",
            Refusal(new LayeredArchitecture
            {
                Encoder = [new FlattenPlan(), new DensePlan { Width = 5 }],
                Decoder = [new DensePlan { Width = 42 }, new ReshapePlan { Shape = [1, 7, 6] }],
                Variational = true,
            }),
            StringComparison.Ordinal);
        Assert.Throws<ShapeException>(() => new VariationalAutoencoder(
            new ImageShape(1, 1, 2),
            new Sequential(new Shape(1, 1, 2), new Flatten(), new Dense(2, 2)),
            new Sequential(new Shape(2), new Dense(2, 2), new Reshape(new Shape(1, 1, 2)))));
    }

    private static Images Pictures() => new(Shape, [.. Enumerable.Range(0, 4 * Shape.Size).Select(i => (byte)(37 * i))]);
}
