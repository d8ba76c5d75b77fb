using System.Collections.Immutable;
using Facsimile.Evaluation;
using Facsimile.Training;

namespace Facsimile.Reports.Classifiers;

/// <summary>What the figures of one classifier say, in sentences.</summary>
internal static class ClassifierFindings
{
    /// <summary>A model whose accuracy is not above that of the most frequent class by more than this has learnt nothing.</summary>
    private const double Noticeable = 0.01;

    /// <summary>A model that gives a wrong class a probability above this is sure of it.</summary>
    private const double Sure = 0.9;

    private const int MostPairs = 3;

    /// <summary>The main result.</summary>
    public static string Headline(ClassificationSummary summary, ReportDetails details)
    {
        string images = DataText.Images(summary.DataSet, summary.ImageCount);
        string trained = details.TrainingData is { } data ? $", trained on {data}," : "";
        int wrong = Wrong(summary);
        string right = $"{Figure.Percent(summary.Accuracy, 2)} of the {images}";
        return HasLearntNothing(summary)
            ? $"The model{trained} has learnt nothing: it names the right class of {right}; to name the most frequent class "
                + $"always, {summary.ClassNames[MostFrequent(summary)]}, would do as well ({Figure.Percent(Guess(summary), 2)})."
            : $"The model{trained} names the right class of {right}"
                + (wrong == 0 ? ": all of them." : $"; it is wrong in {Figure.Count(wrong)}.");
    }

    /// <summary>Everything else worth saying.</summary>
    public static ImmutableArray<string> Details(History history, ClassificationSummary summary, ReportDetails details)
    {
        string[] sentences =
        [
            HasLearntNothing(summary)
                ? "What to do: change the learning rate first (lower where the loss jumps, higher where it stays), then look "
                    + "whether labels and images belong together."
                : "",
            Confusions(summary),
            Classes(summary),
            Sureness(summary),
            ClassifierTrend.Describe(history, details.TrainingData),
            ClassifierTrend.Gap(history),
        ];
        return [.. sentences.Where(sentence => sentence.Length > 0)];
    }

    /// <summary>The pairs of classes that are most often confused; empty when none are.</summary>
    public static string Confusions(ClassificationSummary summary)
    {
        ConfusionMatrix confusion = summary.Confusion;
        IEnumerable<int> classes = Enumerable.Range(0, confusion.Classes);
        string[] pairs =
        [
            .. classes
                .SelectMany(truth => classes.Select(predicted => (truth, predicted)))
                .Where(pair => pair.truth != pair.predicted && confusion[pair.truth, pair.predicted] > 0)
                .OrderByDescending(pair => confusion[pair.truth, pair.predicted])
                .Take(MostPairs)
                .Select(pair => $"{summary.ClassNames[pair.truth]} for {summary.ClassNames[pair.predicted]} "
                    + $"({Figure.Count(confusion[pair.truth, pair.predicted])} of {Figure.Count(confusion.CountOf(pair.truth))})"),
        ];
        return pairs.Length == 0 ? "" : $"It most often takes {string.Join(", ", pairs)}.";
    }

    /// <summary>How many images were predicted wrongly.</summary>
    public static int Wrong(ClassificationSummary summary)
        => summary.ImageCount - Enumerable.Range(0, summary.Confusion.Classes).Sum(label => summary.Confusion[label, label]);

    /// <summary>Whether to name one class always would do about as well.</summary>
    public static bool HasLearntNothing(ClassificationSummary summary)
        => Guess(summary) < 1 - Noticeable && summary.Accuracy <= Guess(summary) + Noticeable;

    private static string Classes(ClassificationSummary summary)
    {
        ClassScores[] order =
            [.. summary.Classes.Where(one => one.Count > 0).OrderBy(one => one.F1)];
        return order.Length < 2
            ? ""
            : $"The hardest class is {order[0].Name} (precision {Figure.Percent(order[0].Precision)}, recall "
                + $"{Figure.Percent(order[0].Recall)}), the easiest {order[^1].Name} ({Figure.Percent(order[^1].Precision)}, "
                + $"{Figure.Percent(order[^1].Recall)}).";
    }

    private static string Sureness(ClassificationSummary summary)
        => summary.MostConfused is [{ Probability: > Sure } surest, ..]
            ? $"It can be sure and wrong: it takes image {surest.Index} ({summary.ClassNames[surest.Label]}) for "
                + $"{summary.ClassNames[surest.Predicted]} with a probability of {Figure.Percent(surest.Probability)}."
            : "";

    private static int MostFrequent(ClassificationSummary summary)
        => Enumerable.Range(0, summary.Confusion.Classes).MaxBy(summary.Confusion.CountOf);

    /// <summary>The accuracy of naming the most frequent class always.</summary>
    private static double Guess(ClassificationSummary summary)
        => (double)summary.Confusion.CountOf(MostFrequent(summary)) / summary.ImageCount;
}
