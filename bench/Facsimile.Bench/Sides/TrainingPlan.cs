using Facsimile.Losses;
using Facsimile.Optimizers;

namespace Facsimile.Bench.Sides;

/// <summary>How a network is trained.</summary>
/// <param name="Loss">What is made small; its target is the label when it compares classes, else the image itself.</param>
/// <param name="Optimizer">The method, at a constant learning rate.</param>
/// <param name="BatchSize">Images of a step; an epoch's last batch may be smaller.</param>
/// <param name="Seed">The seed of weights, order and dropout.</param>
/// <param name="Binarize">The grey value from which a pixel is 1, and below it 0; null to keep grey values.</param>
internal sealed record TrainingPlan(Loss Loss, Optimizer Optimizer, int BatchSize, int Seed, double? Binarize);
