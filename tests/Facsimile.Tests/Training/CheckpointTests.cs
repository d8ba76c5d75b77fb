using System.Collections.Immutable;
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
    public void A_long_training_keeps_few_pictures_and_the_same_when_it_is_resumed()
    {
        TrainingOptions options = Options with { Epochs = 45 };
        History whole = Trainer.Fit(NewModel(), Pictures(), options);
        string path = _folder["checkpoint.safetensors"];
        var first = new TrainingSession(NewModel(), Pictures(), options);
        for (int epoch = 1; epoch <= 33; epoch++)
        {
            first.RunEpoch();
        }

        first.SaveCheckpoint(path);
        var second = new TrainingSession(NewModel(seed: 99), Pictures(), options);
        second.RestoreCheckpoint(path);
        while (!second.IsFinished)
        {
            second.RunEpoch();
        }

        History resumed = second.Finish();
        int[] kept = [.. Enumerable.Range(1, 16), 18, 20, 22, 24, 26, 28, 30, 32, 36, 40, 44, 45];
        Assert.Equal(kept, whole.SnapshotEpochs);
        Assert.Equal(kept, resumed.SnapshotEpochs);
        Assert.Equal(kept.Length, whole.Snapshots.Length);
        for (int i = 0; i < kept.Length; i++)
        {
            Assert.Equal(whole.Snapshots[i].Pixels, resumed.Snapshots[i].Pixels);
        }

        // The pictures are those of their epoch.
        History shorter = Trainer.Fit(NewModel(), Pictures(), options with { Epochs = 26 });
        Assert.Equal(shorter.Snapshots[^1].Pixels, whole.Snapshots[Array.IndexOf(kept, 26)].Pixels);
    }

    [Fact]
    public void Pictures_are_few_however_long_a_training_is()
    {
        Assert.Empty(KeptEpochs.Of(0));
        Assert.InRange(KeptEpochs.Of(1_000_000).Length, 100, 145);
        for (int epochs = 1; epochs < 300; epochs++)
        {
            // Nothing is kept later that was not kept before, and the gaps are an eighth at most.
            ImmutableArray<int> kept = KeptEpochs.Of(epochs);
            Assert.Empty(KeptEpochs.Of(epochs + 1).Except([.. kept, epochs + 1]));
            Assert.Equal((1, epochs), (kept[0], kept[^1]));
            Assert.All(kept.Zip(kept.Skip(1)), pair => Assert.InRange(pair.Second - pair.First, 1, Math.Max(1, pair.First / 8)));
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
