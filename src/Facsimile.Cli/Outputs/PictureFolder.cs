using System.Globalization;
using Facsimile.Data;

namespace Facsimile.Cli.Outputs;

/// <summary>A folder with a PNG file an image.</summary>
internal static class PictureFolder
{
    /// <summary>Writes the files.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="originals">What they were made of, whose file names they get; without any they are numbered.</param>
    /// <param name="images">The images.</param>
    public static void Write(string path, LabelledImages? originals, Images images)
    {
        int digits = Math.Max(4, (images.Count - 1).ToString(CultureInfo.InvariantCulture).Length);
        for (int i = 0; i < images.Count; i++)
        {
            string name = originals is { FileNames: { IsEmpty: false } names }
                ? names[i]
                : i.ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0') + ".png";
            string file = Path.Combine(path, name);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            PngFile.Write(file, images.Shape, images[i]);
        }
    }
}
