using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Facsimile.Cli.Display;

/// <summary>A bar that fills from left to right, with its share in percent.</summary>
internal static class ProgressBar
{
    private const int WidestBar = 72;

    /// <summary>The bar.</summary>
    /// <param name="share">What is done, 0 to 1.</param>
    /// <param name="width">The columns there are.</param>
    public static IRenderable Draw(double share, int width)
    {
        int columns = Math.Clamp(width - 8, 1, WidestBar);
        int done = (int)(Math.Clamp(share, 0, 1) * columns);
        string percent = string.Create(CultureInfo.InvariantCulture, $" {Math.Floor(Math.Clamp(share, 0, 1) * 100),3} %");
        return new Paragraph()
            .Append(new string('━', done), new Style(Color.Green))
            .Append(new string('─', columns - done), new Style(Color.Grey))
            .Append(percent);
    }
}
