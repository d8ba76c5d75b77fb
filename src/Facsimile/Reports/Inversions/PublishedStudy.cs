namespace Facsimile.Reports.Inversions;

/// <summary>
/// The figures of the student report whose study this is, on 5,000 training images and a model of its own, so that only their
/// order and size can be compared. It gave the loss of step 99 of 150.
/// </summary>
internal static class PublishedStudy
{
    public const int Images = 5000;
    public const double LossBefore = 36.8;
    public const double LossAfter = 34.66;
    public const double LeastLoss = 2.92;
    public const double LargestLoss = 123.8;
    public const double MeanChange = -4.79;
    public const double ChangeVariance = 41.91;
    public const double AmortizedMeanChange = 0.12;
    public const double SuccessEncoded = 0.8352;
    public const double SuccessFound = 0.8608;
    public const double SuccessAmortized = 0.8368;
}
