namespace Facsimile.Cli.Tests;

/// <summary>Small images, and a run of a variational autoencoder trained on them, black and white, beside that of a plain one.</summary>
public sealed class SampleVariational : IDisposable
{
    private const string Recipe = """
        {
          "name": "small-vae",
          "data": { "set": "DATA", "binarize": 0.5 },
          "network": { "type": "convolutional", "variational": true, "channels": [4, 6], "codeSize": 2 },
          "loss": { "type": "bce", "reduction": "sum" },
          "divergence": { "warmupEpochs": 1 },
          "training": { "epochs": 2, "batchSize": 16 }
        }
        """;

    public SampleVariational()
    {
        RecipeFile = Files.At("vae.json");
        File.WriteAllText(RecipeFile, Recipe.Replace("DATA", Files.Npy.Replace('\\', '/'), StringComparison.Ordinal));
        Training = Cli.Run("train", RecipeFile, "--out", Run);
    }

    public SampleFiles Files { get; } = new();

    public string RecipeFile { get; }

    /// <summary>A finished run of two epochs, with a code of 2.</summary>
    public string Run => Files.At("vae");

    internal Cli.Outcome Training { get; }

    public void Dispose() => Files.Dispose();
}
