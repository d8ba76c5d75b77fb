using Facsimile.Inversion.Analysis;
using Facsimile.Statistics;

namespace Facsimile.Reports.Inversions;

/// <summary>The form of <c>study.json</c>: all figures of the study but those of single images, which are in <c>images.csv</c>.</summary>
internal sealed record StudyJson(
    string Method,
    int[] Shape,
    int CodeSize,
    int ImagesInverted,
    int ImagesJudged,
    string Headline,
    string[] Findings,
    StudyJson.Set[] Sets,
    double MovedInward,
    StudyJson.NamedTest LinearCorrelation,
    StudyJson.NamedTest RankCorrelation,
    MethodFigures[] Methods,
    int[] Best,
    int[] Worst,
    int CourseImage,
    StudyJson.Course[] Courses,
    StudyJson.Completed[] Completions,
    double[] AmortizedTrainingLosses,
    double[] AmortizedValidationLosses)
{
    public static StudyJson Of(InversionStudyResult study, StudyFigures figures) => new(
        study.Method,
        [study.Shape.Channels, study.Shape.Height, study.Shape.Width],
        study.CodeSize,
        study.InvertedImages,
        study.Images.Count,
        StudyFindings.Headline(study, figures),
        [.. StudyFindings.Details(study, figures)],
        [.. figures.Sets.Select(Set.Of)],
        figures.Vectors.Inward,
        NamedTest.Of(("Pearson correlation", study.LinearCorrelation)),
        NamedTest.Of(("Spearman correlation", study.RankCorrelation)),
        [.. figures.Methods],
        [.. study.Best],
        [.. study.Worst],
        study.CourseImage,
        [
            .. study.Courses.Select(course => new Course(
                course.Name, [.. course.Points.Select(point => point.Iteration)], [.. course.Points.Select(point => point.Loss)])),
        ],
        [.. study.Completions.Select(one => new Completed(one.Mask, [.. one.EncodedLosses], [.. one.FoundLosses]))],
        [.. study.Amortized.TrainingLosses],
        [.. study.Amortized.ValidationLosses]);

    /// <summary>One latent set.</summary>
    internal sealed record Set(
        string Name,
        string Description,
        double[] Mean,
        double[][] Covariance,
        Distribution Loss,
        Distribution Change,
        double ChangeVariance,
        Distribution Distance,
        double DistanceVariance,
        double? SuccessRate,
        int[][]? Confusion,
        NamedTest[] PublishedTests,
        NamedTest[] RightTests)
    {
        public static Set Of(SetFigures figures) => new(
            figures.Set.Name,
            figures.Set.Description,
            [.. figures.Set.Moments.Mean],
            [.. figures.Set.Moments.Covariance.Select(row => row.ToArray())],
            figures.Loss,
            figures.Change,
            SetFigures.Variance(figures.Change),
            figures.Distance,
            SetFigures.Variance(figures.Distance),
            figures.SuccessRate,
            figures.Set.Agreement is { } agreement
                ?
                [
                    .. Enumerable.Range(0, agreement.Classes).Select(
                        truth => Enumerable.Range(0, agreement.Classes).Select(predicted => agreement[truth, predicted]).ToArray()),
                ]
                : null,
            [.. NormalityVerdict.Published(figures.Set.Normality).Select(NamedTest.Of)],
            [.. NormalityVerdict.Right(figures.Set.Normality).Select(NamedTest.Of)]);
    }

    /// <summary>One test, or why it could not be made.</summary>
    internal sealed record NamedTest(string Name, double? Statistic, double? PValue, int? Count, string? Reason)
    {
        public static NamedTest Of((string Name, TestAttempt Test) one)
            => new(one.Name, one.Test.Result?.Statistic, one.Test.Result?.PValue, one.Test.Result?.Count, one.Test.Reason);
    }

    /// <summary>How the loss of the image falls with one method.</summary>
    internal sealed record Course(string Method, int[] Iterations, double[] Losses);

    /// <summary>Images of which a part was hidden.</summary>
    internal sealed record Completed(string Mask, double[] EncodedLosses, double[] FoundLosses);
}
