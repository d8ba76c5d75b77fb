using System.Collections.Immutable;
using Facsimile.Data;
using Facsimile.Layers;
using Facsimile.Models;
using Facsimile.Optimizers;

namespace Facsimile.Training;

/// <summary>
/// All that a training remembers between epochs: the weights and what the optimiser keeps for them, the best weights, the
/// history and its pictures. Random numbers are not here: each epoch's streams follow from the seed.
/// </summary>
public sealed class TrainingState
{
    private readonly List<EpochRecord> _epochs = [];
    private readonly List<Images> _snapshots = [];

    private readonly Lazy<string> _trainedOn;

    internal TrainingState(TrainingTask task, Optimizer optimizer, int[] snapshots)
    {
        _trainedOn = new Lazy<string>(() => task.Checksum);
        Parameters = task.Network.Parameters;
        OptimizerStates = [.. Parameters.Select(parameter => optimizer.CreateState(parameter.Parameter))];
        Values = task.Network.State;
        BestValues = [.. Values.Select(value => value.Parameter.Values.ToArray())];
        SnapshotOriginals = task.Data.Images.Select(snapshots);
        SnapshotInputs = task.Inputs(snapshots);
        LossName = task.LossName;
    }

    /// <summary>How many epochs are done.</summary>
    public int EpochsDone => _epochs.Count;

    /// <summary>The epoch of the lowest validation loss, or training loss when nothing is held out; 0 before the first.</summary>
    public int BestEpoch { get; private set; }

    /// <summary>What was measured in each epoch so far.</summary>
    public IReadOnlyList<EpochRecord> Epochs => _epochs;

    /// <summary>Which images the training is on.</summary>
    internal string TrainedOn => _trainedOn.Value;

    /// <summary>What the losses measure.</summary>
    internal string LossName { get; }

    /// <summary>The parameters, which the optimiser changes.</summary>
    internal ImmutableArray<NamedParameter> Parameters { get; }

    /// <summary>The parameters and buffers of the network with their current values.</summary>
    internal ImmutableArray<NamedParameter> Values { get; }

    /// <summary>What the optimiser keeps, parameter by parameter.</summary>
    internal IReadOnlyList<OptimizerState> OptimizerStates { get; }

    /// <summary>The <see cref="Values"/> of the best epoch.</summary>
    internal ImmutableArray<float[]> BestValues { get; }

    /// <summary>The images that are reconstructed after each epoch.</summary>
    internal Images SnapshotOriginals { get; }

    /// <summary>What the model is given of these images; null when they are not corrupted.</summary>
    internal Images? SnapshotInputs { get; }

    /// <summary>Their reconstructions after each of <see cref="SnapshotEpochsAfter"/>.</summary>
    internal IReadOnlyList<Images> Snapshots => _snapshots;

    /// <summary>The epochs whose reconstructions are kept after so many; none where no images are reconstructed.</summary>
    internal ImmutableArray<int> SnapshotEpochsAfter(int epochs) => SnapshotOriginals.Count == 0 ? [] : KeptEpochs.Of(epochs);

    /// <summary>Gives the model the weights of the best epoch.</summary>
    public void RestoreBest() => CopyTo(BestValues, [.. Values.Select(value => value.Parameter.Values)]);

    /// <summary>Gives another model of the same layers the weights of the best epoch.</summary>
    internal void CopyBestTo(Model model)
        => CopyTo(BestValues, [.. model.Parameters.Select(parameter => parameter.Parameter.Values)]);

    /// <summary>Notes a finished epoch, and its weights when they are the best so far.</summary>
    internal void Add(EpochRecord record, Images snapshot)
    {
        _epochs.Add(record);
        if (SnapshotOriginals.Count > 0)
        {
            if (_snapshots.Count > 0 && !KeptEpochs.StaysAfter(record.Epoch - 1))
            {
                _snapshots.RemoveAt(_snapshots.Count - 1);
            }

            _snapshots.Add(snapshot);
        }

        if (BestEpoch == 0 || Watched(record) < Watched(_epochs[BestEpoch - 1]))
        {
            BestEpoch = record.Epoch;
            CopyTo([.. Values.Select(value => value.Parameter.Values)], BestValues);
        }
    }

    /// <summary>Replaces the finished epochs by those of a checkpoint.</summary>
    internal void Restore(IEnumerable<EpochRecord> epochs, IEnumerable<Images> snapshots, int bestEpoch)
    {
        _epochs.Clear();
        _epochs.AddRange(epochs);
        _snapshots.Clear();
        _snapshots.AddRange(snapshots);
        BestEpoch = bestEpoch;
    }

    internal History ToHistory(StopReason reason) => new()
    {
        Epochs = [.. _epochs],
        LossName = LossName,
        BestEpoch = BestEpoch,
        StopReason = reason,
        SnapshotOriginals = SnapshotOriginals.Count == 0 ? null : SnapshotOriginals,
        SnapshotInputs = SnapshotOriginals.Count == 0 ? null : SnapshotInputs,
        Snapshots = [.. _snapshots],
        SnapshotEpochs = SnapshotEpochsAfter(EpochsDone),
    };

    private static double Watched(EpochRecord record) => record.ValidationLoss ?? record.TrainingLoss;

    private static void CopyTo(ImmutableArray<float[]> source, ImmutableArray<float[]> destination)
    {
        for (int i = 0; i < source.Length; i++)
        {
            source[i].CopyTo(destination[i], 0);
        }
    }
}
