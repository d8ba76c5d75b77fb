using System.Collections.Immutable;
using Facsimile.Evaluation;
using Facsimile.Reports.Charts;
using Facsimile.Statistics;

namespace Facsimile.Reports;

/// <summary>The charts that show several runs together; each run has one colour in all of them.</summary>
internal static class ComparisonCharts
{
    /// <summary>The loss of each run: on held-out images where there are any, the training loss dashed beside it.</summary>
    public static Chart Loss(IReadOnlyList<ComparedRun> runs)
    {
        var series = ImmutableArray.CreateBuilder<LineSeries>();
        for (int i = 0; i < runs.Count; i++)
        {
            ComparedRun run = runs[i];
            bool validated = LossSeries.IsValidated(run.History);
            if (validated)
            {
                series.Add(LossSeries.Validation(run.Name, Palette.Class(i), run.History));
            }

            series.Add(LossSeries.Training(run.Name, Palette.Class(i), run.History, dashed: validated));
        }

        string[] names = [.. runs.Select(run => LossSeries.NameOf(run.History)).Distinct()];
        return LossSeries.Draw(
            names.Length == 1 ? names[0] : "of different kinds", ComparisonFindings.Headline(runs), series.ToImmutable());
    }

    /// <summary>The spread of a metric in each run that has it; at least one does.</summary>
    public static Chart Boxes(IReadOnlyList<ComparedRun> runs, Metric metric, string id, string title, string axis)
    {
        (int Index, ComparedRun Run)[] measured =
            [.. runs.Index().Where(run => run.Item.Evaluation.Metrics.ContainsKey(metric))];
        string medians = string.Join("; ", measured.Select(one => $"{one.Run.Name} {Median(one.Run, metric)}"));
        return BoxPlot.Draw(
            new ChartHeading(id, title, $"Box plots. Medians: {medians}."),
            axis,
            [.. measured.Select(one => OneBox(one.Run, Palette.Class(one.Index), metric))]);
    }

    private static string Median(ComparedRun run, Metric metric) => Figure.Significant(run.Evaluation.Metrics[metric].Median);

    private static Box OneBox(ComparedRun run, string colour, Metric metric)
    {
        Distribution values = run.Evaluation.Metrics[metric];
        return run.Scores.IsEmpty
            ? Box.Of(run.Name, colour, values)
            : Box.Of(run.Name, colour, values, run.Scores.Select(scores => scores[metric]));
    }
}
