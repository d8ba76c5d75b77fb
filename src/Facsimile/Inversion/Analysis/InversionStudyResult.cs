using System.Collections.Immutable;
using Facsimile.Data;
using Facsimile.Statistics;

namespace Facsimile.Inversion.Analysis;

/// <summary>All that an <see cref="InversionStudy"/> found; its report shows figures from this record.</summary>
public sealed record InversionStudyResult
{
    /// <summary>The size of the images.</summary>
    public required ImageShape Shape { get; init; }

    /// <summary>The numbers of a code.</summary>
    public required int CodeSize { get; init; }

    /// <summary>How many images were inverted.</summary>
    public required int InvertedImages { get; init; }

    /// <summary>The images that are judged, the first of those inverted.</summary>
    public required LabelledImages Images { get; init; }

    /// <summary>The name of each class, by label; empty when there are no labels.</summary>
    public required ImmutableArray<string> ClassNames { get; init; }

    /// <summary>
    /// MT, the encoder's codes; MN, those found by inversion; MB, those of the amortised inverse learnt from the judged images; and,
    /// when more were inverted, MB of all of them.
    /// </summary>
    public required ImmutableArray<LatentSet> Sets { get; init; }

    /// <summary>How MN was found, for example <c>Levenberg-Marquardt</c>.</summary>
    public required string Method { get; init; }

    /// <summary>The outcomes of the inversion that gave MN, of the judged images.</summary>
    public required ImmutableArray<InversionOutcome> Outcomes { get; init; }

    /// <summary>The images with the most negative δ of MN first, nine of them.</summary>
    public required ImmutableArray<int> Best { get; init; }

    /// <summary>The images with the largest δ of MN first, nine of them.</summary>
    public required ImmutableArray<int> Worst { get; init; }

    /// <summary>What D makes of the codes of MT and of MN, of the <see cref="Best"/> images.</summary>
    public required (Images Encoded, Images Found) BestDecoded { get; init; }

    /// <summary>What D makes of the codes of MT and of MN, of the <see cref="Worst"/> images.</summary>
    public required (Images Encoded, Images Found) WorstDecoded { get; init; }

    /// <summary>Pearson's correlation of the loss of the encoder's code with δ of MN.</summary>
    public required TestAttempt LinearCorrelation { get; init; }

    /// <summary>Spearman's rank correlation of the two.</summary>
    public required TestAttempt RankCorrelation { get; init; }

    /// <summary>All methods on the same images; the published one first.</summary>
    public required ImmutableArray<MethodResult> Methods { get; init; }

    /// <summary>The image whose loss is followed: the one of the median loss of the encoder's code.</summary>
    public required int CourseImage { get; init; }

    /// <summary>How its loss falls with each method.</summary>
    public required ImmutableArray<LossCourse> Courses { get; init; }

    /// <summary>Images predicted from an incomplete one.</summary>
    public required ImmutableArray<Completion> Completions { get; init; }

    /// <summary>The training of the amortised inverse learnt from the judged images.</summary>
    public required AmortizedInverse Amortized { get; init; }
}
