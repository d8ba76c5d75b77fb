using Facsimile.Cli.Inputs;
using Facsimile.Data.Corruptions;

namespace Facsimile.Cli.Tests.Inputs;

public sealed class CorruptionTextTests
{
    public static TheoryData<string, Corruption> Noise { get; } = new()
    {
        { "gaussian:0.5", new GaussianNoise { Sigma = 0.5 } },
        { "gaussian:0", new GaussianNoise { Sigma = 0 } },
        { "uniform:0.4,unclamped", new UniformNoise { Amplitude = 0.4, Clamp = false } },
        { "salt-and-pepper:0.1", new SaltAndPepperNoise { Fraction = 0.1 } },
        { "saltAndPepper:0.1", new SaltAndPepperNoise { Fraction = 0.1 } },
        { "masking:0.25", new MaskingNoise { Fraction = 0.25 } },
    };

    public static TheoryData<string, Corruption> Masks { get; } = new()
    {
        { "block:10x8@3,4", new BlockMask { Height = 10, Width = 8, Place = BlockPlace.Fixed, Top = 3, Left = 4 } },
        { "block:10x8@random", new BlockMask { Height = 10, Width = 8, Place = BlockPlace.Random } },
        { "block:10x8", new BlockMask { Height = 10, Width = 8 } },
        { "stripes:2,6", new StripeMask { Width = 2, Spacing = 6 } },
        { "stripes:2,6,horizontal", new StripeMask { Width = 2, Spacing = 6 } },
        { "stripes:2,6,vertical", new StripeMask { Width = 2, Spacing = 6, Direction = StripeDirection.Vertical } },
        { "masking:0.5", new MaskingNoise { Fraction = 0.5 } },
        { "some/hole.PNG", new PictureMask { Path = "some/hole.PNG" } },
        { "C:/hole.png", new PictureMask { Path = "C:/hole.png" } },
    };

    [Theory]
    [MemberData(nameof(Noise))]
    public void Noise_is_read(string text, Corruption expected)
        => Assert.Equal([expected], CorruptionText.ParseNoise(text).Levels.Select(level => level.Noise));

    [Fact]
    public void Several_levels_are_read()
    {
        NoiseInput noise = CorruptionText.ParseNoise("uniform:0,0.4,0.6,unclamped");
        Assert.Equal([0, 0.4, 0.6], noise.Levels.Select(level => level.Level));
        Assert.Equal("uniform noise, not cut off", noise.Kind);
        Assert.Equal("salt-and-pepper noise", CorruptionText.ParseNoise("salt-and-pepper:0,1").Kind);
    }

    [Theory]
    [MemberData(nameof(Masks))]
    public void Masks_are_read(string text, Corruption expected) => Assert.Equal(expected, CorruptionText.ParseMask(text));

    [Theory]
    [InlineData("gaussian")]
    [InlineData("gaussian:")]
    [InlineData("gaussian:a")]
    [InlineData("gaussian:0.5,")]
    [InlineData("gaussian:0.5,clamped")]
    [InlineData("masking:0.5,unclamped")]
    [InlineData("fog:0.5")]
    [InlineData("block:3x3")]
    [InlineData("0.5")]
    public void What_is_no_noise_is_refused_with_the_forms(string text)
    {
        string message = Assert.Throws<FacsimileException>(() => CorruptionText.ParseNoise(text)).Message;
        Assert.StartsWith("--noise is gaussian:SIGMA", message, StringComparison.Ordinal);
        Assert.EndsWith($"not '{text}'.", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("block:3")]
    [InlineData("block:3x3x3")]
    [InlineData("block:3x3@")]
    [InlineData("block:3x3@1")]
    [InlineData("block:3x3@1,2@3")]
    [InlineData("block:-3x3")]
    [InlineData("stripes:2")]
    [InlineData("stripes:2,6,diagonal")]
    [InlineData("stripes:2,6,vertical,")]
    [InlineData("masking:a")]
    [InlineData("gaussian:0.5")]
    [InlineData("hole.jpg")]
    public void What_is_no_mask_is_refused_with_the_forms(string text)
    {
        string message = Assert.Throws<FacsimileException>(() => CorruptionText.ParseMask(text)).Message;
        Assert.StartsWith("--mask is block:HxW@ROW,COLUMN", message, StringComparison.Ordinal);
        Assert.EndsWith($"not '{text}'.", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gaussian:-1", "--noise gaussian:-1: sigma is -1; it must lie from 0 to 10, for example 0.5.")]
    [InlineData("uniform:0.2,11", "--noise uniform:0.2,11: amplitude is 11; it must lie from 0 to 10, for example 0.4.")]
    [InlineData("salt-and-pepper:1.5", "--noise salt-and-pepper:1.5: fraction is 1.5; it must lie from 0 to 1, for example 0.1.")]
    [InlineData(
        "uniform:0.4,0.2", "--noise uniform:0.4,0.2: 0.2 is not above 0.4; give levels from the lowest to the highest, each once.")]
    [InlineData(
        "masking:0,0.0", "--noise masking:0,0.0: 0.0 is not above 0; give levels from the lowest to the highest, each once.")]
    public void Levels_outside_their_range_or_order_are_refused(string text, string message)
        => Assert.Equal(message, Assert.Throws<FacsimileException>(() => CorruptionText.ParseNoise(text)).Message);

    [Theory]
    [InlineData("masking:0", "--mask masking:0: it hides nothing; choose a fraction between 0 and 1, for example 0.25.")]
    [InlineData("masking:1", "--mask masking:1: it hides everything; choose a fraction between 0 and 1, for example 0.25.")]
    [InlineData("masking:2", "--mask masking:2: fraction is 2; it must lie from 0 to 1, for example 0.25.")]
    public void Masks_outside_their_range_are_refused(string text, string message)
        => Assert.Equal(message, Assert.Throws<FacsimileException>(() => CorruptionText.ParseMask(text)).Message);
}
