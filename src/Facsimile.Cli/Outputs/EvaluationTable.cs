using System.Collections.Immutable;
using System.Globalization;
using Facsimile.Evaluation;
using Facsimile.Reports;
using Facsimile.Statistics;

namespace Facsimile.Cli.Outputs;

/// <summary>
/// The figures of an evaluation: a row a metric, the linear baseline beside the model; where the images were corrupted, these
/// themselves and the clean images too.
/// </summary>
internal static class EvaluationTable
{
    public static void Write(EvaluationSummary evaluation, Shell shell)
    {
        int count = evaluation.Metrics.Values.First().Count;
        shell.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{evaluation.DataSet}: {count:N0} images of {evaluation.Shape}, code of {evaluation.CodeSize:N0}"));
        if (evaluation.Restoration is { } restoration)
        {
            string given = $"Given images with {restoration.Corruption}, judged by the clean ones. "
                + "Beside it: the input itself, and the model on clean input.";
            foreach (string line in Words.Wrap(given, shell.TableWidth))
            {
                shell.Output.WriteLine(line);
            }
        }

        Figures[] figures = [.. Of(evaluation)];
        Tables.Write(
            [new(string.Empty), .. figures.Select(one => Column.Number(one.Heading, one.LeftOutAs))],
            evaluation.Metrics.Keys.Select(metric => (string[])
            [
                MetricFormat.Name(metric),
                .. figures.Select(one => MetricFormat.Value(metric, one.Figure(one.Metrics[metric]))),
            ]),
            shell);
        if (evaluation.Variational is { } variational)
        {
            Write(variational, evaluation.ImageCount, shell);
        }
    }

    private static void Write(VariationalSummary figures, int images, Shell shell)
    {
        shell.Output.WriteLine();
        Tables.Write(
            [new("Nats an image") { Wraps = true }, Column.Number("mean")],
            [
                ["Negative lower bound (−ELBO) ↓", Nats(figures.NegativeLowerBound)],
                ["Reconstruction, sum over the pixels", Nats(figures.Reconstruction)],
                ["Reconstruction, mean a pixel", Nats(figures.ReconstructionPerPixel)],
                ["Divergence (KL)", Nats(figures.Divergence)],
                [$"NLL estimate ↓, {figures.NegativeLogLikelihood}", Nats(figures.NegativeLogLikelihood.Mean)],
            ],
            shell);
        if (images == 1)
        {
            return;
        }

        NamedLine.Write(
            "active", FormattableString.Invariant($"{figures.ActiveUnits:N0} of {figures.Units.Length:N0} numbers of the code"), shell);
        if (figures.CollapseWarning is { } warning)
        {
            NamedLine.Write("warning", warning, shell);
        }
    }

    private static string Nats(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture);

    private static IEnumerable<Figures> Of(EvaluationSummary evaluation)
    {
        yield return new("mean", 0, evaluation.Metrics, values => values.Mean);
        yield return new("median", 0, evaluation.Metrics, values => values.Median);
        yield return new("lower q.", 6, evaluation.Metrics, values => values.LowerQuartile);
        yield return new("upper q.", 5, evaluation.Metrics, values => values.UpperQuartile);
        if (evaluation.Restoration is { } restoration)
        {
            yield return new("input mean", 2, restoration.Corrupted, values => values.Mean);
            yield return new("clean mean", 0, restoration.Clean, values => values.Mean);
            yield return new("clean median", 3, restoration.Clean, values => values.Median);
        }

        if (evaluation.PcaBaseline is { } pca)
        {
            yield return new("PCA mean", 4, pca, values => values.Mean);
            yield return new("PCA median", 0, pca, values => values.Median);
        }
    }

    private sealed record Figures(
        string Heading, int LeftOutAs, ImmutableSortedDictionary<Metric, Distribution> Metrics, Func<Distribution, double> Figure);
}
