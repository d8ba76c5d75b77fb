using Facsimile.Models;
using Facsimile.Runs;

namespace Facsimile.Cli.Inputs;

/// <summary>A model that was trained, and where there is a run folder, the run.</summary>
/// <param name="Model">The model.</param>
/// <param name="Run">The run; null for a single file.</param>
internal sealed record TrainedModel(Model Model, TrainedRun? Run)
{
    /// <summary>Reads a model of any kind.</summary>
    /// <param name="path">A run folder, or a safetensors file.</param>
    /// <param name="weights">Which weights of a folder.</param>
    /// <exception cref="FacsimileException">There is no such thing, it is damaged, or the run is not finished.</exception>
    public static TrainedModel Load(string path, Weights weights)
    {
        if (!File.Exists(path))
        {
            var run = TrainedRun.Open(path, weights == Weights.Best);
            return new TrainedModel(run.Model, run);
        }

        return weights == Weights.Last
            ? new TrainedModel(Model.Load(path), null)
            : throw new FacsimileException($"{path} is one file and has one set of weights; --weights is for run folders.");
    }

    /// <summary>Reads the only kind of model that a command can use.</summary>
    /// <exception cref="FacsimileException">As <see cref="Load"/>, or it is a model of another kind.</exception>
    public static TModel Load<TModel>(string path, Weights weights)
        where TModel : Model
        => Load(path, weights).As<TModel>(path);

    /// <summary>The model, when it is of the kind that a command can use.</summary>
    /// <param name="path">What was read, for the message.</param>
    /// <exception cref="FacsimileException">It is a model of another kind.</exception>
    public TModel As<TModel>(string path)
        where TModel : Model
        => Model switch
        {
            TModel model => model,
            Autoencoder when typeof(TModel) == typeof(VariationalAutoencoder) => throw new FacsimileException(
                $"{path} is a plain autoencoder, whose codes follow no known distribution; this needs a variational one, such as "
                + "'facsimile train vae-2' makes."),
            Classifier => throw new FacsimileException(
                $"{path} is a classifier, which gives no images or codes; 'facsimile classify' labels images by it."),
            _ => throw new FacsimileException(
                $"{path} is an autoencoder, which knows no classes; give a run of a classifier, such as 'facsimile train mlp' makes."),
        };
}
