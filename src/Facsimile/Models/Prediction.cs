namespace Facsimile.Models;

/// <summary>What a classifier says of one image.</summary>
/// <param name="Label">The class of the highest probability, from 0; the first of equals.</param>
/// <param name="Probability">Its probability, 0 to 1.</param>
/// <param name="RunnerUp">The class of the second highest probability.</param>
/// <param name="RunnerUpProbability">Its probability.</param>
public readonly record struct Prediction(int Label, float Probability, int RunnerUp, float RunnerUpProbability);
