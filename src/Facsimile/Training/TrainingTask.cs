using Facsimile.Data;
using Facsimile.Layers;
using Facsimile.Losses;

namespace Facsimile.Training;

/// <summary>
/// What a network is trained to do: what goes into it for each image, what should come out, and the loss between the two.
/// </summary>
/// <param name="network">The network.</param>
/// <param name="data">The images, of which batches are made.</param>
/// <param name="loss">How outputs are compared with targets.</param>
internal abstract class TrainingTask(Sequential network, LabelledImages data, Loss loss)
{
    /// <summary>The network.</summary>
    public Sequential Network { get; } = network;

    /// <summary>The images, of which batches are made.</summary>
    public LabelledImages Data { get; } = data;

    /// <summary>How outputs are compared with targets.</summary>
    public Loss Loss { get; } = loss;

    /// <summary>What training makes small, in words.</summary>
    public virtual string LossName => Loss.Name;

    /// <summary>Whether outputs are images, which can be kept to see the model learn.</summary>
    public abstract bool GivesImages { get; }

    /// <summary>What outputs are called in messages.</summary>
    public abstract string OutputName { get; }

    /// <summary>Tells these examples from others.</summary>
    public virtual string Checksum => ImageChecksum.Of(Data.Images);

    /// <summary>Fills the workspace's input with a batch; allocates nothing but once.</summary>
    /// <param name="batch">Which images make the batch.</param>
    /// <param name="workspace">Its batch size is that of the batch.</param>
    /// <param name="epoch">The epoch, from 1, of which random numbers follow; 0 where nothing is trained.</param>
    /// <returns>The targets, batch × output size, until the next call.</returns>
    public abstract ReadOnlySpan<float> Load(ReadOnlySpan<int> batch, Workspace workspace, int epoch);

    /// <summary>
    /// Prepares the workspace for the losses of the loaded batch, where more goes into them than its images: random codes.
    /// </summary>
    /// <param name="batch">Which images make the batch.</param>
    /// <param name="workspace">Its input is loaded.</param>
    /// <param name="epoch">The epoch, from 1; 0 where nothing is trained.</param>
    public virtual void Draw(ReadOnlySpan<int> batch, Workspace workspace, int epoch)
    {
    }

    /// <summary>
    /// How much the divergence counts in the loss, once a warm-up is over: losses of all epochs are compared by it. 0 where there is
    /// none.
    /// </summary>
    public virtual double DivergenceWeight => 0;

    /// <summary>The sum of the divergences of the batch of the last forward pass, in nats; null where there are none.</summary>
    public virtual double? Divergence(Workspace workspace) => null;

    /// <summary>What goes into the network of some images where nothing is trained; null when it is the images themselves.</summary>
    public virtual Images? Inputs(int[] indices) => null;

    /// <summary>For how many images of the batch the output names the right class; null when outputs name no classes.</summary>
    public virtual int? CountHits(ReadOnlySpan<int> batch, ReadOnlySpan<float> outputs) => null;
}
