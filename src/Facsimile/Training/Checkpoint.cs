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
        for (int i = 0; i < state.Parameters.Length; i++)
        {
            (string name, Parameter parameter) = state.Parameters[i];
            entries.Add(new SafetensorsEntry($"weights.{name}", parameter.Shape.Dimensions, parameter.Values));
            entries.Add(new SafetensorsEntry($"best.{name}", parameter.Shape.Dimensions, state.BestValues[i]));
            foreach ((string key, float[] values) in state.OptimizerStates[i].Names.Zip(state.OptimizerStates[i].Arrays))
            {
                entries.Add(new SafetensorsEntry($"optimizer.{name}.{key}", [values.Length], values));
            }
        }

        entries.Add(Column("trainingLoss", state, epoch => epoch.TrainingLoss));
        entries.Add(Column("validationLoss", state, epoch => epoch.ValidationLoss ?? double.NaN));
        entries.Add(Column("learningRate", state, epoch => epoch.LearningRate));
        entries.Add(new SafetensorsEntry(
            "snapshots",
            SnapshotShape(state, state.EpochsDone),
            [.. state.Snapshots.SelectMany(images => images.Pixels.ToArray())]));
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

        double[] trainingLoss = file.Get<double>("trainingLoss");
        int epochs = trainingLoss.Length;
        double[] validationLoss = file.Get<double>("validationLoss", [epochs]);
        double[] learningRate = file.Get<double>("learningRate", [epochs]);
        byte[] snapshots = file.Get<byte>("snapshots", SnapshotShape(state, epochs));
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
        List<(float[] Source, float[] Destination)> copies = [];
        for (int i = 0; i < state.Parameters.Length; i++)
        {
            (string name, Parameter parameter) = state.Parameters[i];
            copies.Add((file.Get<float>($"weights.{name}", parameter.Shape.Dimensions), parameter.Values));
            copies.Add((file.Get<float>($"best.{name}", parameter.Shape.Dimensions), state.BestValues[i]));
            foreach ((string key, float[] values) in state.OptimizerStates[i].Names.Zip(state.OptimizerStates[i].Arrays))
            {
                copies.Add((file.Get<float>($"optimizer.{name}.{key}", [values.Length]), values));
            }
        }

        const int Columns = 4;
        if (file.Entries.Count != copies.Count + Columns)
        {
            throw new FacsimileException(
                $"{path}: it holds {file.Entries.Count} tensors, expected {copies.Count + Columns}; "
                + "it is the checkpoint of a training with another optimizer or network.");
        }

        foreach ((float[] source, float[] destination) in copies)
        {
            source.CopyTo(destination, 0);
        }

        int size = state.SnapshotOriginals.Pixels.Length;
        state.Restore(
            Enumerable.Range(0, epochs).Select(i => new EpochRecord(
                i + 1, trainingLoss[i], double.IsNaN(validationLoss[i]) ? null : validationLoss[i], learningRate[i])),
            Enumerable.Range(0, epochs).Select(i => new Images(
                state.SnapshotOriginals.Shape, snapshots.AsSpan(i * size, size).ToArray())),
            bestEpoch);
    }

    private static SafetensorsEntry Column(string name, TrainingState state, Func<EpochRecord, double> value)
        => new(name, [state.EpochsDone], (double[])[.. state.Epochs.Select(value)]);

    private static ImmutableArray<int> SnapshotShape(TrainingState state, int epochs)
    {
        ImageShape shape = state.SnapshotOriginals.Shape;
        return [epochs, state.SnapshotOriginals.Count, shape.Channels, shape.Height, shape.Width];
    }
}
