using System.Buffers;
using System.Numerics.Tensors;
using Facsimile.Layers;
using Facsimile.Numerics;
using static System.FormattableString;

namespace Facsimile.Optimizers;

/// <summary>
/// Adafactor: like Adam without momentum, but the averaged squared gradients of a matrix are kept as the averages of its
/// rows and of its columns only, the step is a fraction of the parameter's own size, and a step that is too large as a
/// whole is shortened.
/// </summary>
/// <remarks>
/// <para>
/// Shazeer and Stern, "Adafactor: adaptive learning rates with sublinear memory cost" (2018), algorithms 4 and 5. With
/// gradient G, value X and step number t:
/// β̂ = 1 − tᵈ, where d is <see cref="Beta2Decay"/>;
/// R ← β̂·R + (1 − β̂)·row means of (G² + ε₁); C the same with column means; V = R·C / mean(R);
/// U = G/√V; Û = U / max(1, RMS(U)/clip);
/// X ← X − max(ε₂, RMS(X)) · min(η, 1/√t) · Û.
/// </para>
/// <para>
/// As in Keras, whose defaults these are, means take the place of the paper's sums (V is the same), the learning rate η is
/// a ceiling of the relative step 1/√t, and of more than two dimensions the last two are factored. A vector keeps
/// V ← β̂·V + (1 − β̂)·(G² + ε₁) in full.
/// </para>
/// </remarks>
public sealed record Adafactor : Optimizer
{
    /// <summary>d, how the averages forget less and less: step t keeps 1 − tᵈ of them; negative, default −0.8.</summary>
    public double Beta2Decay { get; init; } = -0.8;

    /// <summary>ε₁, added to squared gradients; at least 10⁻³⁷ so that a float can hold it, default 10⁻³⁰.</summary>
    public double Epsilon1 { get; init; } = 1e-30;

    /// <summary>ε₂, the least size that a parameter is taken to have, so that zeros can grow; positive, default 0.001.</summary>
    public double Epsilon2 { get; init; } = 1e-3;

    /// <summary>The root mean square of U above which a step is shortened to it; positive, default 1.</summary>
    public double ClipThreshold { get; init; } = 1.0;

    /// <inheritdoc/>
    public override OptimizerState CreateState(Parameter parameter)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        if (parameter.Shape.Dimensions.Length < 2)
        {
            return OptimizerState.Zeros(parameter, "meanSquare");
        }

        int rowLength = parameter.Shape.Dimensions[^1];
        int columnLength = parameter.Shape.Dimensions[^2];
        return new OptimizerState(
            ["rowMeanSquare", "columnMeanSquare"],
            [new float[parameter.Values.Length / rowLength], new float[parameter.Values.Length / columnLength]]);
    }

    /// <inheritdoc/>
    /// <remarks>It runs on the calling thread alone: its sums over rows, columns and the whole keep one order.</remarks>
    public override void Update(
        IReadOnlyList<Parameter> parameters,
        IReadOnlyList<float[]> gradients,
        IReadOnlyList<OptimizerState> states,
        double learningRate,
        long stepNumber,
        WorkerPool workers)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(stepNumber, 1);
        for (int i = 0; i < parameters.Count; i++)
        {
            Update(parameters[i], gradients[i], states[i], learningRate, stepNumber);
        }
    }

    /// <summary>For example <c>Adafactor, learning rate 0.001, decay -0.8, ε₁ 1e-30, ε₂ 1e-3, clip threshold 1</c>.</summary>
    public override string ToString()
    {
        string decay = Invariant($"decay {Beta2Decay}, ε₁ {Epsilon1:0.###e+0}, ε₂ {Epsilon2:0.###e+0}");
        return Invariant($"Adafactor, learning rate {LearningRate}, {decay}, clip threshold {ClipThreshold}");
    }

    /// <inheritdoc/>
    public override void Validate(string path = "optimizer")
    {
        base.Validate(path);
        SettingCheck.Require(double.IsFinite(Beta2Decay) && Beta2Decay < 0, Beta2Decay, $"{path}.beta2Decay", "negative", -0.8);
        SettingCheck.Require(
            double.IsFinite(Epsilon1) && Epsilon1 >= 1e-37, Epsilon1, $"{path}.epsilon1", "at least 1e-37", 1e-30);
        SettingCheck.Positive(Epsilon2, $"{path}.epsilon2", 0.001);
        SettingCheck.Positive(ClipThreshold, $"{path}.clipThreshold", 1);
    }

    private void Update(
        Parameter parameter, ReadOnlySpan<float> gradient, OptimizerState state, double learningRate, long stepNumber)
    {
        Span<float> values = parameter.Values;
        if (gradient.Length != values.Length)
        {
            throw new ArgumentException(
                $"The parameter {parameter.Name} has {values.Length} values; its gradient has {gradient.Length}.",
                nameof(gradient));
        }

        float[] rented = ArrayPool<float>.Shared.Rent(values.Length);
        try
        {
            Span<float> step = rented.AsSpan(0, values.Length);
            double gain = Math.Pow(stepNumber, Beta2Decay);
            if (parameter.Shape.Dimensions.Length < 2)
            {
                DivideByRoot(gradient, state.Arrays[0], gain, step);
            }
            else
            {
                DivideByFactoredRoot(gradient, state, parameter.Shape.Dimensions[^2], parameter.Shape.Dimensions[^1], gain, step);
            }

            double relativeStep = Math.Min(learningRate, 1 / Math.Sqrt(stepNumber));
            double size = Math.Max(Epsilon2, RootMeanSquare(values));
            double shortening = Math.Max(1, RootMeanSquare(step) / ClipThreshold);
            TensorPrimitives.MultiplyAdd(step, (float)(-size * relativeStep / shortening), values, values);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(rented);
        }
    }

    // U of a vector; gain = 1 − β̂.
    private void DivideByRoot(ReadOnlySpan<float> gradient, Span<float> meanSquare, double gain, Span<float> step)
    {
        for (int i = 0; i < gradient.Length; i++)
        {
            double square = ((double)gradient[i] * gradient[i]) + Epsilon1;
            meanSquare[i] = (float)(((1 - gain) * meanSquare[i]) + (gain * square));
            step[i] = gradient[i] / MathF.Sqrt(meanSquare[i]);
        }
    }

    // U of one or more matrices of rows × columns, one after the other.
    private void DivideByFactoredRoot(
        ReadOnlySpan<float> gradient, OptimizerState state, int rows, int columns, double gain, Span<float> step)
    {
        for (int matrix = 0; matrix < gradient.Length / (rows * columns); matrix++)
        {
            Span<float> rowMeans = state.Arrays[0].AsSpan(matrix * rows, rows);
            Span<float> columnMeans = state.Arrays[1].AsSpan(matrix * columns, columns);
            Range whole = (matrix * rows * columns)..((matrix + 1) * rows * columns);
            Gather(gradient[whole], rowMeans, columnMeans, gain, step[whole]);
            DivideByFactors(gradient[whole], rowMeans, columnMeans, step[whole]);
        }
    }

    // Updates the means of rows and columns; squares is overwritten.
    private void Gather(
        ReadOnlySpan<float> gradient, Span<float> rowMeans, Span<float> columnMeans, double gain, Span<float> squares)
    {
        int columns = columnMeans.Length;
        TensorPrimitives.Multiply(columnMeans, (float)(1 - gain), columnMeans);
        TensorPrimitives.Add(columnMeans, (float)(gain * Epsilon1), columnMeans);
        TensorPrimitives.Multiply(gradient, gradient, squares);
        for (int row = 0; row < rowMeans.Length; row++)
        {
            ReadOnlySpan<float> rowSquares = squares.Slice(row * columns, columns);
            double mean = (TensorPrimitives.Sum(rowSquares) / columns) + Epsilon1;
            rowMeans[row] = (float)(((1 - gain) * rowMeans[row]) + (gain * mean));
            TensorPrimitives.MultiplyAdd(rowSquares, (float)(gain / rowMeans.Length), columnMeans, columnMeans);
        }
    }

    private static void DivideByFactors(
        ReadOnlySpan<float> gradient, ReadOnlySpan<float> rowMeans, ReadOnlySpan<float> columnMeans, Span<float> step)
    {
        int columns = columnMeans.Length;
        double meanOfRows = 0;
        foreach (float mean in rowMeans)
        {
            meanOfRows += (double)mean / rowMeans.Length;
        }

        // √V of row i is √(rowMeans[i] / meanOfRows) · √columnMeans. The last row holds 1/√columnMeans until its own turn.
        Span<float> scale = step[^columns..];
        TensorPrimitives.ReciprocalSqrt(columnMeans, scale);
        for (int row = 0; row < rowMeans.Length; row++)
        {
            Span<float> rowStep = step.Slice(row * columns, columns);
            TensorPrimitives.Multiply(scale, gradient.Slice(row * columns, columns), rowStep);
            TensorPrimitives.Multiply(rowStep, (float)Math.Sqrt(meanOfRows / rowMeans[row]), rowStep);
        }
    }

    // Short pieces are summed in float and added in double: fast, and exact enough for millions of values.
    private static double RootMeanSquare(ReadOnlySpan<float> values)
    {
        double sum = 0;
        for (int start = 0; start < values.Length; start += 1024)
        {
            sum += TensorPrimitives.SumOfSquares(values.Slice(start, Math.Min(1024, values.Length - start)));
        }

        return Math.Sqrt(sum / values.Length);
    }
}
