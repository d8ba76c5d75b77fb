using Facsimile.Evaluation;

namespace Facsimile.Reports;

/// <summary>The figures of a variational autoencoder in words.</summary>
internal static class VariationalText
{
    /// <summary>A bound farther above the likelihood than this share of it is worth a word.</summary>
    private const double NoticeableGap = 0.02;

    /// <summary>An amount of information with as many digits as mean something.</summary>
    public static string Nats(double value) => Math.Abs(value) < 10 ? Figure.Fixed(value, 2) : Figure.Fixed(value, 1);

    /// <summary>A number of the code, such as z₁₂.</summary>
    /// <param name="unit">Which, from 0.</param>
    public static string Unit(int unit)
        => "z" + string.Concat(FormattableString.Invariant($"{unit + 1}").Select(digit => (char)('₀' + (digit - '0'))));

    /// <summary>The figures to remember; none for other models.</summary>
    public static (string Name, string Value)[] KeyFigures(EvaluationSummary evaluation) => evaluation.Variational is { } figures
        ?
        [
            ("Negative lower bound, nats", Nats(figures.NegativeLowerBound)),
            ("Negative log-likelihood, estimate", Nats(figures.NegativeLogLikelihood.Mean)),
            ("Divergence, nats", Nats(figures.Divergence)),
            ("Active numbers of the code", $"{Figure.Count(figures.ActiveUnits)} of {Figure.Count(figures.Units.Length)}"),
        ]
        : [];

    /// <summary>What the figures say; nothing for other models.</summary>
    public static IEnumerable<string> Findings(EvaluationSummary evaluation)
        => evaluation.Variational is { } figures
            ? [Code(figures, evaluation.ImageCount), Likelihood(figures), Gap(figures.NegativeLogLikelihood)]
            : [];

    /// <summary>Why a linear model may be closer to the images; empty for other models, or where it is not.</summary>
    public static string Excuse(EvaluationSummary evaluation)
        => evaluation.Variational is not null && Standing.IsBelowLinear(evaluation)
            ? "The error is no fair comparison, though: a variational code is made to be drawn from N(0, I), and gives up pixels for that."
            : "";

    private static string Likelihood(VariationalSummary figures)
        => $"As a model of the images it needs at most {Nats(figures.NegativeLowerBound)} nats an image (the negative lower bound): "
            + $"{Nats(figures.Reconstruction)} for the reconstruction, {Figure.Significant(figures.ReconstructionPerPixel)} a pixel, and "
            + $"{Nats(figures.Divergence)} for the code. Importance sampling ({figures.NegativeLogLikelihood}) puts the negative "
            + $"log-likelihood at {Nats(figures.NegativeLogLikelihood.Mean)}.";

    private static string Gap(LikelihoodEstimate estimate)
    {
        double gap = estimate.NegativeLowerBound - estimate.Mean;
        return gap > NoticeableGap * Math.Abs(estimate.Mean)
            ? $"On these images the bound is {Nats(gap)} nats above that estimate: so far are the encoder's distributions of codes from the "
                + "exact ones. Train longer, or with a larger encoder."
            : "";
    }

    /// <summary>What carries something; of a single image nothing can be said.</summary>
    private static string Code(VariationalSummary figures, int images)
        => images < 2 ? "" : figures.CollapseWarning is { } warning ? $"Warning: {Decapitalize(warning)}" : Active(figures);

    private static string Active(VariationalSummary figures)
    {
        (int active, int all) = (figures.ActiveUnits, figures.Units.Length);
        return active == all
            ? $"{(all == 1 ? "The only number" : all == 2 ? "Both numbers" : $"All {Figure.Count(all)} numbers")} of the code "
                + $"{(all == 1 ? "is" : "are")} active."
            : $"{Figure.Count(active)} of the {Figure.Count(all)} numbers of the code {(active == 1 ? "is" : "are")} active: a code of "
                + $"{Figure.Count(active)} would do as well.";
    }

    private static string Decapitalize(string sentence) => char.ToLowerInvariant(sentence[0]) + sentence[1..];
}
