using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Facsimile.Inversion.Analysis;
using Facsimile.Reports.Charts;
using Facsimile.Storage;

namespace Facsimile.Reports.Inversions;

/// <summary>The charts and pictures of a study; the same ones go into the page and into files of their own.</summary>
internal sealed record StudyArtwork
{
    public required Chart Changes { get; init; }

    public required Chart Correlation { get; init; }

    /// <summary>One a set; empty where codes have one number.</summary>
    public required ImmutableArray<(string Name, Chart Chart)> Codes { get; init; }

    public required Chart? Vectors { get; init; }

    /// <summary>One an axis.</summary>
    public required ImmutableArray<Chart> Quantiles { get; init; }

    /// <summary>One a set; empty without a classifier.</summary>
    public required ImmutableArray<(string Name, Chart Chart)> Confusions { get; init; }

    public required Chart Course { get; init; }

    public required byte[] Best { get; init; }

    public required byte[] Worst { get; init; }

    public required byte[] CourseImage { get; init; }

    public required ImmutableArray<byte[]> Completions { get; init; }

    /// <summary>Draws everything.</summary>
    public static StudyArtwork Draw(InversionStudyResult study, StudyFigures figures)
    {
        ImmutableArray<SetFigures> sets = figures.Sets;
        return new StudyArtwork
        {
            Changes = StudyCharts.Changes(sets),
            Correlation = StudyCharts.Correlation(study),
            Codes = figures.Plane is { } plane
                ? [.. sets.Select((set, i) => (set.Slug, StudyCharts.Codes(study, plane, i, set)))]
                : [],
            Vectors = figures.Plane is { } same ? StudyCharts.Vectors(study, same, figures.Vectors) : null,
            Quantiles = [.. Enumerable.Range(0, sets[0].Set.Normality.Axes.Length).Select(axis => StudyCharts.Quantiles(sets, axis))],
            Confusions =
            [
                .. sets.Where(set => set.Set.Agreement is not null)
                    .Select(set => (set.Slug, StudyCharts.Confusion(study, set, set.Set.Agreement!))),
            ],
            Course = StudyCharts.Course(study),
            Best = StudyPictures.Extremes(study, study.Best, study.BestDecoded),
            Worst = StudyPictures.Extremes(study, study.Worst, study.WorstDecoded),
            CourseImage = StudyPictures.Course(study),
            Completions = [.. study.Completions.Select(StudyPictures.Completed)],
        };
    }

    /// <summary>The name and the bytes of each file.</summary>
    public IEnumerable<(string Name, byte[] Content)> Files()
    {
        static string Number(int index) => (index + 1).ToString(CultureInfo.InvariantCulture);
        IEnumerable<(string Name, Chart Chart)> charts =
        [
            ("changes.svg", Changes),
            ("correlation.svg", Correlation),
            ("course.svg", Course),
            .. Vectors is null ? [] : new[] { ("vectors.svg", Vectors) },
            .. Codes.Select(one => ($"codes-{one.Name}.svg", one.Chart)),
            .. Quantiles.Select((chart, axis) => ($"normal-{Number(axis)}.svg", chart)),
            .. Confusions.Select(one => ($"confusion-{one.Name}.svg", one.Chart)),
        ];
        return
        [
            .. charts.Select(one => (one.Name, Encoding.UTF8.GetBytes(one.Chart.File()))),
            (ReportFiles.Best, Best),
            (ReportFiles.Worst, Worst),
            ("course.png", CourseImage),
            .. Completions.Select((png, i) => ($"completion-{Number(i)}.png", png)),
        ];
    }
}
