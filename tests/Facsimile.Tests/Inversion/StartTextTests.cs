using System.Numerics.Tensors;
using Facsimile.Data;
using Facsimile.Inversion;
using Facsimile.Models;

namespace Facsimile.Tests.Inversion;

public class StartTextTests
{
    private static readonly Autoencoder Model = SmallModels.Rectifier(seed: 8);
    private static readonly Images Training = SmallModels.RandomImages(40);

    [Fact]
    public void A_start_says_in_words_what_it_is()
    {
        Assert.Equal("encoder", InversionStart.Encoder.ToString());
        Assert.Equal("encoder and 4 random codes, seed 0", new RestartStart().ToString());
        Assert.Matches(
            "^encoder and 3 random codes around given ones \\(checksum [0-9a-f]{16}, checksum [0-9a-f]{16}\\), seed 5$",
            new RestartStart(Codes(1, 2, 3, 5)) { Restarts = 3, Seed = 5 }.ToString());
        Assert.Matches("^given codes, 2×2, checksum [0-9a-f]{16}$", new GivenStart(Codes(1, 2, 3, 4)).ToString());
        Assert.Matches(
            "^encoder and the nearest 2 of 64 codes, checksum [0-9a-f]{16}$",
            new GlobalStart(Codebook.Grid(Model, Training, side: 8)).ToString());
    }

    [Fact]
    public void Starts_at_the_same_codes_say_the_same_and_others_do_not()
    {
        Func<InversionStart>[] starts =
        [
            () => InversionStart.Encoder,
            () => new RestartStart(),
            () => new RestartStart { Restarts = 5 },
            () => new RestartStart { Seed = 1 },
            () => new RestartStart(Codes(1, 2, 3, 5)),
            () => new RestartStart(Codes(1, 2, 3, 6)),
            () => new RestartStart(Codes(3, 2, 1, 5)),
            () => new GivenStart(Codes(1, 2, 3, 4)),
            () => new GivenStart(Codes(1, 2, 3, 4.0000005f)),
            () => new GivenStart(Tensor.Create([1f, 2f, 3f, 4f], [1, 4])),
            () => new GlobalStart(Codebook.Grid(Model, Training, side: 8)),
            () => new GlobalStart(Codebook.Grid(Model, Training, side: 8)) { Nearest = 3 },
            () => new GlobalStart(Codebook.Grid(Model, Training.Slice(0, 3), side: 8)),
            () => new GlobalStart(Codebook.OfImages(Model, Training)),
        ];
        string[] first = [.. starts.Select(start => start().ToString())];
        Assert.Equal(first, starts.Select(start => start().ToString()));
        Assert.Equal(starts.Length, first.Distinct().Count());
    }

    private static Tensor<float> Codes(params float[] values) => Tensor.Create(values, [2, 2]);
}
