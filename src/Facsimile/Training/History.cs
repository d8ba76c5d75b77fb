using System.Collections.Immutable;
using Facsimile.Data;

namespace Facsimile.Training;

/// <summary>The course of one training. It holds no times, so that the same run gives the same history everywhere.</summary>
public sealed record History
{
    /// <summary>One record an epoch, in order.</summary>
    public ImmutableArray<EpochRecord> Epochs { get; init; } = [];

    /// <summary>What the training loss is, for example <c>mean squared error (mean over pixels)</c>.</summary>
    public required string LossName { get; init; }

    /// <summary>
    /// The epoch of the lowest validation loss, or of the lowest training loss when nothing is held out; 0 before the first.
    /// </summary>
    public int BestEpoch { get; init; }

    /// <summary>Why the training ended.</summary>
    public StopReason StopReason { get; init; }

    /// <summary>
    /// The images whose reconstructions were kept; null when none were.
    /// </summary>
    public Images? SnapshotOriginals { get; init; }

    /// <summary>What the model was given of these images; null when they were not corrupted.</summary>
    public Images? SnapshotInputs { get; init; }

    /// <summary>
    /// The reconstructions of <see cref="SnapshotOriginals"/> after each of the <see cref="SnapshotEpochs"/>; empty when none were kept.
    /// </summary>
    public ImmutableArray<Images> Snapshots { get; init; } = [];

    /// <summary>
    /// The epochs whose reconstructions were kept, ascending: the first sixteen, then eight each time that their number doubles, and the
    /// last; empty when none were kept.
    /// </summary>
    public ImmutableArray<int> SnapshotEpochs { get; init; } = [];
}
