namespace Facsimile.Training;

/// <summary>What the loss of a variational autoencoder is made of, each the mean over images, in nats.</summary>
/// <param name="Reconstruction">The loss of the reconstruction from one drawn code, summed over the pixels of an image.</param>
/// <param name="Divergence">The divergence of the code's distribution from N(0, I), not weighted.</param>
public sealed record LossParts(double Reconstruction, double Divergence);
