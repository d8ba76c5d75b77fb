using System.Globalization;
using Facsimile.Data.Corruptions;

namespace Facsimile.Cli.Inputs;

/// <summary>Corruptions as they are written on a command line, such as <c>gaussian:0.5</c> or <c>block:10x10@8,8</c>.</summary>
internal static class CorruptionText
{
    /// <summary>How noise is written.</summary>
    public const string NoiseForms =
        "gaussian:SIGMA[,unclamped], uniform:AMPLITUDE[,unclamped], salt-and-pepper:FRACTION or masking:FRACTION";

    private const string Unclamped = ",unclamped";

    /// <summary>How masks are written.</summary>
    public const string MaskForms = "block:HxW@ROW,COLUMN, block:HxW@random, block:HxW (elsewhere in each image), "
        + "stripes:WIDTH,SPACING[,vertical], masking:FRACTION or a .png file whose white pixels are hidden";

    private static readonly Dictionary<string, string> Words = new()
    {
        ["gaussian"] = "Gaussian noise",
        ["uniform"] = "uniform noise",
        ["saltandpepper"] = "salt-and-pepper noise",
        ["masking"] = "masking noise",
    };

    /// <summary>Noise of one or several levels, as in <c>uniform:0.2,0.4</c>.</summary>
    /// <exception cref="FacsimileException">The text is no noise, or a level is outside its range.</exception>
    public static NoiseInput ParseNoise(string text)
    {
        (string kind, string settings) = Split(text);
        bool clamp = !settings.EndsWith(Unclamped, StringComparison.Ordinal);
        List<(double, Corruption)> levels = [];
        foreach (string setting in (clamp ? settings : settings[..^Unclamped.Length]).Split(','))
        {
            if (!double.TryParse(setting, NumberStyles.Float, CultureInfo.InvariantCulture, out double level)
                || Noise(kind, level, clamp) is not { } noise)
            {
                throw new FacsimileException($"--noise is {NoiseForms}, for example gaussian:0.5, not '{text}'.");
            }

            noise.Validate($"--noise {text}: ");
            if (levels.Count > 0 && level <= levels[^1].Item1)
            {
                throw new FacsimileException(FormattableString.Invariant(
                    $"--noise {text}: {setting} is not above {levels[^1].Item1}; give levels from the lowest to the highest, each once."));
            }

            levels.Add((level, noise));
        }

        return new NoiseInput(Words[Plain(kind)] + (clamp ? string.Empty : ", not cut off"), levels);
    }

    /// <summary>A mask.</summary>
    /// <exception cref="FacsimileException">The text is no mask, or a number is outside its range.</exception>
    public static Corruption ParseMask(string text)
    {
        (string kind, string settings) = Split(text);
        Corruption? mask = kind switch
        {
            "block" => Block(settings),
            "stripes" => Stripes(settings),
            "masking" when double.TryParse(settings, NumberStyles.Float, CultureInfo.InvariantCulture, out double fraction)
                => new MaskingNoise { Fraction = fraction },
            _ when text.EndsWith(".png", StringComparison.OrdinalIgnoreCase) => new PictureMask { Path = text },
            _ => null,
        };
        if (mask is null)
        {
            throw new FacsimileException($"--mask is {MaskForms}, not '{text}'.");
        }

        mask.Validate($"--mask {text}: ");
        return mask is MaskingNoise { Fraction: 0 or 1 } all
            ? throw new FacsimileException($"--mask {text}: it hides {(all.Fraction == 0 ? "nothing" : "everything")}; choose a fraction "
                + "between 0 and 1, for example 0.25.")
            : mask;
    }

    private static (string Kind, string Settings) Split(string text)
    {
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? (string.Empty, text) : (text[..colon], text[(colon + 1)..]);
    }

    private static Corruption? Noise(string kind, double level, bool clamp)
        => Plain(kind) switch
        {
            "gaussian" => new GaussianNoise { Sigma = level, Clamp = clamp },
            "uniform" => new UniformNoise { Amplitude = level, Clamp = clamp },
            "saltandpepper" when clamp => new SaltAndPepperNoise { Fraction = level },
            "masking" when clamp => new MaskingNoise { Fraction = level },
            _ => null,
        };

    /// <summary>salt-and-pepper, as in recipes, and saltAndPepper are the same.</summary>
    private static string Plain(string kind) => kind.Replace("-", string.Empty, StringComparison.Ordinal).ToLowerInvariant();

    private static BlockMask? Block(string settings)
    {
        string[] parts = settings.Split('@');
        if (Numbers(parts[0], 'x') is not [int height, int width] || parts.Length > 2)
        {
            return null;
        }

        var block = new BlockMask { Height = height, Width = width };
        return parts.Length == 1 ? block
            : parts[1] == "random" ? block with { Place = BlockPlace.Random }
            : Numbers(parts[1], ',') is [int top, int left] ? block with { Place = BlockPlace.Fixed, Top = top, Left = left }
            : null;
    }

    private static StripeMask? Stripes(string settings)
    {
        string[] parts = settings.Split(',');
        StripeDirection? direction = parts.ElementAtOrDefault(2) switch
        {
            null or "horizontal" => StripeDirection.Horizontal,
            "vertical" => StripeDirection.Vertical,
            _ => null,
        };
        return direction is { } found && parts.Length <= 3 && Numbers(string.Join(',', parts.Take(2)), ',') is [int width, int spacing]
            ? new StripeMask { Width = width, Spacing = spacing, Direction = found }
            : null;
    }

    /// <summary>Whole numbers between separators; null when one is none.</summary>
    private static int[]? Numbers(string text, char separator)
    {
        string[] parts = text.Split(separator);
        int[] numbers = new int[parts.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            if (!int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]))
            {
                return null;
            }
        }

        return numbers;
    }
}
