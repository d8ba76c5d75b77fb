using System.Collections.Immutable;
using Facsimile.Data;
using Facsimile.Inversion.Analysis;

namespace Facsimile.Reports.Inversions;

/// <summary>The pictures of an inversion study, with figures above the images.</summary>
internal static class StudyPictures
{
    /// <summary>The rows of <see cref="Extremes"/>.</summary>
    public static ImmutableArray<string> ExtremeRows(InversionStudyResult study)
        => ["Target", $"D({study.Sets[1].Name})", $"D({study.Sets[0].Name})"];

    /// <summary>The rows of <see cref="Completed"/>.</summary>
    public static ImmutableArray<string> CompletionRows { get; } = ["Original", "Masked", "D(encoder’s code)", "D(found code)"];

    /// <summary>Images with δ above, and what the decoder makes of the codes found and of the encoder's, with the losses above.</summary>
    public static byte[] Extremes(
        InversionStudyResult study, ImmutableArray<int> shown, (Images Encoded, Images Found) decoded)
        => CaptionedGrid.ToPng(
        [
            (study.Images.Images.Select(shown.AsSpan()), Captions(shown, study.Sets[1].Changes)),
            (decoded.Found, Captions(shown, study.Sets[1].Losses)),
            (decoded.Encoded, Captions(shown, study.Sets[0].Losses)),
        ]);

    /// <summary>Originals, what was known of them, and what was made of that, with the losses above.</summary>
    public static byte[] Completed(Completion completion)
        => CaptionedGrid.ToPng(
        [
            (completion.Originals, []),
            (completion.Masked, []),
            (completion.Encoded, [.. completion.EncodedLosses.Select(Text)]),
            (completion.Found, [.. completion.FoundLosses.Select(Text)]),
        ]);

    /// <summary>The image whose loss is followed.</summary>
    public static byte[] Course(InversionStudyResult study) => ImageGrid.ToPng([study.Images.Images.Slice(study.CourseImage, 1)]);

    private static ImmutableArray<string> Captions(ImmutableArray<int> shown, ImmutableArray<double> values)
        => [.. shown.Select(image => Text(values[image]))];

    private static string Text(double value) => Figure.Fixed(value, 2);
}
