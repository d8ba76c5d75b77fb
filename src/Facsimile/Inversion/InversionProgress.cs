namespace Facsimile.Inversion;

/// <summary>How far an inversion is.</summary>
/// <param name="ImagesDone">How many images are done.</param>
/// <param name="Images">How many there are to do.</param>
/// <param name="MeanLoss">The mean loss of those that are done.</param>
public readonly record struct InversionProgress(int ImagesDone, int Images, double MeanLoss);
