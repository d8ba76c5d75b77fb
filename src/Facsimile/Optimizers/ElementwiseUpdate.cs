using System.Numerics;
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
    void Step(Vector<float> gradient, ref Vector<float> value, ref Vector<float> first, ref Vector<float> second);
}

/// <summary>
/// The loop that all element-wise optimisers share: value, gradient and state pass through the processor once. Every value
/// is computed by the same vector instructions wherever it stands, so the bits do not depend on the number of threads.
/// </summary>
internal static unsafe class ElementwiseUpdate
{
    // Shares are whole multiples of this, so only the last one ends inside a vector.
    private const int Block = 1024;

    // Waking a thread costs a few microseconds, about what a thread needs for so many values.
    private const int ValuesPerWorker = 16 * Block;

    /// <summary>Steps all values of a parameter.</summary>
    public static void Run<TUpdate>(
        TUpdate update,
        Parameter parameter,
        ReadOnlySpan<float> gradient,
        OptimizerState state,
        long stepNumber,
        WorkerPool workers)
        where TUpdate : unmanaged, IElementwiseUpdate
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(stepNumber, 1);
        int length = parameter.Values.Length;
        CheckLength(gradient.Length, length, parameter, nameof(gradient));
        foreach (float[] array in state.Arrays)
        {
            CheckLength(array.Length, length, parameter, nameof(state));
        }

        float[]? firstArray = state.Arrays.Length > 0 ? state.Arrays[0] : null;
        float[]? secondArray = state.Arrays.Length > 1 ? state.Arrays[1] : null;
        fixed (float* values = parameter.Values, gradients = gradient, first = firstArray, second = secondArray)
        {
            var job = new Job<TUpdate>(update, length, values, gradients, first, second);
            workers.Run(ref job, 1 + (length / ValuesPerWorker));
        }
    }

    private static void CheckLength(int found, int expected, Parameter parameter, string argument)
    {
        if (found != expected)
        {
            throw new ArgumentException(
                $"The parameter {parameter.Name} has {expected} values; its {argument} has {found}.", argument);
        }
    }

    private readonly struct Job<TUpdate>(TUpdate update, int length, float* values, float* gradients, float* first, float* second)
        : IParallelJob
        where TUpdate : unmanaged, IElementwiseUpdate
    {
        private readonly TUpdate _update = update;
        private readonly int _length = length;
        private readonly float* _values = values;
        private readonly float* _gradients = gradients;
        private readonly float* _first = first;
        private readonly float* _second = second;

        public void Execute(int worker, int workers)
        {
            (int start, int end) = WorkShare.Of(_length, Block, worker, workers);
            int lastVector = start + ((end - start) / Vector<float>.Count * Vector<float>.Count);
            TUpdate update = _update;
            for (int i = start; i < lastVector; i += Vector<float>.Count)
            {
                Step(in update, _gradients + i, _values + i, At(_first, i), At(_second, i));
            }

            if (lastVector < end)
            {
                StepTail(in update, lastVector, end - lastVector);
            }
        }

        private static float* At(float* array, int index) => array == null ? null : array + index;

        private static void Step(in TUpdate update, float* gradients, float* values, float* first, float* second)
        {
            Vector<float> value = Vector.Load(values);
            Vector<float> one = first == null ? default : Vector.Load(first);
            Vector<float> two = second == null ? default : Vector.Load(second);
            update.Step(Vector.Load(gradients), ref value, ref one, ref two);
            Vector.Store(value, values);
            if (first != null)
            {
                Vector.Store(one, first);
            }

            if (second != null)
            {
                Vector.Store(two, second);
            }
        }

        // The values after the last whole vector: copied into whole vectors, stepped by the same code and copied back.
        private void StepTail(in TUpdate update, int start, int count)
        {
            float* copies = stackalloc float[4 * Vector<float>.Count];
            float** arrays = stackalloc float*[4] { _gradients, _values, _first, _second };
            for (int a = 0; a < 4; a++)
            {
                Span<float> copy = new(copies + (a * Vector<float>.Count), Vector<float>.Count);
                copy.Clear();
                if (arrays[a] != null)
                {
                    new ReadOnlySpan<float>(arrays[a] + start, count).CopyTo(copy);
                }
            }

            int width = Vector<float>.Count;
            Step(in update, copies, copies + width, copies + (2 * width), copies + (3 * width));
            for (int a = 1; a < 4; a++)
            {
                if (arrays[a] != null)
                {
                    new ReadOnlySpan<float>(copies + (a * width), count).CopyTo(new Span<float>(arrays[a] + start, count));
                }
            }
        }
    }
}
