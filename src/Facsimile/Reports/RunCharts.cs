using System.Collections.Immutable;
using System.Globalization;
using Facsimile.Evaluation;
using Facsimile.Reports.Charts;
using Facsimile.Training;

namespace Facsimile.Reports;

/// <summary>The charts of one run.</summary>
internal static class RunCharts
{
    /// <summary>With more classes than this only the hardest have boxes.</summary>
    private const int MostClasses = 20;

    /// <summary>Of more images only every second, third, … is drawn.</summary>
    private const int MostPoints = 10_000;

    /// <summary>The loss after each epoch.</summary>
    public static Chart Loss(History history)
    {
        var series = ImmutableArray.CreateBuilder<LineSeries>();
        series.Add(LossSeries.Training("Training loss", Palette.Class(0), history));
        if (LossSeries.IsValidated(history))
        {
            series.Add(LossSeries.Validation("Validation loss", Palette.Class(1), history));
        }

        return LossSeries.Draw(LossSeries.NameOf(history), TrainingTrend.Describe(history), series.ToImmutable());
    }

    /// <summary>The spread of a metric over all images, of the linear baseline and of each class.</summary>
    public static Chart Boxes(EvaluationResult evaluation, Metric metric, string id, string title, string axis)
    {
        var boxes = ImmutableArray.CreateBuilder<Box>();
        double[] values = [.. evaluation.Scores.Select(scores => scores[metric])];
        boxes.Add(Box.Of("All images", Palette.Class(0), evaluation.Summary[metric], values));
        if (evaluation.PcaBaseline is { } pca)
        {
            boxes.Add(Box.Of("PCA, all images", Palette.Neutral, pca[metric]));
        }

        IEnumerable<ClassSummary> classes = evaluation.Classes.Length <= MostClasses
            ? evaluation.Classes
            : MetricText.Of(evaluation.MainMetric).BestFirst(evaluation.Classes, one => one.Summary).Reverse().Take(MostClasses);
        foreach (ClassSummary one in classes)
        {
            IEnumerable<double> its = values.Where((_, i) => evaluation.Labels[i] == one.Label);
            boxes.Add(Box.Of(one.Name, Palette.Class(0), one.Summary[metric], its));
        }

        string median = Figure.Significant(evaluation.Summary[metric].Median);
        string description = $"Box plots: median {median} over all images; the table of the report has the figures.";
        return BoxPlot.Draw(new ChartHeading(id, title, description), axis, boxes.ToImmutable());
    }

    /// <summary>The codes as points of a plane, coloured by class.</summary>
    public static Chart Latent(EvaluationResult evaluation, LatentMap map)
    {
        bool direct = evaluation.CodeSize == 2;
        string share = Figure.Percent(map.ExplainedVariance);
        string title = direct ? "Codes of the images" : $"Codes of the images ({share} of their variance)";
        string description = direct
            ? "Each point is the code of one image."
            : $"Each point is the code of one image, projected on the two main directions, which show {share} of the variance.";
        (string horizontal, string vertical) = (direct, evaluation.Variational is not null) switch
        {
            (true, true) => ("Mean of z₁", "Mean of z₂"),
            (true, false) => ("First number of the code", "Second number of the code"),
            _ => ("First principal component", "Second principal component"),
        };
        return ScatterPlot.Draw(
            new ChartHeading("latent", title, description),
            horizontal,
            vertical,
            Groups(evaluation, map));
    }

    private static ImmutableArray<PointGroup> Groups(EvaluationResult evaluation, LatentMap map)
    {
        (double, double) Point(int i) => (map.Horizontal[i], map.Vertical[i]);
        int every = ((map.Horizontal.Length - 1) / MostPoints) + 1;
        IEnumerable<int> all = Enumerable.Range(0, map.Horizontal.Length).Where(i => i % every == 0);
        PointGroup Group(IGrouping<byte, int> one)
            => new(Name(evaluation, one.Key), Palette.Class(one.Key), [.. one.Select(Point)]);
        return evaluation.Labels.IsEmpty
            ? [new PointGroup("Images", Palette.Class(0), [.. all.Select(Point)])]
            : [.. all.GroupBy(i => evaluation.Labels[i]).OrderBy(one => one.Key).Select(Group)];
    }

    private static string Name(EvaluationResult evaluation, int label)
        => label < evaluation.ClassNames.Length ? evaluation.ClassNames[label] : label.ToString(CultureInfo.InvariantCulture);
}
