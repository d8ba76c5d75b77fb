using System.Collections.Immutable;
using System.Numerics.Tensors;
using Facsimile.Layers;
using Facsimile.Losses;
using Facsimile.Models;
using Facsimile.Numerics;
using Facsimile.Optimizers;
using Facsimile.Training;

namespace Facsimile.Inversion.Analysis;

/// <summary>
/// The inverse of a decoder as a network, learnt from examples: k – 64 – 64 – k, ReLU between, from the encoder's codes to those
/// that an inversion found. It takes a moment for any number of images, where the inversion must search.
/// </summary>
/// <remarks>
/// Trained by Adam with rate 0.001 on the mean squared error, 100 epochs with batches of 32, the last fifth of the codes held out.
/// </remarks>
public sealed class AmortizedInverse
{
    private const int Width = 64;
    private const int Epochs = 100;
    private const int BatchSize = 32;
    private const double HeldOut = 0.2;

    private readonly Sequential _network;

    private AmortizedInverse(Sequential network) => _network = network;

    /// <summary>The mean squared error of each epoch on the codes trained on, each taken when its batch came.</summary>
    public ImmutableArray<double> TrainingLosses { get; private set; } = [];

    /// <summary>The mean squared error after each epoch on the held-out codes.</summary>
    public ImmutableArray<double> ValidationLosses { get; private set; } = [];

    /// <summary>Learns from examples.</summary>
    /// <param name="from">The encoder's codes, N × code size, N at least 10.</param>
    /// <param name="to">The codes that the inversion found, of the same images.</param>
    /// <param name="seed">The seed of the first weights and of the order; 0 by default.</param>
    /// <param name="cancellation">Stops it after an epoch.</param>
    /// <exception cref="FacsimileException">There are too few codes, the sizes differ, or a code is not finite.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static AmortizedInverse Fit(
        Tensor<float> from, Tensor<float> to, int seed = 0, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        if (from.Rank != 2 || !from.Lengths.SequenceEqual(to.Lengths) || from.Lengths[0] < 10)
        {
            throw new FacsimileException(
                $"An inverse is learnt from at least 10 pairs of codes of one size, but there are codes of "
                + $"{string.Join('×', from.Lengths.ToArray())} and {string.Join('×', to.Lengths.ToArray())}.");
        }

        int size = (int)from.Lengths[1];
        (float[] inputs, float[] targets) = (Values(from), Values(to));
        var network = new Sequential(
            new Shape(size), new Dense(size, Width), new Relu(), new Dense(Width, Width), new Relu(), new Dense(Width, size));
        network.Initialize(Initializer.Glorot, seed);
        var inverse = new AmortizedInverse(network);
        inverse.Train(inputs, targets, size, seed, cancellation);
        return inverse;
    }

    /// <summary>The codes that the inversion is expected to find.</summary>
    /// <param name="codes">The encoder's codes, N × code size.</param>
    /// <param name="workers">The threads to share the work; null takes one a processor core.</param>
    /// <returns>N × code size.</returns>
    /// <exception cref="ShapeException">The codes have another size.</exception>
    public Tensor<float> Apply(Tensor<float> codes, WorkerPool? workers = null)
    {
        int count = Inference.Count(codes, _network);
        return Tensor.Create(
            Inference.Run(_network, count, Inference.SourceOf(codes), workers), [count, _network.Output.Size]);
    }

    private static float[] Values(Tensor<float> codes)
    {
        float[] values = new float[codes.FlattenedLength];
        codes.FlattenTo(values);
        return TensorPrimitives.IsFiniteAll<float>(values)
            ? values
            : throw new FacsimileException("A code to learn the inverse from is not finite; leave out images whose search diverged.");
    }

    private void Train(float[] inputs, float[] targets, int size, int seed, CancellationToken cancellation)
    {
        // A batch is a hundred thousand multiplications: one thread has done it before a second has woken up.
        var workers = WorkerPool.WithThreads(1);
        var optimizer = new Adam();
        var loss = new BatchLoss(new MeanSquaredError(), BatchSize);
        Workspace workspace = _network.CreateWorkspace(BatchSize, training: true, workers, seed);
        Parameter[] parameters = [.. _network.Parameters.Select(parameter => parameter.Parameter)];
        OptimizerState[] states = [.. parameters.Select(optimizer.CreateState)];
        int count = inputs.Length / size;
        int trained = count - (int)(HeldOut * count);
        int[] heldOut = [.. Enumerable.Range(trained, count - trained)];
        List<double> trainingLosses = [];
        List<double> validationLosses = [];
        float[] batchTargets = new float[BatchSize * size];
        long step = 0;

        double Run(ReadOnlySpan<int> order, bool train)
        {
            double sum = 0;
            for (int start = 0; start < order.Length; start += BatchSize)
            {
                ReadOnlySpan<int> batch = order.Slice(start, Math.Min(BatchSize, order.Length - start));
                workspace.BatchSize = batch.Length;
                workspace.BeginStep(++step);
                for (int i = 0; i < batch.Length; i++)
                {
                    inputs.AsSpan(batch[i] * size, size).CopyTo(workspace.Input[(i * size)..]);
                    targets.AsSpan(batch[i] * size, size).CopyTo(batchTargets.AsSpan(i * size));
                }

                workspace.Forward();
                sum += loss.Evaluate(workspace, batchTargets.AsSpan(0, batch.Length * size), gradient: train);
                if (train)
                {
                    workspace.BackwardFromLogits();
                    optimizer.Update(parameters, workspace.Gradients, states, optimizer.LearningRate, step, workers);
                }
            }

            return sum / order.Length;
        }

        for (int epoch = 1; epoch <= Epochs; epoch++)
        {
            cancellation.ThrowIfCancellationRequested();
            int[] order = [.. Enumerable.Range(0, trained)];
            new RandomStream(seed, "inverse", epoch).Shuffle<int>(order);
            trainingLosses.Add(Run(order, train: true));
            long trainedSteps = step;
            validationLosses.Add(Run(heldOut, train: false));
            step = trainedSteps;
        }

        TrainingLosses = [.. trainingLosses];
        ValidationLosses = [.. validationLosses];
    }
}
