using System.Diagnostics;
using Facsimile.Data;
using Facsimile.Layers;
using Facsimile.Models;
using Facsimile.Numerics;
using Facsimile.Optimizers;

namespace Facsimile.Training;

/// <summary>
/// A training that is run an epoch at a time. All that it remembers between epochs is its <see cref="TrainingState"/>: saved
/// and restored, the training goes on with the same bits.
/// </summary>
public sealed class TrainingSession
{
    private readonly TrainingTask _task;
    private readonly TrainingTask? _test;
    private readonly TrainingOptions _options;
    private readonly int[] _training;
    private readonly int[] _validation;
    private readonly int[] _samples;
    private readonly Workspace _workspace;
    private readonly Parameter[] _parameters;
    private readonly FusedUpdate? _fusedUpdate;
    private readonly BatchLoss _loss;
    private readonly Measurement _measurement;
    private readonly Stopwatch _clock = new();
    private long _imagesDone;

    /// <summary>Prepares the training of an autoencoder; nothing is trained yet.</summary>
    /// <param name="autoencoder">The model; it is changed in place.</param>
    /// <param name="data">The images to train on, of which a part may be held out.</param>
    /// <param name="options">The settings.</param>
    /// <param name="test">
    /// Images whose loss is noted after each epoch; nothing is chosen by them. Null for none.
    /// </param>
    /// <exception cref="FacsimileException">The options are wrong, or the images do not fit the model.</exception>
    public TrainingSession(
        Autoencoder autoencoder, LabelledImages data, TrainingOptions options, LabelledImages? test = null)
        : this(
            AutoencoderTask.Of(autoencoder, data, options),
            test is null ? null : AutoencoderTask.Of(autoencoder, test, options),
            options)
    {
    }

    /// <summary>Prepares the training of a classifier; nothing is trained yet.</summary>
    /// <param name="classifier">The model; it is changed in place.</param>
    /// <param name="data">The labelled images to train on, of which a part may be held out.</param>
    /// <param name="options">The settings.</param>
    /// <param name="test">
    /// Labelled images whose loss and accuracy are noted after each epoch; nothing is chosen by them. Null for none.
    /// </param>
    /// <exception cref="FacsimileException">
    /// The options are wrong, or the images do not fit the model or have no labels.
    /// </exception>
    public TrainingSession(Classifier classifier, LabelledImages data, TrainingOptions options, LabelledImages? test = null)
        : this(
            new ClassifierTask(classifier, data, options),
            test is null ? null : new ClassifierTask(classifier, test, options),
            options)
    {
    }

    private TrainingSession(TrainingTask task, TrainingTask? test, TrainingOptions options)
    {
        options.Validate();
        (_training, _validation) = task.Data.Split(options.ValidationFraction, options.Seed);
        if (_training.Length == 0 || (options.ValidationFraction > 0 && _validation.Length == 0))
        {
            throw new FacsimileException(
                FormattableString.Invariant($"{task.Data.Count} images are too few to train on ")
                + FormattableString.Invariant($"with training.validationFraction {options.ValidationFraction}."));
        }

        _task = task;
        _test = test;
        _options = options;
        _samples = SampleIndices();
        WorkerPool workers = options.Threads is { } threads ? WorkerPool.WithThreads(threads) : WorkerPool.Default;
        int batchSize = Math.Min(options.BatchSize, _training.Length);
        int widest = task.Network.Shapes.Max(shape => shape.Size);
        if ((long)batchSize * widest > Array.MaxLength)
        {
            throw new FacsimileException(
                $"training.batchSize {batchSize} with layers of {widest} values is too large; "
                + $"use at most {Array.MaxLength / widest}.");
        }

        _workspace = task.Network.CreateWorkspace(batchSize, training: true, workers, options.Seed);
        _parameters = [.. task.Network.Parameters.Select(parameter => parameter.Parameter)];
        _loss = new BatchLoss(task.Loss, batchSize);
        _measurement = new Measurement(task, _loss, batchSize, workers);
        State = new TrainingState(task, options.Optimizer, task.GivesImages ? _samples : []);
        _fusedUpdate = batchSize <= PackBuffer.MaximumDepth
            ? options.Optimizer.Fuse(_parameters, State.OptimizerStates)
            : null;
    }

    /// <summary>All that the training remembers between epochs.</summary>
    public TrainingState State { get; }

    /// <summary>Whether all epochs are done, or the validation loss has stopped to improve.</summary>
    public bool IsFinished => State.EpochsDone >= _options.Epochs || HasLostPatience;

    private int StepsPerEpoch => 1 + ((_training.Length - 1) / _options.BatchSize);

    private bool HasLostPatience
        => _options.Patience is { } patience && State.EpochsDone - State.BestEpoch >= patience;

    /// <summary>Trains for one epoch.</summary>
    /// <param name="progress">Is told of every step; null for none.</param>
    /// <param name="cancellation">Ends the epoch after the current step.</param>
    /// <returns>Whether the epoch was finished; when it was not, its steps are lost to <see cref="State"/>.</returns>
    /// <exception cref="TrainingDivergedException">The loss became infinite or not a number.</exception>
    public bool RunEpoch(IProgress<TrainingProgress>? progress = null, CancellationToken cancellation = default)
    {
        _clock.Start();
        int epoch = State.EpochsDone + 1;
        int[] order = [.. _training];
        new RandomStream(_options.Seed, "shuffle", epoch).Shuffle<int>(order);
        var figures = new EpochFigures(_task);
        double learningRate = 0;
        for (int step = 1, start = 0; start < order.Length; step++)
        {
            if (cancellation.IsCancellationRequested)
            {
                return false;
            }

            ReadOnlySpan<int> batch = order.AsSpan(start, Math.Min(_options.BatchSize, order.Length - start));
            learningRate = LearningRateAt(epoch, step);
            double loss = TrainOn(batch, ((long)(epoch - 1) * StepsPerEpoch) + step, learningRate, ref figures);
            if (!double.IsFinite(loss))
            {
                throw new TrainingDivergedException(
                    epoch, step, learningRate, FormattableString.Invariant($"the loss became {loss / batch.Length}"));
            }

            start += batch.Length;
            _imagesDone += batch.Length;
            bool isLast = start == order.Length;
            if (isLast && !HasFiniteWeights())
            {
                throw new TrainingDivergedException(epoch, step, learningRate, "weights became infinite or not a number");
            }

            EpochRecord? finished = isLast ? FinishEpoch(epoch, figures, learningRate) : null;
            progress?.Report(new TrainingProgress(
                epoch, _options.Epochs, step, StepsPerEpoch, _imagesDone, figures.Loss, finished, _clock.Elapsed));
        }

        return true;
    }

    /// <summary>Writes all that the training remembers, so that it can go on later with the same bits.</summary>
    /// <param name="path">The file; an existing one is replaced.</param>
    public void SaveCheckpoint(string path) => Checkpoint.Save(State, path);

    /// <summary>Goes on where the training stood that wrote the file.</summary>
    /// <param name="path">A file of <see cref="SaveCheckpoint"/>.</param>
    /// <exception cref="FacsimileException">
    /// The file is damaged, or belongs to another network, optimiser, loss or data set.
    /// </exception>
    public void RestoreCheckpoint(string path) => Checkpoint.Restore(State, path);

    /// <summary>Ends the training: with a patience set, a finished training gives the model its best weights back.</summary>
    /// <returns>What was measured in each epoch, and why the training ended.</returns>
    public History Finish()
    {
        if (IsFinished && _options.Patience is not null)
        {
            State.RestoreBest();
        }

        StopReason reason = State.EpochsDone >= _options.Epochs ? StopReason.Completed
            : HasLostPatience ? StopReason.EarlyStopping
            : StopReason.Interrupted;
        return State.ToHistory(reason);
    }

    /// <summary>One step: forward, loss, backward, update. Returns the sum of the images' losses.</summary>
    internal double TrainOn(ReadOnlySpan<int> batch, long stepNumber, double learningRate)
    {
        var figures = new EpochFigures(_task);
        return TrainOn(batch, stepNumber, learningRate, ref figures);
    }

    private double TrainOn(ReadOnlySpan<int> batch, long stepNumber, double learningRate, ref EpochFigures figures)
    {
        _workspace.BatchSize = batch.Length;
        _workspace.BeginStep(stepNumber);
        int epoch = EpochOf(stepNumber);
        ReadOnlySpan<float> targets = _task.Load(batch, _workspace, epoch);
        _task.Draw(batch, _workspace, epoch);
        _workspace.Forward(_task.Loss.TakesLogits);
        double loss = figures.Add(batch, _workspace, _loss.Evaluate(_workspace, targets, gradient: true));
        if (_fusedUpdate is not null)
        {
            _fusedUpdate.Begin(learningRate, stepNumber);
            _workspace.BackwardFromLogits(consumer: _fusedUpdate);
            return loss;
        }

        _workspace.BackwardFromLogits();
        _options.Optimizer.Update(
            _parameters, _workspace.Gradients, State.OptimizerStates, learningRate, stepNumber, _workspace.Workers);
        return loss;
    }

    private int EpochOf(long stepNumber) => 1 + (int)((stepNumber - 1) / StepsPerEpoch);

    private EpochRecord FinishEpoch(int epoch, EpochFigures training, double learningRate)
    {
        TrainingDivergedException Diverged(string what) => new(epoch, StepsPerEpoch, learningRate, what);
        EpochFigures? Finite(string name, EpochFigures? figures) => figures is not { Loss: var loss } || double.IsFinite(loss)
            ? figures
            : throw Diverged(FormattableString.Invariant($"the {name} loss became {loss}"));
        EpochFigures? validation = Finite(
            "validation", _validation.Length == 0 ? null : _measurement.Measure(_task, _validation));
        EpochFigures? test = Finite(
            "test", _test is null ? null : _measurement.Measure(_test, [.. Enumerable.Range(0, _test.Data.Count)]));

        // The last step's weights are behind no loss yet: large but finite ones can overflow in the next pass.
        float[] outputs = _measurement.Outputs(_samples);
        if (!Array.TrueForAll(outputs, float.IsFinite))
        {
            throw Diverged($"{_task.OutputName} became infinite or not a number");
        }

        var record = new EpochRecord(epoch, training.Loss, validation?.Loss, learningRate)
        {
            TrainingAccuracy = training.Accuracy,
            TrainingParts = training.Parts,
            ValidationAccuracy = validation?.Accuracy,
            ValidationParts = validation?.Parts,
            TestLoss = test?.Loss,
            TestAccuracy = test?.Accuracy,
            TestParts = test?.Parts,
        };
        State.Add(record, Images.FromFloats(_task.Data.Shape, _task.GivesImages ? outputs : []));
        return record;
    }

    /// <summary>
    /// A bounded output can hide weights that have overflowed; they would surface as nonsense in the evaluation.
    /// </summary>
    private bool HasFiniteWeights()
        => _task.Network.State.All(parameter => Array.TrueForAll(parameter.Parameter.Values, float.IsFinite));

    private double LearningRateAt(int epoch, int step)
    {
        long stepsDone = ((long)(epoch - 1) * StepsPerEpoch) + step - 1;
        double factor = _options.Schedule.FactorAt(stepsDone, StepsPerEpoch, (long)_options.Epochs * StepsPerEpoch);
        return _options.Optimizer.LearningRate * factor;
    }

    /// <summary>
    /// Held-out images, or training images when none are held out, spread over the data, which may be sorted by class.
    /// </summary>
    private int[] SampleIndices()
    {
        int[] source = _validation.Length > 0 ? _validation : _training;
        int count = Math.Min(_options.SnapshotCount, source.Length);
        return [.. Enumerable.Range(0, count).Select(i => source[(int)((long)i * source.Length / count)])];
    }
}
