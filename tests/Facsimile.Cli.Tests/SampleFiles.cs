using Facsimile.Data;

namespace Facsimile.Cli.Tests;

/// <summary>A folder with small images in several forms and a run trained on them; shared by the tests of a collection.</summary>
public sealed class SampleFiles : IDisposable
{
    public const int Count = 60;

    public SampleFiles()
    {
        Folder = Directory.CreateTempSubdirectory("facsimile-cli-").FullName;
        var shape = new ImageShape(1, 16, 16);
        byte[] pixels = new byte[Count * shape.Size];
        for (int i = 0; i < pixels.Length; i++)
        {
            // Bars whose place and slant depend on the image, so that there is something to learn.
            int image = i / shape.Size;
            int row = i % shape.Size / shape.Width;
            int column = i % shape.Width;
            pixels[i] = (byte)(Math.Abs(column - (image % 16) - (row * (image % 3) / 2)) < 3 ? 255 - (5 * row) : 10);
        }

        Images = new Images(shape, pixels);
        NpyFile.Write(Npy, Images);
        CsvFile.Write(Csv, new LabelledImages(Images, [.. Enumerable.Range(0, Count).Select(i => (byte)(i % 3))]));
        for (int i = 0; i < 12; i++)
        {
            string folder = Directory.CreateDirectory(Path.Combine(PngFolder, i % 2 == 0 ? "even" : "odd")).FullName;
            PngFile.Write(Path.Combine(folder, $"{i:00}.png"), shape, Images[i]);
        }

        Training = Cli.Run(
            "train", "fashion-simple", "--epochs", "2", "--set", $"data.set={Npy}", "--set", "network.widths=[8]", "--out", Run);
    }

    public string Folder { get; }

    public Images Images { get; }

    public string Npy => At("images.npy");

    public string Csv => At("images.csv");

    public string PngFolder => At("pictures");

    /// <summary>A finished run of two epochs, with a code of 8.</summary>
    public string Run => At("run");

    public string Model => Path.Combine(Run, "model.safetensors");

    internal Cli.Outcome Training { get; }

    public string At(string name) => Path.Combine(Folder, name);

    /// <summary>A path that no other test uses.</summary>
    public string Fresh(string ending = "") => At(Path.GetRandomFileName().Replace(".", "", StringComparison.Ordinal) + ending);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
