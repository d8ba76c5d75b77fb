using Facsimile.Inversion;
using Facsimile.Inversion.Analysis;

namespace Facsimile.Reports.Inversions;

/// <summary>The figures of one method of inversion that tables, sentences and files share.</summary>
/// <param name="Name">The method and where it began.</param>
/// <param name="Images">How many images it was given.</param>
/// <param name="MeanLossBefore">The mean of ‖D(z) − x‖² at the encoder's codes.</param>
/// <param name="MeanLoss">The mean at the codes found.</param>
/// <param name="MeanChange">The mean of δ, in per cent.</param>
/// <param name="AtOrBelowPublished">The share of images whose loss is at or below that of the published method.</param>
/// <param name="WithinTie">Likewise, or above it by a share of <see cref="Tie"/> at most.</param>
/// <param name="Converged">The share of images that converged.</param>
/// <param name="MeanIterations">The mean number of iterations.</param>
/// <param name="Worse">The share of images whose loss rose.</param>
/// <param name="Expanding">
/// The share of images where the fixed-point map does not contract: the last two steps did not shrink. Null for other methods.
/// </param>
/// <param name="MedianContraction">The median ratio of the last two steps of the fixed-point map; null for other methods.</param>
/// <param name="Outcomes">How many searches ended in which way; those that occurred.</param>
internal sealed record MethodFigures(
    string Name,
    int Images,
    double MeanLossBefore,
    double MeanLoss,
    double MeanChange,
    double AtOrBelowPublished,
    double WithinTie,
    double Converged,
    double MeanIterations,
    double Worse,
    double? Expanding,
    double? MedianContraction,
    SortedDictionary<InversionOutcome, int> Outcomes)
{
    /// <summary>Losses nearer than this share are those of one minimum, found by two searches that stopped at other digits.</summary>
    public const double Tie = 1e-4;

    public static MethodFigures Of(MethodResult method, MethodResult published)
    {
        InversionResult result = method.Result;
        double[] ratios = [.. result.Contractions.Where(ratio => !double.IsNaN(ratio)).Order()];
        return new MethodFigures(
            method.Name,
            result.Count,
            result.LossesBefore.Average(),
            method.MeanLoss,
            method.MeanChange,
            method.AtOrBelow(published),
            method.Share(image => result.LossesAfter[image] <= published.Result.LossesAfter[image] * (1 + Tie)),
            method.Converged,
            result.Iterations.Average(),
            method.Share(image => result.LossesAfter[image] > result.LossesBefore[image]),
            ratios.Length == 0 ? null : method.Share(image => result.Contractions[image] >= 1),
            ratios.Length == 0 ? null : ratios[ratios.Length / 2],
            new SortedDictionary<InversionOutcome, int>(
                result.Outcomes.GroupBy(outcome => outcome).ToDictionary(one => one.Key, one => one.Count())));
    }
}
