using System.Globalization;
using Facsimile.Data;
using Facsimile.Evaluation;
using Facsimile.Models;
using Facsimile.Recipes;
using Facsimile.Reports;
using Facsimile.Storage;
using Facsimile.Training;

namespace Facsimile.Runs;

/// <summary>A finished run, read back from its folder to be used, or judged again or on other images.</summary>
public sealed class TrainedRun
{
    private readonly bool _best;

    private TrainedRun(Recipe recipe, Model model, History history, bool best)
    {
        _best = best;
        Recipe = recipe;
        Model = model;
        History = history;
    }

    /// <summary>What was trained.</summary>
    public Recipe Recipe { get; }

    /// <summary>The trained model.</summary>
    public Model Model { get; }

    /// <summary>How the likelihood is measured, of a run of a variational autoencoder: as in its training.</summary>
    public LikelihoodOptions Likelihood => RunSteps.Likelihood(Recipe);

    /// <summary>The course of the training, without the reconstructions of its epochs.</summary>
    public History History { get; }

    /// <summary>Reads a run.</summary>
    /// <param name="folder">The run folder; nothing in it is changed.</param>
    /// <param name="best">Whether to take the weights of the best epoch instead of those that the training ended with.</param>
    /// <exception cref="FacsimileException">There is no finished run in the folder, or a file is damaged.</exception>
    public static TrainedRun Open(string folder, bool best = false)
    {
        using RunFolder files = RunFolder.OpenToRead(folder);
        files.RefuseFailed();
        string model = best ? files.BestModel : files.Model;
        if (!File.Exists(model))
        {
            throw new FacsimileException(
                $"{folder} has no {Path.GetFileName(model)}: its training is not finished; "
                    + $"resume it first (facsimile train --resume {folder}).");
        }

        // The full path, since a bare name could mean a built-in recipe.
        Recipe recipe = RecipeReader.Load(Path.GetFullPath(files.Recipe));
        History history = HistoryFile.Read(files.History, recipe.LossName);
        if (history.Epochs.Length < recipe.Training.Epochs)
        {
            history = history with { StopReason = StopReason.EarlyStopping };
        }

        return new TrainedRun(recipe, Model.Load(model), history, best);
    }

    /// <summary>Judges the model by the test images of the run's own data set; an autoencoder beside the linear baseline.</summary>
    /// <param name="options">Where the data are, the threads, and whom to tell.</param>
    /// <param name="likelihood">How the likelihood is measured; null for <see cref="Likelihood"/>.</param>
    /// <exception cref="FacsimileException">The images are not found, damaged, or of another size than the model's.</exception>
    public ModelEvaluation Evaluate(RunOptions options, LikelihoodOptions? likelihood = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        return RunSteps.Evaluate(Recipe, Model, LoadImages(options), options, likelihood);
    }

    /// <summary>Loads the images that the run was trained on and judged by.</summary>
    /// <param name="options">Where the data are, and whom to tell.</param>
    /// <param name="download">Whether a named data set that is not on this machine is downloaded.</param>
    /// <exception cref="FacsimileException">The images are not found or damaged.</exception>
    public ImageSet LoadImages(RunOptions options, bool download = true)
    {
        ArgumentNullException.ThrowIfNull(options);
        return RunSteps.LoadImages(Recipe, options, download);
    }

    /// <summary>
    /// Writes the report of an evaluation into another folder. Where the judged images are of another data set than the run's,
    /// the report says what of it belongs to which.
    /// </summary>
    /// <param name="folder">The folder; see <see cref="Report.Write"/>.</param>
    /// <param name="evaluation">What was measured.</param>
    /// <exception cref="IOException">The disk is full or the folder cannot be written.</exception>
    public void WriteReport(string folder, ModelEvaluation evaluation)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        bool own = evaluation.DataSet == Recipe.Data.Set;
        RunSteps.WriteReport(folder, History, evaluation, RunDetails.Of(Recipe, Model, _best) with
        {
            Title = own ? Recipe.Name : $"{Recipe.Name} on {evaluation.DataSet}",
            TrainingData = own ? null : Recipe.Data.Set,
            DataDescription = string.Create(
                CultureInfo.InvariantCulture,
                $"{evaluation.DataSet}: {evaluation.ImageCount:N0} images of {evaluation.Shape} to judge by."),
        });
    }
}
