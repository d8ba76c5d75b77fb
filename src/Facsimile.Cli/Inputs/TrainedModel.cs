using Facsimile.Models;
using Facsimile.Runs;

namespace Facsimile.Cli.Inputs;

/// <summary>A model that was trained, and where there is a run folder, the run.</summary>
/// <param name="Autoencoder">The model.</param>
/// <param name="Run">The run; null for a single file.</param>
internal sealed record TrainedModel(Autoencoder Autoencoder, TrainedRun? Run)
{
    /// <summary>Reads a model.</summary>
    /// <param name="path">A run folder, or a safetensors file.</param>
    /// <param name="weights">Which weights of a folder.</param>
    /// <exception cref="FacsimileException">There is no such thing, it is damaged, or the run is not finished.</exception>
    public static TrainedModel Load(string path, Weights weights)
    {
        if (!File.Exists(path))
        {
            var run = TrainedRun.Open(path, weights == Weights.Best);
            return new TrainedModel(run.Autoencoder, run);
        }

        return weights == Weights.Last
            ? new TrainedModel(Autoencoder.Load(path), null)
            : throw new FacsimileException($"{path} is one file and has one set of weights; --weights is for run folders.");
    }
}
