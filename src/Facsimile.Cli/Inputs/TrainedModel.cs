using Facsimile.Models;
using Facsimile.Recipes;
using Facsimile.Storage;

namespace Facsimile.Cli.Inputs;

/// <summary>A model that was trained, and where there is a run folder, what it was trained by.</summary>
/// <param name="Autoencoder">The model.</param>
/// <param name="Folder">The run folder; null for a single file.</param>
/// <param name="Recipe">The recipe of the run; null for a single file.</param>
internal sealed record TrainedModel(Autoencoder Autoencoder, RunFolder? Folder, Recipe? Recipe)
{
    /// <summary>Reads a model.</summary>
    /// <param name="run">A run folder, or a safetensors file.</param>
    /// <param name="weights">Which weights of a folder.</param>
    /// <exception cref="FacsimileException">There is no such thing, it is damaged, or the run is not finished.</exception>
    public static TrainedModel Load(string run, Weights weights)
    {
        if (File.Exists(run))
        {
            return weights == Weights.Last
                ? new TrainedModel(Autoencoder.Load(run), null, null)
                : throw new FacsimileException($"{run} is one file and has one set of weights; --weights is for run folders.");
        }

        RunFolder folder = RunFolder.OpenToRead(run);
        string file = weights == Weights.Best ? folder.BestModel : folder.Model;
        return File.Exists(file)
            ? new TrainedModel(Autoencoder.Load(file), folder, RecipeReader.Load(folder.Recipe))
            : throw new FacsimileException(
                $"{run} has no {Path.GetFileName(file)}: its training is not finished; go on with it by: facsimile train --resume {run}");
    }
}
