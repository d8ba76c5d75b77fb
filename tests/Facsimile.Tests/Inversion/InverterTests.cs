using System.Numerics.Tensors;
using Facsimile.Data;
using Facsimile.Data.Corruptions;
using Facsimile.Inversion;
using Facsimile.Layers;
using Facsimile.Models;

namespace Facsimile.Tests.Inversion;

public class InverterTests
{
    public static TheoryData<string> Names => [.. SmallModels.Methods.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_result_is_the_same_for_any_number_of_threads(string name)
    {
        Images images = SmallModels.RandomImages(40);
        Autoencoder model = SmallModels.Rectifier(seed: 8);
        InversionMethod method = Shortened(SmallModels.Methods[name]);
        InversionResult one = Run(model, images, new InversionOptions { Method = method, Threads = 1 });
        foreach (int threads in new[] { 2, 5 })
        {
            AssertSame(one, Run(model, images, new InversionOptions { Method = method, Threads = threads }), 0);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_code_does_not_depend_on_the_other_images(string name)
    {
        Images images = SmallModels.RandomImages(40);
        Autoencoder model = SmallModels.Rectifier(seed: 8);
        var options = new InversionOptions
        {
            Method = Shortened(SmallModels.Methods[name]),
            Mask = new MaskingNoise { Fraction = 0.3 },
            Start = new RestartStart { Restarts = 2 },
        };
        InversionResult all = Run(model, images, options);
        InversionResult rest = Assert.Single(new Inverter(model, options).InvertChunks(images, 33));
        Assert.Equal(33, rest.First);
        Assert.Equal(7, rest.Count);
        AssertSame(all, rest, 33);
    }

    [Fact]
    public void Losses_and_codes_belong_together()
    {
        Images images = SmallModels.RandomImages(9);
        Autoencoder model = SmallModels.Rectifier(seed: 8);
        InversionResult result = Run(model, images, new InversionOptions());
        float[] encoded = new float[18];
        model.Encode(images).FlattenTo(encoded);
        Assert.Equal(encoded, result.CodesBefore.ToArray());
        for (int i = 0; i < images.Count; i++)
        {
            double before = SmallModels.Loss(model, result.CodesBefore.AsSpan().Slice(2 * i, 2), images[i]);
            double after = SmallModels.Loss(model, result.CodesAfter.AsSpan().Slice(2 * i, 2), images[i]);
            Assert.Equal(before, result.LossesBefore[i], 1e-5 * before);
            Assert.Equal(after, result.LossesAfter[i], 1e-5 * after);
            Assert.Equal(100 * (after - before) / before, result.Change(i), 1e-2);
        }
    }

    [Fact]
    public void Many_images_come_in_chunks_that_can_be_resumed()
    {
        Images images = SmallModels.RandomImages(2500);
        Autoencoder model = SmallModels.Linear(seed: 5);
        var inverter = new Inverter(model);
        var reports = new Reports();
        InversionResult[] chunks = [.. inverter.InvertChunks(images, 0, reports)];
        Assert.Equal([1024, 1024, 452], chunks.Select(chunk => chunk.Count));
        Assert.Equal([1024, 2048, 2500], reports.Values.Select(report => report.ImagesDone));
        Assert.All(reports.Values, report => Assert.Equal(2500, report.Images));
        InversionResult whole = inverter.Invert(images);
        Assert.Equal(whole.LossesAfter.Average(), reports.Values[^1].MeanLoss, 1e-9);
        AssertSame(whole, InversionResult.Join(chunks), 0);
        AssertSame(whole, InversionResult.Join([.. inverter.InvertChunks(images, 2048)]), 2048);
        Assert.Empty(inverter.InvertChunks(images, 2500));
        Assert.Throws<ArgumentException>(() => InversionResult.Join([chunks[0], chunks[2]]));
    }

    [Fact]
    public void Chunks_are_smaller_where_a_search_remembers_much_and_the_codes_are_the_same()
    {
        Images images = SmallModels.RandomImages(900);
        Autoencoder model = SmallModels.Linear(seed: 5, codeSize: 100);
        var inverter = new Inverter(model, new InversionOptions { Method = new Lbfgs { History = 100, MaximumIterations = 3 } });
        InversionResult[] chunks = [.. inverter.InvertChunks(images, 0)];

        // 2¹⁴ · 1024 numbers, of which each image has 100 · (1 start + 10) beside the 2 · 100 · 100 of the method.
        Assert.Equal([795, 105], chunks.Select(chunk => chunk.Count));
        AssertSame(InversionResult.Join(chunks), Assert.Single(inverter.InvertChunks(images, 500)), 500);
    }

    [Fact]
    public void Memory_is_bounded_by_what_starts_and_methods_remember()
    {
        static int Chunk(int codeSize, InversionMethod method, InversionStart? start = null) => new Inverter(
            SmallModels.Linear(seed: 5, codeSize), new InversionOptions { Method = method, Start = start ?? InversionStart.Encoder }).ChunkSize;
        Assert.Equal(1024, Chunk(100, new Bfgs()));
        Assert.InRange(Chunk(256, new Bfgs()), 200, 256);
        Assert.InRange(Chunk(1568, new AdamDescent()), 900, 1024);
        Assert.InRange(Chunk(1568, new AdamDescent(), new RestartStart { Restarts = 1000 }), 10, 11);
        Assert.InRange(Chunk(1568, new Lbfgs()), 300, 400);
        Assert.InRange(Chunk(1568, new Lbfgs { History = 100 }), 50, 60);
    }

    [Fact]
    public void What_no_array_can_hold_is_refused_before_anything_is_computed()
    {
        // Codes of 4096 × 4096 numbers, without a parameter.
        const int Code = 4096 * 4096;
        var small = new Shape(1, 64, 64);
        var model = new Autoencoder(
            new ImageShape(1, 64, 64),
            new Sequential(small, new Upsample(64)),
            new Sequential(new Shape(1, 4096, 4096), new AveragePool2d(64)));
        var images = new Images(model.Shape, new byte[64 * 64 * 130]);
        AssertRefused($"130 images with codes of {Code} numbers are more than can be held at once; give at most 127 images.", () => Run(
            model, images, new InversionOptions { Method = new AdamDescent() }));
        AssertRefused($"Codes of {Code} numbers take more memory than can be had at once, by Adam from 129 start(s) an image", () => Run(
            model,
            images.Slice(0, 1),
            new InversionOptions { Method = new AdamDescent(), Start = new RestartStart { Restarts = 128 } }));
        AssertRefused("by L-BFGS from 1 start(s) an image", () => Run(
            model, images.Slice(0, 1), new InversionOptions { Method = new Lbfgs { History = 64 } }));
    }

    [Fact]
    public void It_can_be_cancelled()
    {
        using var source = new CancellationTokenSource();
        var inverter = new Inverter(SmallModels.Linear(seed: 5));
        using IEnumerator<InversionResult> chunks = inverter
            .InvertChunks(SmallModels.RandomImages(2500), 0, cancellation: source.Token).GetEnumerator();
        Assert.True(chunks.MoveNext());
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => chunks.MoveNext());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Hidden_pixels_make_no_difference(string name)
    {
        var mask = new BlockMask { Height = 3, Width = 6, Place = BlockPlace.Fixed };
        Autoencoder model = SmallModels.Rectifier(seed: 8);
        Images images = SmallModels.RandomImages(8);
        byte[] changed = images.Pixels.ToArray();
        for (int i = 0; i < changed.Length; i++)
        {
            changed[i] = i % 30 < 18 ? (byte)7 : changed[i];
        }

        var options = new InversionOptions { Method = Shortened(SmallModels.Methods[name]), Mask = mask };
        InversionResult result = Run(model, images, options);
        AssertSame(result, Run(model, new Images(SmallModels.Shape, changed), options), 0);
        bool[] hidden = [.. Enumerable.Range(0, 30).Select(i => i < 18)];
        for (int i = 0; i < images.Count; i++)
        {
            double loss = SmallModels.Loss(model, result.CodesAfter.AsSpan().Slice(2 * i, 2), images[i], hidden);
            Assert.Equal(loss, result.LossesAfter[i], 1e-5 * loss);
            Assert.True(result.LossesAfter[i] < result.LossesBefore[i]);
        }
    }

    [Fact]
    public void Convolutional_decoders_are_inverted_too()
    {
        Shape image = new(1, 5, 6);
        var model = new Autoencoder(
            SmallModels.Shape,
            new Sequential(image, new Flatten(), new Dense(30, 4)),
            new Sequential(
                new Shape(4),
                new Dense(4, 30),
                new Tanh(),
                new Reshape(new Shape(1, 5, 6)),
                new Conv2d(1, 3, 3, padding: 1),
                new BatchNorm(3),
                new Tanh(),
                new Conv2d(3, 1, 3, padding: 1),
                new Sigmoid()));
        model.Network.Initialize(Initializer.PyTorch, seed: 4);
        Images images = SmallModels.RandomImages(6);
        InversionResult forward = Run(model, images, new InversionOptions());
        InversionResult backward = Run(model, images, new InversionOptions { Method = new Lbfgs { Tolerance = 1e-5 } });
        for (int i = 0; i < images.Count; i++)
        {
            Assert.True(forward.LossesAfter[i] < forward.LossesBefore[i]);
            Assert.True(backward.LossesAfter[i] < backward.LossesBefore[i]);
        }

        Assert.Equal(forward.LossesAfter.Average(), backward.LossesAfter.Average(), 0.1);
    }

    [Fact]
    public void What_does_not_fit_is_refused_in_one_line()
    {
        Autoencoder model = SmallModels.Rectifier(seed: 8);
        Images images = SmallModels.RandomImages(3);
        AssertRefused("hides all of image 0", () => Run(
            model, images, new InversionOptions { Mask = new MaskingNoise { Fraction = 1 } }));
        AssertRefused("needs whole images", () => _ = new Inverter(
            model, new InversionOptions { Method = new FixedPoint(), Mask = new MaskingNoise { Fraction = 0.5 } }));
        AssertRefused("The given code of image 1 holds NaN", () => Given([0, 0, float.NaN, 0, 0, 0], 3, 2));
        AssertRefused("The given codes are 3×4, but the decoder takes codes of 2", () => Run(
            model, images, new InversionOptions { Start = Given(new float[12], 3, 4) }));
        AssertRefused("There are 4 given codes for 3 images", () => Run(
            model, images, new InversionOptions { Start = Given(new float[8], 4, 2) }));
        AssertRefused("The model takes images of 5×6, but these are 6×5", () => Run(
            model, new Images(new ImageShape(1, 6, 5), new byte[30]), new InversionOptions()));
        AssertRefused("There are no images", () => Run(model, new Images(SmallModels.Shape, []), new InversionOptions()));
        AssertRefused("at most 256 numbers", () => _ = new Inverter(SmallModels.Linear(seed: 1, codeSize: 300)));
        AssertRefused("at most 256 numbers", () => _ = new Inverter(
            SmallModels.Linear(seed: 1, codeSize: 300), new InversionOptions { Method = new Bfgs() }));
        AssertRefused("threads is 0", () => _ = new Inverter(model, new InversionOptions { Threads = 0 }));
        AssertRefused("A grid is for codes of two numbers", () => Codebook.Grid(SmallModels.Linear(seed: 1), images));
        model.Encoder.Parameters[0].Parameter.Values[0] = float.NaN;
        AssertRefused("NaN or infinite values for image 0", () => Run(model, images, new InversionOptions()));
    }

    [Fact]
    public void Settings_outside_their_range_are_refused()
    {
        (string Line, InversionMethod Method)[] cases =
        [
            ("stepSize is 0", new GradientDescent { StepSize = 0 }),
            ("tolerance is -1", new GradientDescent { Tolerance = -1 }),
            ("maximumIterations is 0", new GradientDescent { MaximumIterations = 0 }),
            ("learningRate is NaN", new AdamDescent { LearningRate = double.NaN }),
            ("beta2 is 1", new AdamDescent { Beta2 = 1 }),
            ("iterations is 0", new AdafactorDescent { Iterations = 0 }),
            ("beta2Decay is 1", new AdafactorDescent { Beta2Decay = 1 }),
            ("tolerance is 0", new FixedPoint { Tolerance = 0 }),
            ("tolerance is 0", new Bfgs { Tolerance = 0 }),
            ("history is 0", new Lbfgs { History = 0 }),
            ("damping is 0", new LevenbergMarquardt { Damping = 0 }),
        ];
        foreach ((string line, InversionMethod method) in cases)
        {
            AssertRefused(line, method.Validate);
        }
    }

    private static GivenStart Given(float[] codes, int count, int size) => new(Tensor.Create(codes, [count, size]));

    private static InversionResult Run(Autoencoder model, Images images, InversionOptions options)
        => new Inverter(model, options).Invert(images);

    private static InversionMethod Shortened(InversionMethod method) => method switch
    {
        GradientDescent descent => descent with { MaximumIterations = 30 },
        AdamDescent adam => adam with { Iterations = 30 },
        AdafactorDescent adafactor => adafactor with { Iterations = 30 },
        _ => method,
    };

    private static void AssertSame(InversionResult whole, InversionResult part, int first)
    {
        Range codes = (first * whole.CodeSize)..((first + part.Count) * whole.CodeSize);
        Range images = first..(first + part.Count);
        Assert.Equal(whole.CodesBefore.AsSpan()[codes], part.CodesBefore.AsSpan());
        Assert.Equal(whole.CodesAfter.AsSpan()[codes], part.CodesAfter.AsSpan());
        Assert.Equal(whole.LossesBefore.AsSpan()[images], part.LossesBefore.AsSpan());
        Assert.Equal(whole.LossesAfter.AsSpan()[images], part.LossesAfter.AsSpan());
        Assert.Equal(whole.Iterations.AsSpan()[images], part.Iterations.AsSpan());
        Assert.Equal(whole.Outcomes.AsSpan()[images].ToArray(), part.Outcomes.AsSpan().ToArray());
        Assert.Equal(whole.Starts.AsSpan()[images], part.Starts.AsSpan());
    }

    private static void AssertRefused(string line, Action action)
    {
        FacsimileException exception = Assert.Throws<FacsimileException>(action);
        Assert.Contains(line, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', exception.Message);
    }

    private sealed class Reports : IProgress<InversionProgress>
    {
        public List<InversionProgress> Values { get; } = [];

        public void Report(InversionProgress value) => Values.Add(value);
    }
}
