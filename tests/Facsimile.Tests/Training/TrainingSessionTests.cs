using Facsimile.Data;
using Facsimile.Models;
using Facsimile.Optimizers;
using Facsimile.Training;
using static Facsimile.Tests.Training.SmallTraining;

namespace Facsimile.Tests.Training;

public sealed class TrainingSessionTests
{
    [Fact]
    public void Training_lowers_the_loss_on_held_out_images()
    {
        History history = Trainer.Fit(NewModel(), Pictures(), Options with { Epochs = 30 });
        Assert.Equal(30, history.Epochs.Length);
        Assert.True(history.Epochs[^1].ValidationLoss < 0.5 * history.Epochs[0].ValidationLoss);
        Assert.Equal(StopReason.Completed, history.StopReason);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Bits_do_not_depend_on_the_number_of_threads(int threads)
    {
        Autoencoder reference = NewModel(dropout: 0.2);
        History expected = Trainer.Fit(reference, Pictures(), Options with { Threads = 3 });
        Autoencoder model = NewModel(dropout: 0.2);
        History history = Trainer.Fit(model, Pictures(), Options with { Threads = threads });
        AssertSame(reference, model);
        Assert.Equal(expected.Epochs.AsEnumerable(), history.Epochs.AsEnumerable());
    }

    [Fact]
    public void Another_seed_gives_another_order()
    {
        Autoencoder first = NewModel();
        Autoencoder second = NewModel();
        Trainer.Fit(first, Pictures(), Options with { ValidationFraction = 0 });
        Trainer.Fit(second, Pictures(), Options with { ValidationFraction = 0, Seed = 5 });
        Assert.NotEqual(first.Network.Parameters[0].Parameter.Values, second.Network.Parameters[0].Parameter.Values);
    }

    [Fact]
    public void Without_patience_left_it_stops_and_gives_the_best_weights_back()
    {
        Autoencoder model = NewModel();
        TrainingOptions options = Options with { Epochs = 50, Patience = 2, Optimizer = new Adam { LearningRate = 0.5 } };
        History history = Trainer.Fit(model, Pictures(), options);
        Assert.Equal(StopReason.EarlyStopping, history.StopReason);
        Assert.Equal(history.BestEpoch + 2, history.Epochs.Length);
        Assert.Equal(history.Epochs.Min(epoch => epoch.ValidationLoss), history.Epochs[history.BestEpoch - 1].ValidationLoss);

        Autoencoder again = NewModel();
        Trainer.Fit(again, Pictures(), options with { Epochs = history.BestEpoch, Patience = null });
        AssertSame(again, model);
    }

    [Fact]
    public void With_a_patience_that_never_runs_out_the_best_weights_are_kept_too()
    {
        Autoencoder model = NewModel();
        TrainingOptions options = Options with { Epochs = 12, Patience = 12, Optimizer = new Adam { LearningRate = 0.5 } };
        History history = Trainer.Fit(model, Pictures(), options);
        Assert.Equal(StopReason.Completed, history.StopReason);
        Assert.InRange(history.BestEpoch, 1, 11);
        Autoencoder best = NewModel();
        Trainer.Fit(best, Pictures(), options with { Epochs = history.BestEpoch, Patience = null });
        AssertSame(best, model);
    }

    [Fact]
    public void Cancelled_it_stops_after_the_step_and_says_so()
    {
        using var source = new CancellationTokenSource();
        int steps = 0;
        History history = Trainer.Fit(NewModel(), Pictures(), Options, null, new Observer<TrainingProgress>(_ => CancelAt(5)), source.Token);
        Assert.Equal(5, steps);
        Assert.Equal(StopReason.Interrupted, history.StopReason);
        Assert.Empty(history.Epochs);

        void CancelAt(int step)
        {
            if (++steps == step)
            {
                source.Cancel();
            }
        }
    }

    [Fact]
    public void A_step_allocates_nothing()
        => TrainingChecks.AssertStepsAllocateNothing(new TrainingSession(NewModel(dropout: 0.1), Pictures(), Options));

    [Fact]
    public void The_kept_pictures_are_spread_over_the_data()
    {
        byte[] pixels = new byte[200 * Shape.Size];
        for (int i = 0; i < 200; i++)
        {
            pixels.AsSpan(i * Shape.Size, Shape.Size).Fill((byte)i);
        }

        History history = Trainer.Fit(
            NewModel(),
            new LabelledImages(new Images(Shape, pixels)),
            Options with { Epochs = 1, ValidationFraction = 0, SnapshotCount = 4 });
        Assert.Equal([0, 50, 100, 150], Enumerable.Range(0, 4).Select(i => (int)history.SnapshotOriginals![i][0]));
    }

    [Fact]
    public void No_pictures_need_to_be_kept()
    {
        History history = Trainer.Fit(NewModel(), Pictures(), Options with { Epochs = 2, SnapshotCount = 0 });
        Assert.Equal(2, history.Epochs.Length);
        Assert.Null(history.SnapshotOriginals);
    }

    [Fact]
    public void Progress_counts_epochs_steps_and_images()
    {
        List<TrainingProgress> seen = [];
        Trainer.Fit(NewModel(), Pictures(), Options with { Epochs = 2 }, null, new Observer<TrainingProgress>(seen.Add));
        Assert.Equal(2 * 10, seen.Count);
        Assert.Equal((1, 2, 1, 10, 16L), (seen[0].Epoch, seen[0].Epochs, seen[0].Step, seen[0].StepsPerEpoch, seen[0].Images));
        Assert.Equal(2 * 160, seen[^1].Images);
        Assert.All(seen, progress => Assert.Equal(progress.Step == 10, progress.Finished is not null));
    }
}
