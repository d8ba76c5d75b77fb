using Facsimile.Data;
using Facsimile.Numerics;

namespace Facsimile.Cli.Tests;

/// <summary>
/// A run of a small variational autoencoder with so many training images that their inversion has three chunks, and a run of a
/// classifier of the same images; shared by the tests of a class.
/// </summary>
public sealed class SampleInversion : IDisposable
{
    /// <summary>The training images: of the 2,400 a tenth is kept for tests.</summary>
    public const int Count = 2160;

    private const string Recipe = """
        {
          "name": "tiny-vae",
          "data": { "set": "DATA", "testFraction": 0.1 },
          "network": { "type": "dense", "variational": true, "widths": [12, 2] },
          "loss": { "type": "bce", "reduction": "sum" },
          "optimizer": { "type": "adam", "learningRate": 0.01 },
          "training": { "epochs": 2, "batchSize": 32 }
        }
        """;

    public SampleInversion()
    {
        Folder = Directory.CreateTempSubdirectory("facsimile-inversion-").FullName;
        Images = Bars(2400);
        CsvFile.Write(Csv, new LabelledImages(Images, [.. Enumerable.Range(0, Images.Count).Select(i => (byte)(i % 3))]));
        string recipe = At("recipe.json");
        File.WriteAllText(recipe, Recipe.Replace("DATA", Csv.Replace('\\', '/'), StringComparison.Ordinal));
        Assert.Equal(ExitCode.Success, Cli.Run("train", recipe, "--out", Run).ExitCode);
        Assert.Equal(
            ExitCode.Success,
            Cli.Run("train", "mlp", "--epochs", "2", "--set", $"data.set={Csv}", "--set", "network.widths=[8]", "--out", Classifier).ExitCode);
    }

    public string Folder { get; }

    public Images Images { get; }

    public string Csv => At("images.csv");

    /// <summary>A finished run, with a code of 2.</summary>
    public string Run => At("vae");

    /// <summary>A finished run of a classifier for three classes.</summary>
    public string Classifier => At("classifier");

    public string At(string name) => Path.Combine(Folder, name);

    /// <summary>A path that no other test uses.</summary>
    public string Fresh(string ending = "") => At(Path.GetRandomFileName().Replace(".", "", StringComparison.Ordinal) + ending);

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>A bar of one of three slants somewhere, and a little noise: no two images are equal.</summary>
    private static Images Bars(int count)
    {
        var shape = new ImageShape(1, 8, 8);
        var random = new RandomStream(5, "bars");
        byte[] pixels = new byte[count * shape.Size];
        for (int i = 0; i < pixels.Length; i++)
        {
            int image = i / shape.Size;
            int row = i % shape.Size / shape.Width;
            int column = i % shape.Width;
            pixels[i] = (byte)((Math.Abs(column - (image % 8) - (row * (image % 3) / 2)) < 2 ? 200 : 10) + random.NextInt32(50));
        }

        return new Images(shape, pixels);
    }
}
