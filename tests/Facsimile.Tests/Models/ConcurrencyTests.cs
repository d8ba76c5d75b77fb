using System.Numerics.Tensors;
using Facsimile.Data;
using Facsimile.Models;
using Facsimile.Numerics;
using Facsimile.Training;

namespace Facsimile.Tests.Models;

public class ConcurrencyTests
{
    private static readonly ImageShape Shape = new(1, 9, 11);

    [Fact]
    public void Many_threads_may_use_one_model_at_once_with_the_same_bits()
    {
        Autoencoder model = NewModel();
        Images images = Pictures(700);
        float[] codes = Flat(model.Encode(images, WorkerPool.WithThreads(1)));
        float[] pictures = Flat(model.Reconstruct(images, WorkerPool.WithThreads(1)));
        Parallel.For(0, 64, new ParallelOptions { MaxDegreeOfParallelism = 16 }, i =>
        {
            WorkerPool? workers = (i % 3) switch { 0 => null, 1 => WorkerPool.WithThreads(5), _ => WorkerPool.WithThreads(2) };
            Assert.Equal(codes, Flat(model.Encode(images, workers)));
            Assert.Equal(pictures, Flat(model.Reconstruct(images, workers)));
        });
    }

    [Fact]
    public void A_training_gives_the_same_bits_while_other_threads_use_its_model_and_train_others()
    {
        var options = new TrainingOptions { Epochs = 8, BatchSize = 16, ValidationFraction = 0.1, Threads = 3 };
        var data = new LabelledImages(Pictures(300));
        Autoencoder expected = NewModel();
        Trainer.Fit(expected, data, options);

        Autoencoder model = NewModel();
        Autoencoder other = NewModel();
        var done = new ManualResetEventSlim();
        Thread[] threads =
        [
            Begin(() => model.Encode(data.Images)),
            Begin(() => model.Reconstruct(data.Images, WorkerPool.WithThreads(3))),
        ];
        var second = new Thread(() => Trainer.Fit(other, data, options));
        second.Start();
        Trainer.Fit(model, data, options);
        done.Set();
        second.Join();
        Array.ForEach(threads, thread => thread.Join());
        for (int i = 0; i < expected.Network.Parameters.Length; i++)
        {
            Assert.Equal(expected.Network.Parameters[i].Parameter.Values, model.Network.Parameters[i].Parameter.Values);
            Assert.Equal(expected.Network.Parameters[i].Parameter.Values, other.Network.Parameters[i].Parameter.Values);
        }

        Thread Begin(Action use)
        {
            var thread = new Thread(() =>
            {
                while (!done.IsSet)
                {
                    use();
                }
            });
            thread.Start();
            return thread;
        }
    }

    [Fact]
    public void A_pixel_that_is_no_number_spoils_its_own_image_only()
    {
        Autoencoder model = NewModel();
        Tensor<float> images = Pictures(40).ToTensor();
        float[] expected = Flat(model.Encode(images));
        images[7, 0, 3, 3] = float.NaN;
        float[] codes = Flat(model.Encode(images));
        int size = model.CodeSize;
        Assert.All(codes[(7 * size)..(8 * size)], value => Assert.True(float.IsNaN(value)));
        Assert.Equal(expected[..(7 * size)], codes[..(7 * size)]);
        Assert.Equal(expected[(8 * size)..], codes[(8 * size)..]);
    }

    private static Autoencoder NewModel()
        => Autoencoder.Create(Shape, new DenseArchitecture { Widths = [40, 6], Hidden = "tanh" }, seed: 3);

    private static Images Pictures(int count)
        => new(Shape, [.. Enumerable.Range(0, count * Shape.Size).Select(i => (byte)(i * 37))]);

    private static float[] Flat(Tensor<float> tensor) => [.. tensor];
}
