using System.Collections.Immutable;
using System.Globalization;
using Facsimile.Data;
using Facsimile.Layers;
using Facsimile.Storage;

namespace Facsimile.Training;

/// <summary>A <see cref="TrainingState"/> as a safetensors file.</summary>
internal static class Checkpoint
{
    private const string BestEpochKey = "bestEpoch";
    private const string LossKey = "loss";
    private const string ImagesKey = "images";

    /// <summary>Writes the state under a temporary name and renames it.</summary>
    public static void Save(TrainingState state, string path)
    {
        List<SafetensorsEntry> entries = [];
        for (int i = 0; i < state.Values.Length; i++)
        {
            (string name, Parameter parameter) = state.Values[i];
            entries.Add(new SafetensorsEntry($"weights.{name}", parameter.Shape.Dimensions, parameter.Values));
            entries.Add(new SafetensorsEntry($"best.{name}", parameter.Shape.Dimensions, state.BestValues[i]));
        }

        foreach ((string name, float[] values) in OptimizerValues(state))
        {
            entries.Add(new SafetensorsEntry(name, [values.Length], values));
        }

        // The figures of the epochs, each as one tensor; those that an epoch does not have are NaN.
        foreach ((string name, Func<EpochRecord, double?> value) in EpochColumns.All)
        {
            double[] figures = [.. state.Epochs.Select(epoch => value(epoch) ?? double.NaN)];
            entries.Add(new SafetensorsEntry(name, [state.EpochsDone], figures));
        }

        foreach ((int epoch, Images images) in state.SnapshotEpochsAfter(state.EpochsDone).Zip(state.Snapshots))
        {
            entries.Add(new SafetensorsEntry(SnapshotName(epoch), SnapshotShape(state), images.Pixels.ToArray()));
        }

        new SafetensorsFile(entries, new Dictionary<string, string>
        {
            [BestEpochKey] = state.BestEpoch.ToString(CultureInfo.InvariantCulture),
            [LossKey] = state.LossName,
            [ImagesKey] = state.TrainedOn,
        }).Write(path);
    }

    /// <summary>Replaces the state by the one in the file.</summary>
    /// <exception cref="FacsimileException">
    /// The file is damaged, or belongs to another network, optimiser, loss or data set.
    /// </exception>
    public static void Restore(TrainingState state, string path)
    {
        SafetensorsFile file = SafetensorsFile.Read(path);
        if (!file.Metadata.TryGetValue(ImagesKey, out string? images) || images != state.TrainedOn)
        {
            throw new FacsimileException(
                $"{path}: it is the checkpoint of a training on {images ?? "unknown images"}, but these are {state.TrainedOn}; "
                + "give the images that the run began with, or begin a new run.");
        }

        int epochs = file.Get<double>(EpochColumns.All[0].Name).Length;
        Dictionary<string, double[]> columns = EpochColumns.All.ToDictionary(
            column => column.Name, column => file.Get<double>(column.Name, [epochs]));
        if (!file.Metadata.TryGetValue(LossKey, out string? loss) || loss != state.LossName)
        {
            throw new FacsimileException(
                $"{path}: it is the checkpoint of a training for '{loss}', expected '{state.LossName}'.");
        }

        if (!file.Metadata.TryGetValue(BestEpochKey, out string? text)
            || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int bestEpoch)
            || bestEpoch > epochs
            || (bestEpoch == 0) != (epochs == 0))
        {
            throw new FacsimileException($"{path}: the best epoch '{text}' is none of the {epochs} epochs; the file is damaged.");
        }

        // Everything is read before anything is changed: a damaged file leaves the state as it was.
        Images[] snapshots =
        [
            .. state.SnapshotEpochsAfter(epochs).Select(epoch => new Images(
                state.SnapshotOriginals.Shape, file.Get<byte>(SnapshotName(epoch), SnapshotShape(state)))),
        ];
        List<(float[] Source, float[] Destination)> copies = [];
        for (int i = 0; i < state.Values.Length; i++)
        {
            (string name, Parameter parameter) = state.Values[i];
            copies.Add((file.Get<float>($"weights.{name}", parameter.Shape.Dimensions), parameter.Values));
            copies.Add((file.Get<float>($"best.{name}", parameter.Shape.Dimensions), state.BestValues[i]));
        }

        foreach ((string name, float[] values) in OptimizerValues(state))
        {
            copies.Add((file.Get<float>(name, [values.Length]), values));
        }

        int expected = copies.Count + columns.Count + snapshots.Length;
        if (file.Entries.Count != expected)
        {
            throw new FacsimileException(
                $"{path}: it holds {file.Entries.Count} tensors, expected {expected}; "
                + "it is the checkpoint of a training with another optimizer or network.");
        }

        foreach ((float[] source, float[] destination) in copies)
        {
            source.CopyTo(destination, 0);
        }

        state.Restore(
            Enumerable.Range(0, epochs).Select(i => EpochColumns.Record(
                i + 1, name => double.IsNaN(columns[name][i]) ? null : columns[name][i])!),
            snapshots,
            bestEpoch);
    }

    /// <summary>What the optimiser keeps, by the names in the file.</summary>
    private static IEnumerable<(string Name, float[] Values)> OptimizerValues(TrainingState state)
        => state.Parameters.Zip(state.OptimizerStates).SelectMany(pair =>
            pair.Second.Names.Zip(pair.Second.Arrays, (key, values) => ($"optimizer.{pair.First.Name}.{key}", values)));

    private static string SnapshotName(int epoch) => string.Create(CultureInfo.InvariantCulture, $"snapshot.{epoch}");

    private static ImmutableArray<int> SnapshotShape(TrainingState state)
    {
        ImageShape shape = state.SnapshotOriginals.Shape;
        return [state.SnapshotOriginals.Count, shape.Channels, shape.Height, shape.Width];
    }
}
