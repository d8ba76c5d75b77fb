namespace Facsimile.Reports;

/// <summary>An image whose class was predicted wrongly.</summary>
/// <param name="Index">Where it stands in the evaluated set.</param>
/// <param name="Label">Its class.</param>
/// <param name="Predicted">The predicted class.</param>
/// <param name="Probability">The probability that the model gave to the predicted class.</param>
public sealed record ConfusedImage(int Index, int Label, int Predicted, double Probability);
