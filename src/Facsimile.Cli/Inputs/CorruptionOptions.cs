using System.CommandLine;
using System.CommandLine.Parsing;
using Facsimile.Data.Corruptions;

namespace Facsimile.Cli.Inputs;

/// <summary>Options that say how images are corrupted.</summary>
internal static class CorruptionOptions
{
    /// <summary>Noise of one level.</summary>
    public static Option<Corruption?> Noise() => new("--noise")
    {
        HelpName = "KIND:LEVEL",
        Description = $"What to add to the images: {CorruptionText.NoiseForms}. Default: what the run was trained with.",
        CustomParser = result => Parse(result, text => CorruptionText.ParseNoise(text).Levels is [(_, var noise)]
            ? noise
            : throw new FacsimileException($"--noise has one level here, not several: '{text}'.")),
    };

    /// <summary>Noise of several levels.</summary>
    public static Option<NoiseInput?> NoiseLevels() => new("--noise")
    {
        HelpName = "KIND:LEVELS",
        Description = "Add noise to the test images of the first run, and compare how well the runs restore them: gaussian, uniform, "
            + "salt-and-pepper or masking, then levels from the lowest, for example uniform:0,0.2,0.4,0.6. Default: none.",
        CustomParser = result => Parse(result, CorruptionText.ParseNoise),
    };

    /// <summary>A mask.</summary>
    /// <param name="otherwise">What is hidden without it.</param>
    public static Option<Corruption?> Mask(string otherwise) => new("--mask")
    {
        HelpName = "KIND:SIZE|PNG",
        Description = $"What to hide: {CorruptionText.MaskForms}. Default: {otherwise}.",
        CustomParser = result => Parse(result, CorruptionText.ParseMask),
    };

    private static T? Parse<T>(ArgumentResult result, Func<string, T> parse)
        where T : class
    {
        try
        {
            return parse(result.Tokens[0].Value);
        }
        catch (FacsimileException error)
        {
            result.AddError(error.Message);
            return null;
        }
    }
}
