using System.Collections.Immutable;
using System.Globalization;
using Facsimile.Evaluation;
using Facsimile.Reports;
using Facsimile.Statistics;

namespace Facsimile.Cli.Outputs;

/// <summary>The figures of an evaluation: a row a metric, the linear baseline beside the model.</summary>
internal static class EvaluationTable
{
    public static void Write(EvaluationSummary evaluation, Shell shell)
    {
        int count = evaluation.Metrics.Values.First().Count;
        shell.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{evaluation.DataSet}: {count:N0} images of {evaluation.Shape}, code of {evaluation.CodeSize:N0}"));
        ImmutableArray<Column> columns =
        [
            new(string.Empty),
            Column.Number("mean"),
            Column.Number("median"),
            Column.Number("lower q.", 3),
            Column.Number("upper q.", 2),
        ];
        if (evaluation.PcaBaseline is not null)
        {
            columns = [.. columns, Column.Number("PCA mean", 1), Column.Number("PCA median")];
        }

        Tables.Write(columns, evaluation.Metrics.Select(pair => Row(pair.Key, pair.Value, evaluation.PcaBaseline)), shell);
    }

    private static string[] Row(
        Metric metric, Distribution values, ImmutableSortedDictionary<Metric, Distribution>? baseline)
    {
        double[] figures = [values.Mean, values.Median, values.LowerQuartile, values.UpperQuartile];
        if (baseline is not null)
        {
            Distribution linear = baseline[metric];
            figures = [.. figures, linear.Mean, linear.Median];
        }

        return [MetricFormat.Name(metric), .. figures.Select(value => MetricFormat.Value(metric, value))];
    }
}
