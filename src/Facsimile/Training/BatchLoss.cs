using Facsimile.Layers;
using Facsimile.Losses;
using Facsimile.Numerics;

namespace Facsimile.Training;

/// <summary>
/// The loss of a batch against its targets. While a row is in the cache, its gradient is also multiplied by the derivative of
/// the network's last activation.
/// </summary>
internal sealed unsafe class BatchLoss(Loss loss, int maximumBatchSize)
{
    private readonly double[] _losses = new double[maximumBatchSize];

    /// <summary>The loss of each image of the last batch, at the front.</summary>
    public ReadOnlySpan<double> OfImages => _losses;

    /// <summary>
    /// The sum of the images' losses; fills the gradient before the last activation when <paramref name="gradient"/> is set.
    /// </summary>
    /// <param name="workspace">The batch after its forward pass.</param>
    /// <param name="targets">What should have come out, batch × output size.</param>
    /// <param name="gradient">Whether the gradient is wanted.</param>
    public double Evaluate(Workspace workspace, ReadOnlySpan<float> targets, bool gradient)
    {
        int size = workspace.Output.Length / workspace.BatchSize;
        fixed (float* predictions = workspace.Output, target = targets)
        fixed (float* gradients = gradient ? workspace.OutputGradient : [])
        {
            var job = new Job(
                loss,
                loss.TakesLogits ? null : workspace.LastActivation,
                predictions,
                target,
                gradients,
                size,
                workspace.BatchSize,
                _losses);
            workspace.Workers.Run(ref job);
        }

        // The sum is taken here in the images' order, so that it does not depend on who computed which.
        double sum = 0;
        for (int i = 0; i < workspace.BatchSize; i++)
        {
            sum += _losses[i];
        }

        return sum;
    }

    private readonly struct Job(
        Loss loss,
        Activation? activation,
        float* predictions,
        float* targets,
        float* gradients,
        int size,
        int batchSize,
        double[] losses) : IParallelJob
    {
        public void Execute(int worker, int workers)
        {
            (int first, int last) = WorkShare.Of(batchSize, worker, workers);
            for (int i = first; i < last; i++)
            {
                nint start = (nint)i * size;
                var prediction = new ReadOnlySpan<float>(predictions + start, size);
                Span<float> gradient = gradients == null ? [] : new Span<float>(gradients + start, size);
                losses[i] = loss.Evaluate(prediction, new ReadOnlySpan<float>(targets + start, size), gradient, 1f / batchSize);
                if (gradients != null)
                {
                    activation?.MultiplyByDerivative(prediction, gradient);
                }
            }
        }
    }
}
