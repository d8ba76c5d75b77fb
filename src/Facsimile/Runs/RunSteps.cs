using System.Globalization;
using Facsimile.Data;
using Facsimile.Evaluation;
using Facsimile.Models;
using Facsimile.Recipes;
using Facsimile.Reports;
using Facsimile.Training;

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

    /// <summary>The training of a model of any kind.</summary>
    public static TrainingSession NewSession(Model model, ImageSet images, TrainingOptions options) => model switch
    {
        VariationalAutoencoder variational => new TrainingSession(variational, images.Train, options, images.Test),
        Autoencoder autoencoder => new TrainingSession(autoencoder, images.Train, options),
        Classifier classifier => new TrainingSession(classifier, images.Train, options, images.Test),
        _ => throw Unknown(model),
    };

    /// <summary>
    /// Judges a model by the test images; an autoencoder beside the linear baseline, and one that was trained on corrupted images
    /// by corrupted ones.
    /// </summary>
    public static ModelEvaluation Evaluate(
        Recipe recipe,
        Model model,
        ImageSet images,
        RunOptions options,
        LikelihoodOptions? likelihood = null,
        BaselineCache? baselines = null)
    {
        options.Status?.Report(string.Create(CultureInfo.InvariantCulture, $"evaluating on {images.Test.Count:N0} images"));
        return model switch
        {
            Autoencoder autoencoder => Evaluator.Evaluate(
                autoencoder, images, options.Threads, recipe.Corruption, likelihood ?? Likelihood(recipe), baselines),
            Classifier classifier => ClassifierEvaluator.Evaluate(classifier, images, options.Threads),
            _ => throw Unknown(model),
        };
    }

    /// <summary>The likelihood that a run was trained by, and its draws.</summary>
    public static LikelihoodOptions Likelihood(Recipe recipe) => new() { Loss = recipe.Loss, Seed = recipe.Training.Seed };

    /// <summary>Writes the report of an evaluation of any kind.</summary>
    public static void WriteReport(string folder, History history, ModelEvaluation evaluation, ReportDetails details)
    {
        switch (evaluation)
        {
            case EvaluationResult result:
                Report.Write(folder, history, result, details);
                break;
            case ClassificationResult result:
                ClassifierReport.Write(folder, history, result, details);
                break;
        }
    }

    private static NotSupportedException Unknown(Model model) => new($"There are no runs of {model.Kind}.");
}
