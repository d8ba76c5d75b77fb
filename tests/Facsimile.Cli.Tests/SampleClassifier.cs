namespace Facsimile.Cli.Tests;

/// <summary>Small images, and a run of a classifier trained on them beside that of an autoencoder.</summary>
public sealed class SampleClassifier : IDisposable
{
    public SampleClassifier()
    {
        Run = Files.At("classifier");
        Training = Train(Run);
    }

    public SampleFiles Files { get; } = new();

    /// <summary>A finished run of two epochs for three classes.</summary>
    public string Run { get; }

    internal Cli.Outcome Training { get; }

    public void Dispose() => Files.Dispose();

    /// <summary>Trains one more, with further arguments.</summary>
    internal Cli.Outcome Train(string run, params string[] arguments) => Cli.Run(
    [
        "train", "mlp", "--epochs", "2", "--set", $"data.set={Files.Csv}", "--set", "network.widths=[8]", "--out", run,
        .. arguments,
    ]);
}
