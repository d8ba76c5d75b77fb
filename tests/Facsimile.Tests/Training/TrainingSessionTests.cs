using System.Numerics.Tensors;
using Facsimile.Data;
using Facsimile.Losses;
using Facsimile.Models;
using Facsimile.Numerics;
using Facsimile.Optimizers;
using Facsimile.Training;

namespace Facsimile.Tests.Training;

public sealed class TrainingSessionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static readonly TrainingOptions Options = new()
    {
        Epochs = 6,
        BatchSize = 16,
        ValidationFraction = 0.2,
        Seed = 4,
        SnapshotCount = 3,
    };

    public void Dispose() => _folder.Dispose();

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
        History history = Trainer.Fit(NewModel(), Pictures(), Options, new Observer(_ => CancelAt(5)), source.Token);
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
    public void A_diverging_loss_stops_it_with_epoch_step_and_learning_rate()
    {
        TrainingOptions options = Options with
        {
            Loss = new MeanSquaredError { Reduction = Reduction.Sum },
            Optimizer = new Sgd { LearningRate = 1e18 },
        };
        Autoencoder linear = Autoencoder.Dense(Shape, new DenseArchitecture { CodeSize = 8, Output = "linear" }, seed: 1);
        TrainingDivergedException error = Assert.Throws<TrainingDivergedException>(
            () => Trainer.Fit(linear, Pictures(), options));
        Assert.Equal(1, error.Epoch);
        Assert.InRange(error.Step, 2, 10);
        Assert.Equal(1e18, error.LearningRate);
        Assert.Contains($"epoch 1, step {error.Step}, at learning rate 1E+18", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_that_overflow_behind_a_bounded_output_stop_it_too()
    {
        TrainingOptions options = Options with { Optimizer = new Sgd { LearningRate = 1e300 }, BatchSize = 200 };
        TrainingDivergedException error = Assert.Throws<TrainingDivergedException>(
            () => Trainer.Fit(NewModel(), Pictures(), options));
        Assert.Contains("weights became infinite", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_step_allocates_nothing()
    {
        var session = new TrainingSession(NewModel(dropout: 0.1), Pictures(), Options);
        int[] batch = [.. Enumerable.Range(0, 16)];
        for (int step = 1; step <= 50; step++)
        {
            session.TrainOn(batch, step, 1e-3);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int step = 51; step <= 60; step++)
        {
            session.TrainOn(batch, step, 1e-3);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

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
    public void Progress_counts_epochs_steps_and_images()
    {
        List<TrainingProgress> seen = [];
        Trainer.Fit(NewModel(), Pictures(), Options with { Epochs = 2 }, new Observer(seen.Add));
        Assert.Equal(2 * 10, seen.Count);
        Assert.Equal((1, 2, 1, 10, 16L), (seen[0].Epoch, seen[0].Epochs, seen[0].Step, seen[0].StepsPerEpoch, seen[0].Images));
        Assert.Equal(2 * 160, seen[^1].Images);
        Assert.All(seen, progress => Assert.Equal(progress.Step == 10, progress.Finished is not null));
    }

    [Fact]
    public void A_binary_loss_without_a_sigmoid_is_refused()
    {
        Autoencoder linear = Autoencoder.Dense(Shape, new DenseArchitecture { CodeSize = 8, Output = "linear" });
        Assert.Contains(
            "network.output",
            Assert.Throws<FacsimileException>(
                () => Trainer.Fit(linear, Pictures(), Options with { Loss = new BinaryCrossEntropy() })).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_loss_over_classes_is_refused()
    {
        TrainingOptions options = Options with { Loss = new CrossEntropy() };
        FacsimileException error = Assert.Throws<FacsimileException>(() => Trainer.Fit(NewModel(), Pictures(), options));
        Assert.Contains("mse or bce", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_largest_batch_size_takes_all_images_in_one_step()
    {
        int steps = 0;
        History history = Trainer.Fit(
            NewModel(),
            Pictures(),
            Options with { Epochs = 3, BatchSize = int.MaxValue, Schedule = new StepSchedule { EveryEpochs = 1, Gamma = 0.5 } },
            new Observer(progress => steps += progress.StepsPerEpoch));
        Assert.Equal(3, steps);
        Assert.Equal([1.0, 0.5, 0.25], history.Epochs.Select(epoch => epoch.LearningRate / Options.Optimizer.LearningRate));
    }

    [Theory]
    [InlineData(0.0, 1e300, "weights")]
    [InlineData(0.2, 1e300, "weights")]
    [InlineData(0.0, 1e25, "reconstructions")]
    [InlineData(0.2, 1e25, "validation loss")]
    public void What_diverges_in_the_last_step_is_noticed(double validationFraction, double learningRate, string what)
    {
        Autoencoder model = Autoencoder.Dense(Shape, new DenseArchitecture { Widths = [24, 5], Output = "linear" }, seed: 1);
        var session = new TrainingSession(model, Pictures(), Options with
        {
            Epochs = 1,
            BatchSize = 200,
            ValidationFraction = validationFraction,
            Optimizer = new Sgd { LearningRate = learningRate },
        });
        TrainingDivergedException error = Assert.Throws<TrainingDivergedException>(() => session.RunEpoch());
        Assert.Equal((1, 1, learningRate), (error.Epoch, error.Step, error.LearningRate));
        Assert.Contains(what, error.Message, StringComparison.Ordinal);
        Assert.Equal(0, session.State.EpochsDone);
    }

    [Fact]
    public void A_batch_that_no_array_can_hold_is_refused()
    {
        var images = new LabelledImages(new Images(new ImageShape(1, 1, 1), new byte[2100]));
        Autoencoder wide = Autoencoder.Dense(images.Shape, codeSize: 1 << 20);
        TrainingOptions options = Options with { BatchSize = 5000, ValidationFraction = 0 };
        FacsimileException error = Assert.Throws<FacsimileException>(() => Trainer.Fit(wide, images, options));
        Assert.Contains("training.batchSize 2100", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Images_of_another_size_are_refused()
        => Assert.Throws<FacsimileException>(() => Trainer.Fit(
            Autoencoder.Dense(new ImageShape(1, 5, 5), codeSize: 2), Pictures(), Options));

    [Theory]
    [InlineData(0, 16, 0.0, null, "training.epochs")]
    [InlineData(1, 0, 0.0, null, "training.batchSize")]
    [InlineData(1, 16, 1.0, null, "training.validationFraction")]
    [InlineData(1, 16, double.NaN, null, "training.validationFraction")]
    [InlineData(1, 16, 0.0, 3, "training.patience")]
    [InlineData(1, 16, 0.1, 0, "training.patience")]
    [InlineData(1, 16, 0.001, null, "too few")]
    public void Wrong_options_are_refused_by_name(int epochs, int batchSize, double fraction, int? patience, string named)
    {
        TrainingOptions options = Options with
        {
            Epochs = epochs,
            BatchSize = batchSize,
            ValidationFraction = fraction,
            Patience = patience,
        };
        FacsimileException error = Assert.Throws<FacsimileException>(() => Trainer.Fit(NewModel(), Pictures(), options));
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
    }

    private static ImageShape Shape => new(1, 6, 7);

    private static Autoencoder NewModel(double dropout = 0, int seed = 1)
        => Autoencoder.Dense(Shape, new DenseArchitecture { Widths = [24, 5], Dropout = dropout }, seed);

    /// <summary>200 pictures of one bright bar each, at random places.</summary>
    private static LabelledImages Pictures()
    {
        var random = new RandomStream(8, "pictures");
        byte[] pixels = new byte[200 * Shape.Size];
        for (int i = 0; i < 200; i++)
        {
            pixels.AsSpan((i * Shape.Size) + (random.NextInt32(6) * 7), 7).Fill(220);
        }

        return new LabelledImages(new Images(Shape, pixels));
    }

    private static void AssertSame(Autoencoder expected, Autoencoder actual)
    {
        for (int i = 0; i < expected.Network.Parameters.Length; i++)
        {
            Assert.Equal(expected.Network.Parameters[i].Parameter.Values, actual.Network.Parameters[i].Parameter.Values);
        }

        Assert.True(TensorPrimitives.SumOfMagnitudes(expected.Network.Parameters[0].Parameter.Values) > 0);
    }

    private sealed class Observer(Action<TrainingProgress> action) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => action(value);
    }
}
