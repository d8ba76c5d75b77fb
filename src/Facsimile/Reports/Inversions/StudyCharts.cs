using System.Collections.Immutable;
using System.Globalization;
using Facsimile.Evaluation;
using Facsimile.Inversion.Analysis;
using Facsimile.Reports.Charts;

namespace Facsimile.Reports.Inversions;

/// <summary>The charts of an inversion study.</summary>
internal static class StudyCharts
{
    /// <summary>More arrows than this would only cover each other.</summary>
    private const int MostArrows = 1200;

    /// <summary>The length from which on an arrow is fully opaque, as a share of the lengths in order.</summary>
    private const double LongArrow = 0.95;

    /// <summary>
    /// How far outside of the encoder's codes points and the tips of arrows are drawn, as a share of their extent: a few codes far
    /// away would press all the others together.
    /// </summary>
    private const double PointMargin = 0.5;

    private const double ArrowMargin = 0.1;

    private static readonly int[] SetColours = [0, 1, 4, 6];

    /// <summary>How the loss of the images changed, by each set but the encoder's.</summary>
    public static Chart Changes(ImmutableArray<SetFigures> sets) => Histogram.Draw(
        new ChartHeading("changes", "δ: change of the loss", $"Histograms of δ over the images. {ChangesOutside(sets)}"),
        "δ (%)",
        "Images",
        ChangeSeries(sets));

    /// <summary>How many images have no bar in <see cref="Changes"/>; empty when all have one.</summary>
    public static string ChangesOutside(ImmutableArray<SetFigures> sets)
    {
        ImmutableArray<HistogramSeries> series = ChangeSeries(sets);
        var bins = HistogramBins.Of([.. series.Select(one => one.Values)]);
        string[] outside =
        [
            .. series.Index()
                .Where(one => bins.Below[one.Index] + bins.Above[one.Index] > 0)
                .Select(one => $"{one.Item.Name} {Figure.Count(bins.Below[one.Index])} below and {Figure.Count(bins.Above[one.Index])} above"),
        ];
        return outside.Length == 0 ? "" : $"Outside of the chart: {string.Join(", ", outside)}.";
    }

    /// <summary>The loss of the encoder's code beside δ of the code found.</summary>
    public static Chart Correlation(InversionStudyResult study) => ScatterPlot.Draw(
        new ChartHeading("correlation", "δ beside the loss of the encoder's code", "Each point is one image."),
        $"Loss of {study.Sets[0].Name}",
        $"δ of {study.Sets[1].Name} (%)",
        [new PointGroup("Images", Palette.Class(0), [.. study.Sets[0].Losses.Zip(study.Sets[1].Changes)])]);

    /// <summary>The codes of one set, coloured by class.</summary>
    public static Chart Codes(InversionStudyResult study, CodePlane plane, int set, SetFigures figures)
    {
        Func<(double X, double Y), bool> near = Near(plane, PointMargin);
        ImmutableArray<(double X, double Y)> points = plane.Points[set];
        byte[]? labels = study.Images.Labels;
        ImmutableArray<PointGroup> groups = labels is null
            ? [new PointGroup("Images", Palette.Class(0), [.. points.Where(near)])]
            : [
                .. points.Zip(labels).GroupBy(one => one.Second).OrderBy(one => one.Key).Select(
                    one => new PointGroup(ClassName(study, one.Key), Palette.Class(one.Key), [.. one.Select(pair => pair.First).Where(near)])),
            ];
        return ScatterPlot.Draw(
            new ChartHeading(
                $"codes-{figures.Slug}", $"{figures.Set.Name}: {figures.Set.Description}", "Each point is the code of one image."),
            plane.Horizontal,
            plane.Vertical,
            groups);
    }

    /// <summary>How many codes of a set lie so far from the encoder's that they are not drawn; empty when none does.</summary>
    public static string CodesOutside(CodePlane plane, int set)
    {
        Func<(double X, double Y), bool> near = Near(plane, PointMargin);
        int outside = plane.Points[set].Count(point => !near(point));
        return outside == 0 ? "" : $" {Plural.Of(outside, "code")} far outside {(outside == 1 ? "is" : "are")} left out.";
    }

    /// <summary>How many of the translation vectors are drawn: every n-th, so that they do not cover each other.</summary>
    public static int ArrowsDrawn(int images) => (images + ArrowStep(images) - 1) / ArrowStep(images);

    /// <summary>How many of these leave the chart, which shows where the encoder's codes lie; empty when none does.</summary>
    public static string ArrowsOutside(InversionStudyResult study, CodePlane plane, TranslationVectors vectors)
    {
        Func<(double X, double Y), bool> near = Near(plane, ArrowMargin);
        int outside = DrawnArrows(vectors).Count(i => !near(plane.Points[1][i]));
        return outside == 0 ? "" : $"Outside of the chart, which {study.Sets[0].Name} fills, and left out: {Figure.Count(outside)}. ";
    }

    /// <summary>From the encoder's codes to those found.</summary>
    public static Chart Vectors(InversionStudyResult study, CodePlane plane, TranslationVectors vectors)
    {
        int count = vectors.Lengths.Length;
        double longest = vectors.Lengths.Order().ElementAt((int)(LongArrow * (count - 1)));
        double full = longest > 0 ? longest : 1;
        Func<(double X, double Y), bool> near = Near(plane, ArrowMargin);
        ArrowGroup Group(string name, int colour, bool inward) => new(
            name,
            Palette.Class(colour),
            [
                .. DrawnArrows(vectors)
                    .Where(i => vectors.Products[i] > 0 == inward && near(plane.Points[1][i]))
                    .Select(i => (plane.Points[0][i], plane.Points[1][i], vectors.Lengths[i] / full)),
            ]);
        return ArrowPlot.Draw(
            new ChartHeading(
                "vectors",
                $"Translation vectors {study.Sets[1].Name} − {study.Sets[0].Name}",
                "Each arrow goes from the encoder's code of an image to the one found."),
            plane.Horizontal,
            plane.Vertical,
            [Group("toward the mean (u·v > 0)", 0, inward: true), Group("away from it (u·v ≤ 0)", 1, inward: false)]);
    }

    /// <summary>Whether one number of the codes is normal, by each set.</summary>
    public static Chart Quantiles(ImmutableArray<SetFigures> sets, int axis)
    {
        string name = NormalityVerdict.Axis(axis);
        return QuantilePlot.Draw(
            new ChartHeading(
                $"normal-{(axis + 1).ToString(CultureInfo.InvariantCulture)}",
                $"Q-Q plot of {name}",
                "Points on the dashed line would be normally distributed."),
            name,
            [.. sets.Select((set, i) => new QuantileSeries(set.Set.Name, Colour(i), set.Set.Normality.Axes[axis].Quantiles))]);
    }

    /// <summary>Which labels the decoded codes of a set got, beside those of the images.</summary>
    public static Chart Confusion(InversionStudyResult study, SetFigures set, ConfusionMatrix agreement)
    {
        return HeatMap.Draw(
            new ChartHeading(
                $"confusion-{set.Slug}",
                $"{set.Set.Name}: {Figure.Percent(agreement.Accuracy, 2)} of equal labels",
                "A row is the label of the image, a column that of its decoded code."),
            "Label of the image",
            "Label of the decoded code",
            Labels(study, agreement),
            (truth, predicted) => agreement[truth, predicted]);
    }

    /// <summary>The labels that are most often unequal; empty when none are.</summary>
    public static string Unequal(InversionStudyResult study, ConfusionMatrix agreement)
    {
        ImmutableArray<string> names = Labels(study, agreement);
        IEnumerable<int> labels = Enumerable.Range(0, agreement.Classes);
        string[] pairs =
        [
            .. labels
                .SelectMany(truth => labels.Select(decoded => (Truth: truth, Decoded: decoded)))
                .Where(pair => pair.Truth != pair.Decoded && agreement[pair.Truth, pair.Decoded] > 0)
                .OrderByDescending(pair => agreement[pair.Truth, pair.Decoded])
                .Take(3)
                .Select(pair => $"{names[pair.Truth]} becomes {names[pair.Decoded]} ({Figure.Count(agreement[pair.Truth, pair.Decoded])})"),
        ];
        return pairs.Length == 0 ? "All labels are equal." : $"Most often {string.Join(", ", pairs)}.";
    }

    /// <summary>How the loss of one image falls.</summary>
    public static Chart Course(InversionStudyResult study)
    {
        double start = study.Courses[0].Points[0].Loss;
        double last = study.Courses.SelectMany(course => course.Points).Max(point => point.Iteration);
        ImmutableArray<LineSeries> lines =
        [
            .. study.Courses.Select((course, i) => new LineSeries(
                course.Name,
                Palette.Class(i),
                [.. course.Points.Where(point => point.Iteration > 0).Select(point => ((double)point.Iteration, point.Loss))])),
            new LineSeries("the encoder's code", Palette.Neutral, [(1, start), (last, start)], Dashed: true),
        ];
        return LineChart.Draw(
            new ChartHeading("course", "Loss of one image", "The loss after so many iterations, by method."),
            new Axis("Iterations", LogarithmicScale.Around(lines.SelectMany(line => line.Points).Select(point => point.X))),
            new Axis("‖D(z) − x‖²", LinearScale.Around(lines.SelectMany(line => line.Points).Select(point => point.Y))),
            lines);
    }

    private static IEnumerable<int> DrawnArrows(TranslationVectors vectors)
        => Enumerable.Range(0, vectors.Lengths.Length).Where(i => i % ArrowStep(vectors.Lengths.Length) == 0 && vectors.Lengths[i] > 0);

    /// <summary>Whether a point lies in the rectangle of the encoder's codes, widened by a share of its size at each side.</summary>
    private static Func<(double X, double Y), bool> Near(CodePlane plane, double margin)
    {
        Func<double, bool> Within(double[] values)
        {
            (double low, double high) = (values.Min(), values.Max());
            double room = (high - low) * margin;
            return value => value >= low - room && value <= high + room;
        }

        Func<double, bool> horizontal = Within([.. plane.Points[0].Select(point => point.X)]);
        Func<double, bool> vertical = Within([.. plane.Points[0].Select(point => point.Y)]);
        return point => horizontal(point.X) && vertical(point.Y);
    }

    private static int ArrowStep(int images) => ((images - 1) / MostArrows) + 1;

    private static ImmutableArray<HistogramSeries> ChangeSeries(ImmutableArray<SetFigures> sets)
        => [.. sets.Select((set, i) => new HistogramSeries(set.Set.Name, Colour(i), set.Set.Changes)).Skip(1)];

    private static string Colour(int set) => Palette.Class(SetColours[set % SetColours.Length]);

    private static ImmutableArray<string> Labels(InversionStudyResult study, ConfusionMatrix agreement)
        => study.ClassNames.Length == agreement.Classes
            ? study.ClassNames
            : [.. Enumerable.Range(0, agreement.Classes).Select(label => label.ToString(CultureInfo.InvariantCulture))];

    private static string ClassName(InversionStudyResult study, int label)
        => label < study.ClassNames.Length ? study.ClassNames[label] : label.ToString(CultureInfo.InvariantCulture);
}
