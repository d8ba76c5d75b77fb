using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Facsimile.Data;

namespace Facsimile.Cli.Inputs;

/// <summary>Options that bring images to one size and colour where no model says which.</summary>
internal static class PictureOptions
{
    private const int LargestSide = 1 << 14;

    private static readonly (string Name, ColourMode Mode)[] Colours =
    [
        ("as-stored", ColourMode.AsStored),
        ("grey", ColourMode.Grey),
        ("rgb", ColourMode.Rgb),
        ("red", ColourMode.Red),
        ("green", ColourMode.Green),
        ("blue", ColourMode.Blue),
    ];

    public static Option<(int Height, int Width)?> Resize() => new("--resize")
    {
        HelpName = "HxW",
        Description = "Bring all images to this height and width, as data.resize=[H,W] of a recipe does, for example 28x28. "
            + "Default: they keep their size, which must be one.",
        CustomParser = ParseSize,
    };

    public static Option<ColourMode> Colour() => new("--colour")
    {
        HelpName = string.Join('|', Colours.Select(colour => colour.Name)),
        Description = "What becomes of colours, as data.colour of a recipe says. Default: as-stored.",
        CustomParser = ParseColour,
    };

    private static (int Height, int Width)? ParseSize(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        int[] sides = [.. text.Split('x', '×').Select(Side)];
        if (sides.Length == 2 && Array.TrueForAll(sides, side => side is >= 1 and <= LargestSide))
        {
            return (sides[0], sides[1]);
        }

        result.AddError($"--resize is height x width, each from 1 to {LargestSide}, for example 28x28, not '{text}'.");
        return null;
    }

    private static int Side(string text)
        => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int side) ? side : 0;

    private static ColourMode ParseColour(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        int index = Array.FindIndex(Colours, colour => colour.Name == text);
        if (index >= 0)
        {
            return Colours[index].Mode;
        }

        result.AddError($"--colour is {string.Join(", ", Colours.Select(colour => colour.Name))}, not '{text}'.");
        return ColourMode.AsStored;
    }
}
