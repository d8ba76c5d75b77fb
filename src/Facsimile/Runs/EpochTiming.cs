namespace Facsimile.Runs;

/// <summary>How long one epoch took.</summary>
/// <param name="Epoch">The epoch, from 1.</param>
/// <param name="Seconds">Its seconds, validation included.</param>
public sealed record EpochTiming(int Epoch, double Seconds);
