namespace Facsimile.Evaluation;

/// <summary>How close an image is to its original where pixels were hidden, and where they were seen.</summary>
/// <param name="MseInside">The mean squared error over the hidden pixels; NaN when none is hidden.</param>
/// <param name="MseOutside">The mean squared error over the others; NaN when all are hidden.</param>
/// <param name="SsimInside">
/// The mean of the structural similarity (<see cref="Metric.Ssim"/>) over the windows whose middle pixel is hidden; NaN when
/// there is none, as in images smaller than the window.
/// </param>
/// <param name="SsimOutside">The same over the windows whose middle pixel is seen.</param>
public readonly record struct MaskScores(double MseInside, double MseOutside, double SsimInside, double SsimOutside);
