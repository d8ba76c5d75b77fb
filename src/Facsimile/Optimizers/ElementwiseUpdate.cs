using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Facsimile.Layers;
using Facsimile.Numerics;

namespace Facsimile.Optimizers;

/// <summary>The formula of an optimiser that treats each value of a parameter alone.</summary>
internal interface IElementwiseUpdate
{
    /// <summary>Steps one vector of values.</summary>
    /// <param name="gradient">The gradients.</param>
    /// <param name="value">The parameter's values, to be changed.</param>
    /// <param name="first">The first state array's values, to be changed; zeros, not kept, when there is none.</param>
    /// <param name="second">The same for the second state array.</param>
    void Step<TLanes>(TLanes gradient, ref TLanes value, ref TLanes first, ref TLanes second)
        where TLanes : struct, ILanes<TLanes>;
}

/// <summary>
/// The loop that all element-wise optimisers share: value, gradient and state pass through the processor once. Every value
/// is computed by the same vector instructions wherever it stands, so the bits do not depend on the number of threads.
/// </summary>
internal static unsafe class ElementwiseUpdate
{
    // Shares are whole multiples of this, so only the last one ends inside a vector.
    private const int Block = 1024;

    // Waking a thread costs a few microseconds, about what a thread needs for so many blocks.
    private const int BlocksPerWorker = 16;

    /// <summary>Steps all values of all parameters, in one run of the workers.</summary>
    public static void Run<TUpdate>(
        TUpdate update,
        IReadOnlyList<Parameter> parameters,
        IReadOnlyList<float[]> gradients,
        IReadOnlyList<OptimizerState> states,
        long stepNumber,
        WorkerPool workers)
        where TUpdate : unmanaged, IElementwiseUpdate
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(stepNumber, 1);
        int blocks = 0;
        for (int i = 0; i < parameters.Count; i++)
        {
            Parameter parameter = parameters[i];
            CheckLength(gradients[i].Length, parameter, nameof(gradients));
            foreach (float[] array in states[i].Arrays)
            {
                CheckLength(array.Length, parameter, nameof(states));
            }

            blocks += BlocksOf(parameter);
        }

        var job = new Job<TUpdate>(update, parameters, gradients, states, blocks);
        workers.Run(ref job, 1 + (blocks / BlocksPerWorker));
    }

    /// <summary>The same for pieces of the parameters, as their gradients are computed.</summary>
    /// <param name="stepOf">The formula of a step, from its learning rate and number.</param>
    /// <param name="parameters">The parameters.</param>
    /// <param name="states">What the optimiser keeps for each.</param>
    public static FusedUpdate Fuse<TUpdate>(
        Func<double, long, TUpdate> stepOf, IReadOnlyList<Parameter> parameters, IReadOnlyList<OptimizerState> states)
        where TUpdate : unmanaged, IElementwiseUpdate
        => new Fused<TUpdate>(stepOf, parameters, states);

    private static int BlocksOf(Parameter parameter) => (parameter.Values.Length + Block - 1) / Block;

    private static void CheckLength(int found, Parameter parameter, string argument)
    {
        if (found != parameter.Values.Length)
        {
            throw new ArgumentException(
                $"The parameter {parameter.Name} has {parameter.Values.Length} values; its part of {argument} has {found}.",
                argument);
        }
    }

    /// <summary>The values from start to end − 1 of one parameter.</summary>
    private static void StepRange<TUpdate, TLanes>(
        TUpdate update, float* values, float* gradients, float* first, float* second, int start, int end)
        where TUpdate : unmanaged, IElementwiseUpdate
        where TLanes : struct, ILanes<TLanes>
    {
        int i = start;
        for (; i + TLanes.Count <= end; i += TLanes.Count)
        {
            StepVector<TUpdate, TLanes>(in update, values + i, gradients + i, At(first, i), At(second, i));
        }

        if (i < end)
        {
            StepTail<TUpdate, TLanes>(in update, values + i, gradients + i, At(first, i), At(second, i), end - i);
        }
    }

    private static float* At(float* array, int index) => array == null ? null : array + index;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StepVector<TUpdate, TLanes>(
        in TUpdate update, float* values, float* gradients, float* first, float* second)
        where TUpdate : unmanaged, IElementwiseUpdate
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes value = TLanes.Load(values);
        TLanes one = first == null ? default : TLanes.Load(first);
        TLanes two = second == null ? default : TLanes.Load(second);
        update.Step(TLanes.Load(gradients), ref value, ref one, ref two);
        value.Store(values);
        if (first != null)
        {
            one.Store(first);
        }

        if (second != null)
        {
            two.Store(second);
        }
    }

    // The values after the last whole vector: copied into whole vectors, stepped by the same code and copied back.
    private static void StepTail<TUpdate, TLanes>(
        in TUpdate update, float* values, float* gradients, float* first, float* second, int count)
        where TUpdate : unmanaged, IElementwiseUpdate
        where TLanes : struct, ILanes<TLanes>
    {
        int width = TLanes.Count;
        float* copies = stackalloc float[4 * width];
        float** arrays = stackalloc float*[4] { values, gradients, first, second };
        new Span<float>(copies, 4 * width).Clear();
        for (int a = 0; a < 4; a++)
        {
            if (arrays[a] != null)
            {
                new ReadOnlySpan<float>(arrays[a], count).CopyTo(new Span<float>(copies + (a * width), count));
            }
        }

        StepVector<TUpdate, TLanes>(in update, copies, copies + width, copies + (2 * width), copies + (3 * width));
        new ReadOnlySpan<float>(copies, count).CopyTo(new Span<float>(values, count));
        for (int a = 2; a < 4; a++)
        {
            if (arrays[a] != null)
            {
                new ReadOnlySpan<float>(copies + (a * width), count).CopyTo(new Span<float>(arrays[a], count));
            }
        }
    }

    private readonly struct Job<TUpdate>(
        TUpdate update,
        IReadOnlyList<Parameter> parameters,
        IReadOnlyList<float[]> gradients,
        IReadOnlyList<OptimizerState> states,
        int blocks) : IParallelJob
        where TUpdate : unmanaged, IElementwiseUpdate
    {
        public void Execute(int share, int shares)
        {
            if (Vector512.IsHardwareAccelerated)
            {
                Execute<Lanes512>(share, shares);
            }
            else
            {
                Execute<NativeLanes>(share, shares);
            }
        }

        /// <summary>The share's blocks, counted through all parameters.</summary>
        private void Execute<TLanes>(int share, int shares)
            where TLanes : struct, ILanes<TLanes>
        {
            (int first, int last) = WorkShare.Of(blocks, share, shares);
            int firstOfParameter = 0;
            for (int i = 0; i < parameters.Count && firstOfParameter < last; i++)
            {
                float[] values = parameters[i].Values;
                int start = Math.Max(0, first - firstOfParameter) * Block;
                int end = (int)Math.Min(values.Length, (long)(last - firstOfParameter) * Block);
                if (start < end)
                {
                    ImmutableArray<float[]> arrays = states[i].Arrays;
                    fixed (float* value = values, gradient = gradients[i])
                    fixed (float* one = arrays.Length > 0 ? arrays[0] : null, two = arrays.Length > 1 ? arrays[1] : null)
                    {
                        StepRange<TUpdate, TLanes>(update, value, gradient, one, two, start, end);
                    }
                }

                firstOfParameter += BlocksOf(parameters[i]);
            }
        }
    }

    private sealed class Fused<TUpdate>(
        Func<double, long, TUpdate> stepOf, IReadOnlyList<Parameter> parameters, IReadOnlyList<OptimizerState> states)
        : FusedUpdate
        where TUpdate : unmanaged, IElementwiseUpdate
    {
        private readonly float[][] _values = [.. parameters.Select(parameter => parameter.Values)];
        private readonly float[]?[] _first = [.. states.Select(state => state.Arrays.ElementAtOrDefault(0))];
        private readonly float[]?[] _second = [.. states.Select(state => state.Arrays.ElementAtOrDefault(1))];
        private TUpdate _update;

        public override void Begin(double learningRate, long stepNumber) => _update = stepOf(learningRate, stepNumber);

        public override void Consume(int parameter, int start, ReadOnlySpan<float> gradient)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(start + gradient.Length, _values[parameter].Length);
            fixed (float* values = _values[parameter], first = _first[parameter], second = _second[parameter])
            fixed (float* gradients = gradient)
            {
                float* one = first == null ? null : first + start;
                float* two = second == null ? null : second + start;
                if (Vector512.IsHardwareAccelerated)
                {
                    StepRange<TUpdate, Lanes512>(_update, values + start, gradients, one, two, 0, gradient.Length);
                }
                else
                {
                    StepRange<TUpdate, NativeLanes>(_update, values + start, gradients, one, two, 0, gradient.Length);
                }
            }
        }
    }
}
