using System.Globalization;
using Facsimile.Data;
using Facsimile.Evaluation;
using Facsimile.Models;
using Facsimile.Recipes;

namespace Facsimile.Runs;

/// <summary>What a new run and a finished one have in common.</summary>
internal static class RunSteps
{
    /// <summary>Loads the images of a recipe.</summary>
    public static ImageSet LoadImages(
        Recipe recipe, RunOptions options, bool download = true, CancellationToken cancellation = default)
    {
        options.Status?.Report($"reading {recipe.Data.Set}");
        return recipe.Data.Load(new ImageSetOptions
        {
            DataDirectory = options.DataDirectory,
            DownloadProgress = options.Download,
            Threads = options.Threads ?? Environment.ProcessorCount,
            Download = download,
            Cancellation = cancellation,
        });
    }

    /// <summary>Judges a model by the test images, beside the linear baseline.</summary>
    public static EvaluationResult Evaluate(Autoencoder autoencoder, ImageSet images, RunOptions options)
    {
        options.Status?.Report(string.Create(CultureInfo.InvariantCulture, $"evaluating on {images.Test.Count:N0} images"));
        return Evaluator.Evaluate(autoencoder, images, options.Threads);
    }
}
