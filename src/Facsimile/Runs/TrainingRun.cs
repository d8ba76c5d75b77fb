using System.Diagnostics;
using Facsimile.Data;
using Facsimile.Evaluation;
using Facsimile.Models;
using Facsimile.Recipes;
using Facsimile.Storage;
using Facsimile.Training;

namespace Facsimile.Runs;

/// <summary>
/// Trains a recipe in a run folder, from the images to the report. A run that is interrupted or killed can be resumed, and
/// then ends with the same files as one that never was, <c>timing.json</c> aside.
/// </summary>
public sealed class TrainingRun
{
    private readonly Recipe _recipe;
    private readonly RunFolder _folder;
    private readonly RunOptions _options;
    private readonly ImageSet _images;
    private readonly Model _model;
    private readonly TrainingSession _session;

    private TrainingRun(Recipe recipe, RunFolder folder, RunOptions options, ImageSet images)
    {
        _recipe = recipe;
        _folder = folder;
        _options = options;
        _images = images;
        _model = recipe.CreateModel(images.Shape, images.ClassNames);
        _session = RunSteps.NewSession(_model, images, recipe.ToTrainingOptions(options.Threads));
    }

    /// <summary>Starts a new run.</summary>
    /// <param name="recipe">What to train.</param>
    /// <param name="folder">The run folder; it does not exist yet, or is empty.</param>
    /// <param name="options">Where the data are, and whom to tell.</param>
    /// <param name="cancellation">Ends the training after the current step; the run can then be resumed.</param>
    /// <exception cref="FacsimileException">The recipe, the data or the folder is wrong.</exception>
    /// <exception cref="TrainingDivergedException">The loss became infinite or not a number.</exception>
    public static RunResult Start(Recipe recipe, string folder, RunOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        ArgumentNullException.ThrowIfNull(options);

        // A recipe or data that turn out wrong leave no folder behind.
        RunResult? result = null;
        NewFolders.DeleteOnFailure(folder, () => result = StartIn(folder, recipe, options, cancellation));
        return result!;
    }

    /// <summary>Goes on with a run that was interrupted or killed, after its last finished epoch.</summary>
    /// <param name="folder">The run folder.</param>
    /// <param name="options">Where the data are, and whom to tell.</param>
    /// <param name="cancellation">Ends the training after the current step; the run can then be resumed again.</param>
    /// <exception cref="FacsimileException">
    /// The folder holds no run or a finished one, or its files or the data are wrong.
    /// </exception>
    /// <exception cref="TrainingDivergedException">The loss became infinite or not a number.</exception>
    public static RunResult Resume(string folder, RunOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        using RunFolder runFolder = RunFolder.Open(folder);
        runFolder.RefuseFailed();
        if (runFolder.IsFinished)
        {
            throw new FacsimileException(
                $"The run in {folder} is finished: there is nothing to resume. Begin a new one with another --out.");
        }

        Recipe recipe = RecipeReader.Load(Path.GetFullPath(runFolder.Recipe));
        var run = new TrainingRun(recipe, runFolder, options, RunSteps.LoadImages(recipe, options, cancellation: cancellation));
        if (File.Exists(runFolder.Checkpoint))
        {
            run._session.RestoreCheckpoint(runFolder.Checkpoint);
        }

        return run.Execute(cancellation);
    }

    private static RunResult StartIn(string folder, Recipe recipe, RunOptions options, CancellationToken cancellation)
    {
        // The folder is claimed first, since finding it in use after a long download would be unkind.
        using RunFolder runFolder = RunFolder.Create(folder);
        var run = new TrainingRun(recipe, runFolder, options, RunSteps.LoadImages(recipe, options, cancellation: cancellation));
        AtomicFile.Write(runFolder.Recipe, recipe.ToJson());
        return run.Execute(cancellation);
    }

    private RunResult Execute(CancellationToken cancellation)
    {
        Train(cancellation);
        History history = _session.Finish();
        if (history.StopReason == StopReason.Interrupted)
        {
            return new RunResult(_folder.Path, _recipe, _model, history, Evaluation: null);
        }

        SaveModels();
        ModelEvaluation evaluation = RunSteps.Evaluate(_recipe, _model, _images, _options);
        _options.Status?.Report("writing the report");
        RunSteps.WriteReport(_folder.Path, history, evaluation, RunDetails.Of(_recipe, _model, _images));
        _folder.DeleteCheckpoint();
        return new RunResult(_folder.Path, _recipe, _model, history, evaluation);
    }

    private void Train(CancellationToken cancellation)
    {
        RunTiming timing = RunTiming.Read(_folder.Timing);
        _folder.CreateCheckpointFolder();
        long start = Stopwatch.GetTimestamp();
        while (!_session.IsFinished && _session.RunEpoch(_options.Progress, cancellation))
        {
            timing = timing.With(_session.State.EpochsDone, Stopwatch.GetElapsedTime(start).TotalSeconds);
            timing.Write(_folder.Timing);
            _session.SaveCheckpoint(_folder.Checkpoint);
            start = Stopwatch.GetTimestamp();
        }
    }

    private void SaveModels()
    {
        _model.Save(_folder.Model);
        var best = Model.Load(_folder.Model);
        _session.State.CopyBestTo(best);
        best.Save(_folder.BestModel);
    }
}
