using System.Diagnostics;
using Facsimile.Data;
using Facsimile.Evaluation;
using Facsimile.Models;
using Facsimile.Reports;
using Facsimile.Runs;
using Facsimile.Training;

namespace Facsimile.Studies;

/// <summary>
/// One training of a study, which leaves the run folder of a trial whenever it comes to that trial's last epoch. Killed at any
/// moment it goes on after its last finished epoch.
/// </summary>
internal sealed class SnapshotTraining
{
    private readonly StudyFolder _folder;
    private readonly PlannedTraining _training;
    private readonly StudyImages _shared;
    private readonly ImageSet _images;
    private readonly Autoencoder _model;
    private readonly TrainingSession _session;
    private readonly int _threads;
    private readonly string _checkpoint;
    private readonly string _timingFile;
    private RunTiming _timing;

    /// <summary>Begins a training, or goes on with it.</summary>
    /// <param name="folder">The study's folder, in which this process has claimed the training.</param>
    /// <param name="training">The training.</param>
    /// <param name="shared">Its images.</param>
    /// <param name="threads">The number of threads.</param>
    /// <exception cref="FacsimileException">The checkpoint is damaged.</exception>
    public SnapshotTraining(StudyFolder folder, PlannedTraining training, StudyImages shared, int threads)
    {
        _folder = folder;
        _training = training;
        _shared = shared;
        _threads = threads;
        _images = shared.Of(training.Recipe);
        (_model, _session) = NewSession();
        string files = folder.Training(training);
        _checkpoint = Path.Combine(files, "checkpoint.safetensors");
        _timingFile = Path.Combine(files, "timing.json");
        _timing = RunTiming.Read(_timingFile);
        if (File.Exists(_checkpoint))
        {
            try
            {
                _session.RestoreCheckpoint(_checkpoint);
            }
            catch (FacsimileException exception)
            {
                throw new FacsimileException(
                    $"{exception.Message} To begin this training again, delete {files} and resume the study.", exception);
            }
        }

        // A model whose epoch has gone by was deleted: it can be made again only from the start.
        if (training.Trials.Any(trial => trial.Recipe.Training.Epochs < EpochsDone && !folder.IsDone(trial)))
        {
            (_model, _session) = NewSession();
        }
    }

    /// <summary>How many epochs were done by an earlier process.</summary>
    public int EpochsDone => _session.State.EpochsDone;

    /// <summary>Trains.</summary>
    /// <param name="progress">Is told of every step.</param>
    /// <param name="told">Is told what came of each trial.</param>
    /// <param name="cancellation">Ends the training after the current step.</param>
    /// <returns>Whether all its trials have come to an end.</returns>
    public bool Run(IProgress<TrainingProgress> progress, Action<string> told, CancellationToken cancellation)
    {
        try
        {
            while (true)
            {
                foreach (StudyTrial trial in _training.Trials.Where(IsReached))
                {
                    Finish(trial, told);
                }

                if (_session.IsFinished)
                {
                    return true;
                }

                long start = Stopwatch.GetTimestamp();
                if (!_session.RunEpoch(progress, cancellation))
                {
                    return false;
                }

                // Those before a resumption are those of the earlier process.
                _timing = _timing.With(EpochsDone, Stopwatch.GetElapsedTime(start).TotalSeconds);
                _timing.Write(_timingFile);
                _session.SaveCheckpoint(_checkpoint);
            }
        }
        catch (TrainingDivergedException exception)
        {
            foreach (StudyTrial trial in _training.Trials.Where(trial => !_folder.IsDone(trial)))
            {
                _folder.WriteFailure(_training, trial, exception.Message);
            }

            told($"{_training.Name} has failed: {exception.Message}");
            return true;
        }
    }

    private (Autoencoder Model, TrainingSession Session) NewSession()
    {
        var model = (Autoencoder)_training.Recipe.CreateModel(_images.Shape, _images.ClassNames);
        return (model, RunSteps.NewSession(model, _images, _training.Recipe.ToTrainingOptions(_threads)));
    }

    /// <summary>A patience may end the last trial, and with it the training, before its last epoch.</summary>
    private bool IsReached(StudyTrial trial)
        => (EpochsDone == trial.Recipe.Training.Epochs || (_session.IsFinished && trial == _training.Trials[^1]))
            && !_folder.IsDone(trial);

    private void Finish(StudyTrial trial, Action<string> told)
    {
        // With a patience this gives the model its best weights back. For a look at a longer training nothing is missing.
        History history = _session.Finish();
        history = history.StopReason == StopReason.Interrupted ? history with { StopReason = StopReason.Completed } : history;
        EvaluationResult evaluation;
        try
        {
            evaluation = (EvaluationResult)RunSteps.Evaluate(
                trial.Recipe, _model, _images, new RunOptions { Threads = _threads }, baselines: _shared.BaselinesOf(trial.Recipe));
        }
        catch (Exception exception) when (exception is NonFiniteOutputException or ArgumentException)
        {
            // Weights can be finite, and still so large that codes or images overflow, or only their squares.
            string reason = exception is NonFiniteOutputException ? exception.Message
                : "its codes or images are too large to be squared; train it with a lower learning rate.";
            _folder.WriteFailure(_training, trial, $"The model cannot be judged: {reason}");
            told($"{trial.Name} has failed: {reason}");
            return;
        }

        _folder.WriteTrial(_training, trial, folder =>
        {
            _model.Save(folder.Model);
            var best = Model.Load(folder.Model);
            _session.State.CopyBestTo(best);
            best.Save(folder.BestModel);
            _timing.Write(folder.Timing);
            Report.Write(folder.Path, history, evaluation, RunDetails.Of(trial.Recipe, _model, _images));
        });
        told($"{trial.Name}: MSE {Figure.Significant(evaluation.Summary[Metric.Mse].Mean)}");
    }
}
