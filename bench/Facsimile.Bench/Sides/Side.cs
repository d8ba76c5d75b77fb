using System.Diagnostics;
using Facsimile.Data;
using Facsimile.Layers;
using Facsimile.Numerics;
using Facsimile.Training;

namespace Facsimile.Bench.Sides;

/// <summary>Facsimile's side of a comparison: a network that is trained, tested and used when it is its turn.</summary>
internal abstract class Side
{
    private const int TestBatch = 250;

    /// <summary>Makes the side.</summary>
    /// <param name="images">What to train and to judge by.</param>
    /// <param name="workers">The threads.</param>
    protected Side(ImageSet images, WorkerPool workers)
    {
        Images = images;
        Workers = workers;
    }

    /// <summary>The network, changed by training.</summary>
    public abstract Sequential Network { get; }

    /// <summary>What another program has to know to train the same network with the same settings.</summary>
    public abstract TrainingPlan Plan { get; }

    /// <summary>The name of the data set.</summary>
    public string DataSet => Images.Name;

    /// <summary>The images.</summary>
    protected ImageSet Images { get; }

    /// <summary>The threads.</summary>
    protected WorkerPool Workers { get; }

    /// <summary>The order in which an epoch takes the training images.</summary>
    /// <param name="epoch">The epoch, from 1.</param>
    public int[] OrderOf(int epoch)
    {
        (int[] order, _) = Images.Train.Split(0, Plan.Seed);
        new RandomStream(Plan.Seed, "shuffle", epoch).Shuffle<int>(order);
        return order;
    }

    /// <summary>How many epochs it has trained.</summary>
    public abstract int EpochsDone { get; }

    /// <summary>Trains for one epoch and returns the mean loss of its images.</summary>
    public abstract double RunEpoch();

    /// <summary>The mean loss of the test images, without dropout and from mean codes.</summary>
    public double Test()
    {
        Workspace workspace = Network.CreateWorkspace(TestBatch, training: false, Workers);
        double sum = 0;
        ForEachBatch(workspace, Plan.Loss.TakesLogits, start => sum += TestLoss(workspace, start));
        return sum / Images.Test.Count;
    }

    /// <summary>
    /// The seconds for all test images, from their bytes to the network's outputs; the median of several passes.
    /// </summary>
    /// <param name="batchSize">The images of a batch.</param>
    /// <param name="atLeast">How long to go on.</param>
    public double Infer(int batchSize, TimeSpan atLeast)
    {
        Workspace workspace = Network.CreateWorkspace(batchSize, training: false, Workers);
        return Median(() => ForEachBatch(workspace, logits: false, _ => { }), atLeast);
    }

    /// <summary>The median of the seconds that some work takes, repeated for a time.</summary>
    protected static double Median(Action work, TimeSpan atLeast)
    {
        work();
        List<double> seconds = [];
        long start = Stopwatch.GetTimestamp();
        do
        {
            long begin = Stopwatch.GetTimestamp();
            work();
            seconds.Add(Stopwatch.GetElapsedTime(begin).TotalSeconds);
        }
        while (Stopwatch.GetElapsedTime(start) < atLeast);
        return Timing.Median.Of(seconds);
    }

    /// <summary>The sum of the losses of the batch in the workspace.</summary>
    /// <param name="workspace">Where the network has just been run.</param>
    /// <param name="start">The index of the batch's first image among the test images.</param>
    protected abstract double TestLoss(Workspace workspace, int start);

    private void ForEachBatch(Workspace workspace, bool logits, Action<int> use)
    {
        Images images = Images.Test.Images;
        int[] indices = [.. Enumerable.Range(0, images.Count)];
        for (int start = 0; start < images.Count; start += workspace.MaximumBatchSize)
        {
            workspace.BatchSize = Math.Min(workspace.MaximumBatchSize, images.Count - start);
            BatchLoader.Load(images, indices.AsSpan(start, workspace.BatchSize), workspace.Input, Workers);
            workspace.Forward(logits);
            use(start);
        }
    }
}
