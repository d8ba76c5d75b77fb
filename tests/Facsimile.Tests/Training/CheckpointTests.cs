using Facsimile.Losses;
using Facsimile.Models;
using Facsimile.Training;
using static Facsimile.Tests.Training.SmallTraining;

namespace Facsimile.Tests.Training;

public sealed class CheckpointTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Resumed_from_a_checkpoint_it_ends_with_the_bits_of_an_unbroken_training()
    {
        Autoencoder unbroken = NewModel(dropout: 0.2);
        var whole = new TrainingSession(unbroken, Pictures(), Options);
        while (!whole.IsFinished)
        {
            whole.RunEpoch();
        }

        string path = _folder["checkpoint.safetensors"];
        var first = new TrainingSession(NewModel(dropout: 0.2), Pictures(), Options);
        first.RunEpoch();
        first.RunEpoch();
        first.RunEpoch();
        first.SaveCheckpoint(path);

        Autoencoder resumed = NewModel(dropout: 0.2, seed: 99);
        var second = new TrainingSession(resumed, Pictures(), Options);
        second.RestoreCheckpoint(path);
        Assert.Equal(3, second.State.EpochsDone);
        while (!second.IsFinished)
        {
            second.RunEpoch();
        }

        AssertSame(unbroken, resumed);
        History expected = whole.Finish();
        History history = second.Finish();
        Assert.Equal(expected.Epochs.AsEnumerable(), history.Epochs.AsEnumerable());
        Assert.Equal(expected.BestEpoch, history.BestEpoch);
        for (int i = 0; i < expected.Snapshots.Length; i++)
        {
            Assert.Equal(expected.Snapshots[i].Pixels, history.Snapshots[i].Pixels);
        }
    }

    [Fact]
    public void A_checkpoint_of_another_network_is_refused_and_changes_nothing()
    {
        string path = _folder["checkpoint.safetensors"];
        new TrainingSession(NewModel(), Pictures(), Options).SaveCheckpoint(path);
        Autoencoder other = Autoencoder.Dense(Shape, codeSize: 4, seed: 1);
        float[] before = [.. other.Network.Parameters[0].Parameter.Values];
        var session = new TrainingSession(other, Pictures(), Options);
        FacsimileException error = Assert.Throws<FacsimileException>(() => session.RestoreCheckpoint(path));
        Assert.Contains("weights.1.weight", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, other.Network.Parameters[0].Parameter.Values);
    }

    [Fact]
    public void A_checkpoint_of_another_loss_is_refused()
    {
        string path = _folder["checkpoint.safetensors"];
        new TrainingSession(NewModel(), Pictures(), Options).SaveCheckpoint(path);
        var session = new TrainingSession(NewModel(), Pictures(), Options with { Loss = new BinaryCrossEntropy() });
        Assert.Contains(
            "squared error",
            Assert.Throws<FacsimileException>(() => session.RestoreCheckpoint(path)).Message,
            StringComparison.Ordinal);
    }
}
