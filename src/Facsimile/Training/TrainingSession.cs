using System.Diagnostics;
using System.Numerics.Tensors;
using Facsimile.Data;
using Facsimile.Layers;
using Facsimile.Losses;
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
    private readonly Autoencoder _autoencoder;
    private readonly Images _images;
    private readonly TrainingOptions _options;
    private readonly int[] _training;
    private readonly int[] _validation;
    private readonly Workspace _workspace;
    private readonly Parameter[] _parameters;
    private readonly FusedUpdate? _fusedUpdate;
    private readonly BatchLoss _loss;
    private readonly Stopwatch _clock = new();
    private Workspace? _evaluation;
    private long _imagesDone;

    /// <summary>Prepares a training; nothing is trained yet.</summary>
    /// <param name="autoencoder">The model; it is changed in place.</param>
    /// <param name="data">The images to train on, of which a part may be held out.</param>
    /// <param name="options">The settings.</param>
    /// <exception cref="FacsimileException">The options are wrong, or the images do not fit the model.</exception>
    public TrainingSession(Autoencoder autoencoder, LabelledImages data, TrainingOptions options)
    {
        ArgumentNullException.ThrowIfNull(autoencoder);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        if (data.Shape != autoencoder.Shape)
        {
            throw new FacsimileException($"The images are {data.Shape}, but the model takes {autoencoder.Shape}.");
        }

        if (options.Loss is CrossEntropy)
        {
            throw new FacsimileException(
                $"The loss '{options.Loss.Name}' compares classes, not pixels; an autoencoder takes the loss mse or bce.");
        }

        if (options.Loss.TakesLogits && autoencoder.Network.Stages[^1].Fused is not Sigmoid)
        {
            throw new FacsimileException(
                $"The loss '{options.Loss.Name}' needs a sigmoid output (network.output: sigmoid), which it takes into itself.");
        }

        (_training, _validation) = data.Split(options.ValidationFraction, options.Seed);
        if (_training.Length == 0 || (options.ValidationFraction > 0 && _validation.Length == 0))
        {
            throw new FacsimileException(
                FormattableString.Invariant($"{data.Count} images are too few to train on ")
                + FormattableString.Invariant($"with training.validationFraction {options.ValidationFraction}."));
        }

        _autoencoder = autoencoder;
        _images = data.Images;
        _options = options;
        WorkerPool workers = options.Threads is { } threads ? WorkerPool.WithThreads(threads) : WorkerPool.Default;
        int batchSize = Math.Min(options.BatchSize, _training.Length);
        int widest = autoencoder.Network.Shapes.Max(shape => shape.Size);
        if ((long)batchSize * widest > Array.MaxLength)
        {
            throw new FacsimileException(
                $"training.batchSize {batchSize} with layers of {widest} values is too large; "
                + $"use at most {Array.MaxLength / widest}.");
        }

        _workspace = autoencoder.Network.CreateWorkspace(batchSize, training: true, workers, options.Seed);
        _parameters = [.. autoencoder.Network.Parameters.Select(parameter => parameter.Parameter)];
        _loss = new BatchLoss(options.Loss, batchSize);
        State = new TrainingState(
            autoencoder.Network.Parameters,
            options.Optimizer,
            options.Loss.Name,
            _images,
            _images.Select(SnapshotIndices()));
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
        double sum = 0;
        double learningRate = 0;
        for (int step = 1, start = 0; start < order.Length; step++)
        {
            if (cancellation.IsCancellationRequested)
            {
                return false;
            }

            ReadOnlySpan<int> batch = order.AsSpan(start, Math.Min(_options.BatchSize, order.Length - start));
            learningRate = LearningRateAt(epoch, step);
            double loss = TrainOn(batch, ((long)(epoch - 1) * StepsPerEpoch) + step, learningRate);
            if (!double.IsFinite(loss))
            {
                throw new TrainingDivergedException(
                    epoch, step, learningRate, FormattableString.Invariant($"the loss became {loss / batch.Length}"));
            }

            sum += loss;
            start += batch.Length;
            _imagesDone += batch.Length;
            bool isLast = start == order.Length;
            if (isLast && !HasFiniteWeights())
            {
                throw new TrainingDivergedException(epoch, step, learningRate, "weights became infinite or not a number");
            }

            EpochRecord? finished = !isLast ? null : FinishEpoch(epoch, sum / order.Length, learningRate);
            progress?.Report(new TrainingProgress(
                epoch, _options.Epochs, step, StepsPerEpoch, _imagesDone, sum / start, finished, _clock.Elapsed));
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
        _workspace.BatchSize = batch.Length;
        _workspace.BeginStep(stepNumber);
        BatchLoader.Load(_images, batch, _workspace.Input, _workspace.Workers);
        _workspace.Forward(_options.Loss.TakesLogits);
        double loss = _loss.Evaluate(_workspace, gradient: true);
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

    private EpochRecord FinishEpoch(int epoch, double trainingLoss, double learningRate)
    {
        double? validationLoss = _validation.Length == 0 ? null : MeanLoss(_validation);
        if (validationLoss is { } loss && !double.IsFinite(loss))
        {
            throw new TrainingDivergedException(
                epoch, StepsPerEpoch, learningRate, FormattableString.Invariant($"the validation loss became {loss}"));
        }

        // The last step's weights are behind no loss yet: large but finite ones can overflow in the next pass.
        Tensor<float> pictures = _autoencoder.Reconstruct(State.SnapshotOriginals, _workspace.Workers);
        if (pictures.Any(value => !float.IsFinite(value)))
        {
            throw new TrainingDivergedException(
                epoch, StepsPerEpoch, learningRate, "reconstructions became infinite or not a number");
        }

        var record = new EpochRecord(epoch, trainingLoss, validationLoss, learningRate);
        State.Add(record, Images.FromTensor(_images.Shape, pictures));
        return record;
    }

    /// <summary>
    /// A bounded output can hide weights that have overflowed; they would surface as nonsense in the evaluation.
    /// </summary>
    private bool HasFiniteWeights()
        => _autoencoder.Network.Parameters.All(parameter => Array.TrueForAll(parameter.Parameter.Values, float.IsFinite));

    /// <summary>The mean loss of some images, without dropout.</summary>
    private double MeanLoss(ReadOnlySpan<int> indices)
    {
        Workspace workspace = _evaluation ??= _autoencoder.Network.CreateWorkspace(
            _workspace.MaximumBatchSize, training: false, _workspace.Workers);
        double sum = 0;
        for (int start = 0; start < indices.Length; start += workspace.MaximumBatchSize)
        {
            ReadOnlySpan<int> batch = indices.Slice(start, Math.Min(workspace.MaximumBatchSize, indices.Length - start));
            workspace.BatchSize = batch.Length;
            BatchLoader.Load(_images, batch, workspace.Input, workspace.Workers);
            workspace.Forward(_options.Loss.TakesLogits);
            sum += _loss.Evaluate(workspace, gradient: false);
        }

        return sum / indices.Length;
    }

    private double LearningRateAt(int epoch, int step)
    {
        long stepsDone = ((long)(epoch - 1) * StepsPerEpoch) + step - 1;
        double factor = _options.Schedule.FactorAt(stepsDone, StepsPerEpoch, (long)_options.Epochs * StepsPerEpoch);
        return _options.Optimizer.LearningRate * factor;
    }

    /// <summary>
    /// Held-out images, or training images when none are held out, spread over the data, which may be sorted by class.
    /// </summary>
    private int[] SnapshotIndices()
    {
        int[] source = _validation.Length > 0 ? _validation : _training;
        int count = Math.Min(_options.SnapshotCount, source.Length);
        return [.. Enumerable.Range(0, count).Select(i => source[(int)((long)i * source.Length / count)])];
    }
}
