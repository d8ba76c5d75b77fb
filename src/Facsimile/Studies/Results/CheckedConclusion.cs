using System.Collections.Immutable;
using System.Globalization;
using Facsimile.Evaluation;
using Facsimile.Reports;

namespace Facsimile.Studies.Results;

/// <summary>A conclusion of a study with the figures that confirm or refute it.</summary>
/// <param name="Conclusion">What was said.</param>
/// <param name="Held">Whether it is so; null where the finished trials do not say.</param>
/// <param name="Ratio">The geometric mean of error after / error before; NaN where there is none.</param>
/// <param name="Evidence">The figures in a sentence.</param>
internal sealed record CheckedConclusion(StudyConclusion Conclusion, bool? Held, double Ratio, string Evidence)
{
    /// <summary>The error falls by a fifth.</summary>
    private const double Much = 0.8;

    /// <summary>The error falls by 5 %.</summary>
    private const double Little = 0.95;

    /// <summary><c>held</c>, <c>not held</c> or <c>not known</c>.</summary>
    public string Verdict => Held switch
    {
        true => "held",
        false => "not held",
        null => "not known",
    };

    /// <summary>Checks all conclusions of a study.</summary>
    /// <param name="plan">The study.</param>
    /// <param name="finished">Its finished trials.</param>
    /// <param name="noise">What its best models made of noise; null when that was not tried.</param>
    /// <param name="noiseLevels">The level of the axis that each of these models is the best of.</param>
    public static ImmutableArray<CheckedConclusion> Check(
        StudyPlan plan, IReadOnlyList<TrialResult> finished, NoiseComparison? noise, ImmutableArray<string> noiseLevels)
        => [.. plan.Study.Conclusions.Select(conclusion => conclusion.Measure == StudyMeasure.Denoising
            ? OfNoise(plan, conclusion, noise, noiseLevels)
            : OfTrials(plan, conclusion, finished))];

    /// <summary>Whether a ratio of errors is what was said.</summary>
    public static bool Judge(StudyEffect effect, double ratio) => effect switch
    {
        StudyEffect.HelpsMuch => ratio <= Much,
        StudyEffect.HelpsLittle => ratio is > Much and <= Little,
        StudyEffect.DoesNotMatter => ratio is > Little and < 1 / Little,
        _ => ratio < 1,
    };

    private static CheckedConclusion OfTrials(StudyPlan plan, StudyConclusion conclusion, IReadOnlyList<TrialResult> finished)
    {
        StudyLevels axis = plan.Axes.First(one => one.Axis == conclusion.Axis);
        var ratios = MatchedRatios.Of(finished, axis, conclusion.From, conclusion.To);
        if (ratios.Ratios.IsEmpty)
        {
            return new CheckedConclusion(conclusion, null, double.NaN, "There are no two finished trials that differ in this alone.");
        }

        string range = ratios.Ratios.Length == 1 ? "" : $", between {Change(ratios.Ratios.Min())} and {Change(ratios.Ratios.Max())}";
        return new CheckedConclusion(
            conclusion,
            Judge(conclusion.Effect, ratios.Mean),
            ratios.Mean,
            $"{conclusion.Axis} {ratios.Steps}, all else equal: error {Change(ratios.Mean)}{range}.");
    }

    private static CheckedConclusion OfNoise(
        StudyPlan plan, StudyConclusion conclusion, NoiseComparison? noise, ImmutableArray<string> levels)
    {
        StudyLevels axis = plan.Axes.First(one => one.Axis == conclusion.Axis);
        int from = levels.IndexOf(conclusion.From ?? axis.Levels[0]);
        int to = levels.IndexOf(conclusion.To ?? axis.Levels[^1]);
        if (noise is null || from < 0 || to < 0)
        {
            return new CheckedConclusion(conclusion, null, double.NaN, "There are no finished models of both levels.");
        }

        double Error(int model, int level) => noise.Models[model].Levels[level].Mse.Mean;
        ImmutableArray<double> ratios = [.. noise.Noisy.Levels.Select((_, i) => Error(to, i) / Error(from, i))];
        double mean = MatchedRatios.GeometricMean(ratios);
        IEnumerable<string> errors = noise.Noisy.Levels.Select((level, i) => string.Create(
            CultureInfo.InvariantCulture,
            $"at ±{level.Level} {Figure.Significant(Error(from, i))} → {Figure.Significant(Error(to, i))}"));
        return new CheckedConclusion(
            conclusion,
            Judge(conclusion.Effect, mean),
            mean,
            $"Best models, {conclusion.Axis} {levels[from]} → {levels[to]}: error of the restored images {string.Join(", ", errors)}.");
    }

    private static string Change(double ratio)
        => ratio < 1 ? $"−{Figure.Percent(1 - ratio)}" : $"+{Figure.Percent(ratio - 1)}";
}
