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

    /// <summary>What was drawn for the estimate of the likelihood.</summary>
    public static string Drawn(LikelihoodEstimate estimate)
        => $"{Plural.Of(estimate.Samples, "code")} of each of the first {Plural.Of(estimate.Images, "image")}";

    /// <summary>What the figures say; nothing for other models.</summary>
    public static IEnumerable<string> Findings(EvaluationSummary evaluation)
    {
        if (evaluation.Variational is not { } figures)
        {
            yield break;
        }

        LikelihoodEstimate estimate = figures.NegativeLogLikelihood;
        yield return $"As a model of the images it needs at most {Nats(figures.NegativeLowerBound)} nats an image (the negative lower bound): "
            + $"{Nats(figures.Reconstruction)} for the reconstruction, {Figure.Significant(figures.ReconstructionPerPixel)} a pixel, and "
            + $"{Nats(figures.Divergence)} for the code. Importance sampling ({Drawn(estimate)}) puts the negative log-likelihood at "
            + $"{Nats(estimate.Mean)}.";
        yield return Gap(estimate);
        yield return figures.CollapseWarning is { } warning && evaluation.ImageCount > 1 ? $"Warning: {Decapitalize(warning)}" : Active(figures);
        yield return Standing.IsBelowLinear(evaluation)
            ? "Its error is no fair comparison with PCA: a variational code is trained to be decoded with noise and to fill N(0, I), "
                + "and gives up pixels for that."
            : "";
    }

    private static string Gap(LikelihoodEstimate estimate)
    {
        double gap = estimate.NegativeLowerBound - estimate.Mean;
        return gap > NoticeableGap * Math.Abs(estimate.Mean)
            ? $"On these images the bound is {Nats(gap)} nats above that estimate: the encoder's normal distributions fit the codes badly. "
                + "Train longer, or with a larger encoder."
            : "";
    }

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
