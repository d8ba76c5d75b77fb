using System.Runtime.Intrinsics;
using Facsimile.Layers;
using Facsimile.Numerics;

namespace Facsimile.Inversion;

/// <summary>
/// What is minimised: L(z) = ‖D(z) − x‖², the sum over the known pixels, with its gradient 2·Jᵀr and its Gauss-Newton matrix JᵀJ,
/// where r = D(z) − x and J = ∂D/∂z; for a batch of pairs of an image and a code.
/// </summary>
/// <remarks>A pair's values do not depend on the others of its batch, nor on the number of threads.</remarks>
internal sealed unsafe class Objective
{
    private readonly DerivativeWorkspace _workspace;
    private readonly WorkerPool _workers;
    private readonly int _pixels;
    private readonly float[] _residuals;
    private readonly int[] _images;
    private float[] _targets = [];
    private float[]? _known;

    /// <summary>Makes the memory.</summary>
    /// <param name="decoder">The decoder.</param>
    /// <param name="capacity">The most pairs of a batch.</param>
    /// <param name="tangents">Whether <see cref="NormalEquations"/> is wanted.</param>
    /// <param name="workers">The threads to use.</param>
    public Objective(Sequential decoder, int capacity, bool tangents, WorkerPool workers)
    {
        CodeSize = decoder.Input.Size;
        Capacity = capacity;
        _pixels = decoder.Output.Size;
        _workers = workers;
        _workspace = decoder.CreateDerivativeWorkspace(capacity, tangents ? CodeSize : 0, workers);
        _residuals = new float[checked(capacity * _pixels)];
        _images = new int[capacity];
    }

    /// <summary>The numbers of a code.</summary>
    public int CodeSize { get; }

    /// <summary>The most pairs of a batch.</summary>
    public int Capacity { get; }

    /// <summary>Sets the images.</summary>
    /// <param name="targets">Images × pixels.</param>
    /// <param name="known">1 where a pixel counts, else 0; null when all count.</param>
    public void SetImages(float[] targets, float[]? known)
    {
        _targets = targets;
        _known = known;
    }

    /// <summary>D(z) of the last batch, pairs × pixels.</summary>
    public ReadOnlySpan<float> Decoded => _workspace.Output;

    /// <summary>Computes the losses.</summary>
    /// <param name="images">The image of each pair.</param>
    /// <param name="codes">Pairs × code size.</param>
    /// <param name="losses">Receives the loss of each pair.</param>
    public void Losses(ReadOnlySpan<int> images, ReadOnlySpan<float> codes, Span<double> losses)
    {
        _workspace.BatchSize = images.Length;
        images.CopyTo(_images);
        codes.CopyTo(_workspace.Input);
        _workspace.Forward();
        if (Vector512.IsHardwareAccelerated)
        {
            Compare<Lanes512>(losses);
        }
        else
        {
            Compare<NativeLanes>(losses);
        }
    }

    /// <summary>Computes the losses and their gradients by the codes.</summary>
    /// <param name="images">The image of each pair.</param>
    /// <param name="codes">Pairs × code size.</param>
    /// <param name="losses">Receives the loss of each pair.</param>
    /// <param name="gradients">Receives pairs × code size.</param>
    public void Gradients(
        ReadOnlySpan<int> images, ReadOnlySpan<float> codes, Span<double> losses, Span<float> gradients)
    {
        Losses(images, codes, losses);
        _residuals.AsSpan(0, images.Length * _pixels).CopyTo(_workspace.OutputGradient);
        _workspace.Backward();
        ReadOnlySpan<float> halves = _workspace.InputGradient;
        for (int i = 0; i < halves.Length; i++)
        {
            gradients[i] = 2 * halves[i];
        }
    }

    /// <summary>
    /// Of some pairs of the last batch computes JᵀJ and Jᵀr by forward tangents along the axes of the code; the others are
    /// forgotten.
    /// </summary>
    /// <param name="rows">The positions of the pairs, ascending.</param>
    /// <param name="matrices">Receives rows × code size × code size.</param>
    /// <param name="vectors">Receives rows × code size.</param>
    public void NormalEquations(ReadOnlySpan<int> rows, Span<double> matrices, Span<double> vectors)
    {
        _workspace.Keep(rows);
        for (int i = 0; i < rows.Length; i++)
        {
            _images[i] = _images[rows[i]];
            _residuals.AsSpan(rows[i] * _pixels, _pixels).CopyTo(_residuals.AsSpan(i * _pixels, _pixels));
        }

        Span<float> tangents = _workspace.InputTangents;
        tangents.Clear();
        for (int i = 0; i < tangents.Length; i += CodeSize)
        {
            tangents[i + (i / (rows.Length * CodeSize))] = 1;
        }

        _workspace.PushTangents();
        if (Vector512.IsHardwareAccelerated)
        {
            Multiply<Lanes512>(rows.Length, matrices, vectors);
        }
        else
        {
            Multiply<NativeLanes>(rows.Length, matrices, vectors);
        }
    }

    private void Compare<TLanes>(Span<double> losses)
        where TLanes : struct, ILanes<TLanes>
    {
        fixed (float* decoded = _workspace.Output, targets = _targets, known = _known, residuals = _residuals)
        fixed (int* images = _images)
        fixed (double* sums = losses)
        {
            var job = new ResidualJob<TLanes>(
                decoded, targets, known, images, residuals, sums, _workspace.BatchSize, _pixels);
            _workers.Run(ref job);
        }
    }

    private void Multiply<TLanes>(int rows, Span<double> matrices, Span<double> vectors)
        where TLanes : struct, ILanes<TLanes>
    {
        fixed (float* tangents = _workspace.OutputTangents, known = _known, residuals = _residuals)
        fixed (int* images = _images)
        fixed (double* ofMatrices = matrices, ofVectors = vectors)
        {
            var job = new NormalEquationsJob<TLanes>(
                tangents, residuals, known, images, ofMatrices, ofVectors, rows, _pixels, CodeSize);
            _workers.Run(ref job);
        }
    }
}
