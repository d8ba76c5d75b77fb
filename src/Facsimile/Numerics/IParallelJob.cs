namespace Facsimile.Numerics;

/// <summary>A piece of work that <see cref="WorkerPool"/> splits over its threads.</summary>
internal interface IParallelJob
{
    /// <summary>
    /// Does this worker's share. The shares must be disjoint, and every output value must be computed by the same
    /// operations in the same order whatever the number of workers: that is what makes results independent of it.
    /// </summary>
    /// <param name="worker">The worker's index, from 0.</param>
    /// <param name="workers">How many workers share the job.</param>
    void Execute(int worker, int workers);
}
