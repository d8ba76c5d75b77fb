using Facsimile.Layers;
using Facsimile.Numerics;
using Facsimile.Optimizers;

namespace Facsimile.Tests.Optimizers;

public class OptimizerTests
{
    private static readonly Optimizer[] Elementwise =
    [
        new Sgd { LearningRate = 0.1 },
        new Sgd { LearningRate = 0.1, Momentum = 0.9, WeightDecay = 0.01 },
        new Sgd { LearningRate = 0.1, Momentum = 0.9, Nesterov = true },
        new Adam(),
        new AdamW(),
        new RmsProp(),
        new RmsProp { Momentum = 0.5 },
    ];

    public static TheoryData<Optimizer> ElementwiseOptimizers { get; } = [.. Elementwise];

    // Adafactor's step of one value depends on the parameter as a whole.
    public static TheoryData<Optimizer> AllOptimizers { get; } = [.. Elementwise, new Adafactor()];

    [Theory]
    [MemberData(nameof(AllOptimizers))]
    public void The_number_of_threads_changes_no_bit(Optimizer optimizer)
    {
        foreach (int size in Enumerable.Range(1, 70).Append(100_003))
        {
            float[] one = Train(optimizer, new Shape(size), threads: 1);
            Assert.Equal(one, Train(optimizer, new Shape(size), threads: 2));
            Assert.Equal(one, Train(optimizer, new Shape(size), threads: 5));
        }

        Assert.Equal(Train(optimizer, new Shape(300, 401), threads: 1), Train(optimizer, new Shape(300, 401), threads: 5));
    }

    [Theory]
    [MemberData(nameof(ElementwiseOptimizers))]
    public void A_value_steps_the_same_inside_and_after_the_last_whole_vector(Optimizer optimizer)
    {
        float[] longer = Train(optimizer, new Shape(128), threads: 1);
        for (int size = 1; size <= 70; size++)
        {
            Assert.Equal(longer[..size], Train(optimizer, new Shape(size), threads: 1));
        }
    }

    [Theory]
    [MemberData(nameof(AllOptimizers))]
    public void A_state_that_was_stored_and_restored_goes_on_with_the_same_bits(Optimizer optimizer)
    {
        var shape = new Shape(7, 9);
        float[] unbroken = Train(optimizer, shape, threads: 1, steps: 6);

        Parameter parameter = StartOf(shape);
        OptimizerState state = optimizer.CreateState(parameter);
        Step(optimizer, parameter, state, WorkerPool.WithThreads(1), 1, 3);
        OptimizerState restored = optimizer.CreateState(parameter);
        Assert.Equal(state.Names.AsEnumerable(), restored.Names);
        for (int i = 0; i < state.Arrays.Length; i++)
        {
            state.Arrays[i].CopyTo(restored.Arrays[i], 0);
        }

        Step(optimizer, parameter, restored, WorkerPool.WithThreads(1), 4, 6);
        Assert.Equal(unbroken, parameter.Values);
    }

    [Theory]
    [MemberData(nameof(AllOptimizers))]
    public void A_new_state_is_zero_and_every_array_has_a_name(Optimizer optimizer)
    {
        OptimizerState state = optimizer.CreateState(StartOf(new Shape(3, 4)));
        Assert.Equal(state.Names.Length, state.Arrays.Length);
        Assert.Equal(state.Names.Length, state.Names.Distinct().Count());
        Assert.All(state.Arrays, array => Assert.All(array, value => Assert.Equal(0, value)));
    }

    [Theory]
    [MemberData(nameof(AllOptimizers))]
    public void A_step_allocates_nothing(Optimizer optimizer)
    {
        Parameter parameter = StartOf(new Shape(60, 70));
        OptimizerState state = optimizer.CreateState(parameter);
        Parameter[] parameters = [parameter];
        float[][] gradients = [Gradient(parameter.Values.Length, 1)];
        OptimizerState[] states = [state];
        WorkerPool workers = WorkerPool.WithThreads(2);

        // The least of several steps: the runtime may empty the pool of rented arrays between two of them.
        long least = long.MaxValue;
        for (int step = 1; step <= 5; step++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            optimizer.Update(parameters, gradients, states, 0.01, step, workers);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, least);
    }

    [Theory]
    [MemberData(nameof(AllOptimizers))]
    public void The_rate_of_the_step_is_used_and_not_the_settings_rate(Optimizer optimizer)
    {
        Parameter still = StartOf(new Shape(3, 4));
        optimizer.Update([still], [Gradient(12, 1)], [optimizer.CreateState(still)], 0, 1, WorkerPool.WithThreads(1));
        Assert.Equal(StartOf(new Shape(3, 4)).Values, still.Values);
    }

    [Theory]
    [MemberData(nameof(AllOptimizers))]
    public void Lengths_and_step_numbers_that_do_not_fit_are_refused(Optimizer optimizer)
    {
        Parameter parameter = StartOf(new Shape(3, 4));
        OptimizerState state = optimizer.CreateState(parameter);
        WorkerPool workers = WorkerPool.WithThreads(1);
        Assert.ThrowsAny<ArgumentException>(() => optimizer.Update([parameter], [new float[11]], [state], 0.1, 1, workers));
        Assert.ThrowsAny<ArgumentException>(() => optimizer.Update([parameter], [new float[12]], [state], 0.1, 0, workers));
        if (state.Arrays.Length > 0)
        {
            OptimizerState foreign = optimizer.CreateState(StartOf(new Shape(2, 3)));
            Assert.ThrowsAny<ArgumentException>(() => optimizer.Update([parameter], [new float[12]], [foreign], 0.1, 1, workers));
        }

        Assert.Equal(StartOf(new Shape(3, 4)).Values, parameter.Values);
    }

    private static float[] Train(Optimizer optimizer, Shape shape, int threads, int steps = 3)
    {
        Parameter parameter = StartOf(shape);
        Step(optimizer, parameter, optimizer.CreateState(parameter), WorkerPool.WithThreads(threads), 1, steps);
        return parameter.Values;
    }

    private static void Step(
        Optimizer optimizer, Parameter parameter, OptimizerState state, WorkerPool workers, int first, int last)
    {
        for (int step = first; step <= last; step++)
        {
            optimizer.Update(
                [parameter], [Gradient(parameter.Values.Length, step)], [state], optimizer.LearningRate, step, workers);
        }
    }

    private static Parameter StartOf(Shape shape)
    {
        var parameter = new Parameter("weight", shape);
        Gradient(shape.Size, 0).CopyTo(parameter.Values, 0);
        return parameter;
    }

    // The first values of a longer gradient are those of a shorter one.
    private static float[] Gradient(int length, int step)
    {
        var random = new RandomStream(1, "gradient", step);
        var gradient = new float[length];
        for (int i = 0; i < length; i++)
        {
            gradient[i] = (float)random.NextDouble(-1, 1);
        }

        return gradient;
    }
}
