using System.Collections.Immutable;
using Facsimile.Inversion.Analysis;
using Facsimile.Statistics;

namespace Facsimile.Reports.Inversions;

/// <summary>What the figures of an inversion study say, in sentences.</summary>
internal static class StudyFindings
{
    /// <summary>A rank correlation nearer to 0 than this is called none.</summary>
    private const double Noticeable = 0.1;

    /// <summary>The main result.</summary>
    public static string Headline(InversionStudyResult study, StudyFigures figures)
    {
        int improved = figures.Found.Set.Changes.Count(change => change < 0);
        string which = improved == study.Images.Count ? "every image improves" : $"{Figure.Count(improved)} of them improve";
        return $"{study.Method} lowers the mean loss ‖D(z) − x‖² of {Plural.Of(study.Images.Count, "image")} from "
            + $"{Figure.Fixed(figures.Encoded.Loss.Mean, 2)} at the encoder’s codes (MT) to {Figure.Fixed(figures.Found.Loss.Mean, 2)} "
            + $"(MN), on average by {Change(-figures.Found.Change.Mean)} an image; {which}.";
    }

    /// <summary>Everything else worth saying.</summary>
    public static ImmutableArray<string> Details(InversionStudyResult study, StudyFigures figures)
        =>
        [
            .. new[]
            {
                Beside(figures),
                SuccessRates(figures, study.Images.Count),
                Amortized(figures),
                BestMethod(figures),
                FixedPoint(figures),
                Related(study),
                Direction(figures),
                Normality(study, figures),
                Completed(study),
            }.Where(sentence => sentence.Length > 0),
        ];

    /// <summary>The smallest and the largest gain, and what was published.</summary>
    public static string Beside(StudyFigures figures)
    {
        Distribution change = figures.Found.Change;
        return $"δ of MN lies between {Change(change.Minimum)} and {Change(change.Maximum)}, with a variance of "
            + $"{Figure.Fixed(SetFigures.Variance(change), 2)}. The report had, on {Figure.Count(PublishedStudy.Images)} images and a model "
            + $"of its own, a mean loss of {Figure.Fixed(PublishedStudy.LossBefore, 1)} → {Figure.Fixed(PublishedStudy.LossAfter, 2)}, a "
            + $"mean δ of {Change(PublishedStudy.MeanChange)} and a variance of {Figure.Fixed(PublishedStudy.ChangeVariance, 2)}.";
    }

    /// <summary>Whether decoded codes are recognised, and whether the published order of the sets holds; empty without a classifier.</summary>
    public static string SuccessRates(StudyFigures figures, int images)
    {
        if (figures.Encoded.SuccessRate is not { } encoded
            || figures.Found.SuccessRate is not { } found
            || figures.Amortized.SuccessRate is not { } amortized)
        {
            return "";
        }

        // Two standard errors of a difference of two rates, as if they were of different images: rather too much than too little.
        double Noise(double a, double b) => 2 * Math.Sqrt(((a * (1 - a)) + (b * (1 - b))) / images);
        bool first = found > amortized;
        bool second = amortized >= encoded;
        bool withinNoise = encoded - amortized <= Noise(amortized, encoded);
        string verdict = (first, second, withinNoise) switch
        {
            (true, true, _) => "The published order MN > MB ≥ MT holds",
            (true, false, true) => "The published order MN > MB ≥ MT holds within the noise",
            _ => "The published order MN > MB ≥ MT does not hold",
        };
        return $"{verdict}: the classifier gives the decoded code the label of its image in {Figure.Percent(found, 2)} (MN), "
            + $"{Figure.Percent(amortized, 2)} (MB) and {Figure.Percent(encoded, 2)} (MT) of the images; published were "
            + $"{Figure.Percent(PublishedStudy.SuccessFound, 2)}, {Figure.Percent(PublishedStudy.SuccessAmortized, 2)} and "
            + $"{Figure.Percent(PublishedStudy.SuccessEncoded, 2)}. With {Plural.Of(images, "image")}, differences below "
            + $"{Figure.Fixed(100 * Noise(found, encoded), 1)} points may be chance.";
    }

    /// <summary>What the network that learnt the inversion is worth.</summary>
    public static string Amortized(StudyFigures figures)
    {
        string One(SetFigures set) => $"{set.Set.Name} ({set.Set.Description}) changes the loss by {Signed(set.Change.Mean)} on average";
        string sets = string.Join("; ", figures.Sets.Skip(2).Select(One));
        double share = figures.Found.Change.Mean == 0 ? double.NaN : figures.Sets[^1].Change.Mean / figures.Found.Change.Mean;
        string gained = share > 0
            ? $"The learnt inverse reaches {Figure.Percent(share, 0)} of what the search gains."
            : "The learnt inverse gains nothing: the way to the better code is not told by the encoder’s code alone.";
        return $"{sets}; published was {Signed(PublishedStudy.AmortizedMeanChange)}. {gained}";
    }

    /// <summary>The method of the lowest mean loss, from the encoder's code and at all.</summary>
    public static string BestMethod(StudyFigures figures)
    {
        MethodFigures best = figures.Methods.MinBy(method => method.MeanLoss)!;
        MethodFigures published = figures.Methods[0];
        return ReferenceEquals(best, published)
            ? $"No method does better than {published.Name}: mean loss {Figure.Fixed(published.MeanLoss, 3)} on "
                + $"{Plural.Of(published.Images, "image")}."
            : $"The best of {figures.Methods.Length} methods is {best.Name}: a mean loss of {Figure.Fixed(best.MeanLoss, 3)} on "
                + $"{Plural.Of(best.Images, "image")} (δ {Change(best.MeanChange)}) after {Figure.Fixed(best.MeanIterations, 1)} iterations; "
                + $"{published.Name}: {Figure.Fixed(published.MeanLoss, 3)} (δ {Change(published.MeanChange)}) after "
                + $"{Figure.Fixed(published.MeanIterations, 0)}. It is at or below that on {Figure.Percent(best.AtOrBelowPublished)} of the images, within "
                + $"{Figure.Percent(MethodFigures.Tie, 2)} of it or below on {Figure.Percent(best.WithinTie)}.";
    }

    /// <summary>Why the fixed-point map is no method of inversion; empty when it was not tried.</summary>
    public static string FixedPoint(StudyFigures figures)
    {
        if (figures.Methods.FirstOrDefault(method => method.Expanding is not null) is not { } map)
        {
            return "";
        }

        string loss = $"its mean loss is {Figure.Fixed(map.MeanLoss, 2)}, that of the encoder’s codes {Figure.Fixed(map.MeanLossBefore, 2)}, "
            + $"and on {Figure.Percent(map.Worse)} of the images the loss rises";
        string contraction = $"the map does not contract for {Figure.Percent(map.Expanding!.Value)} of the images (ratio of the last two "
            + $"steps 1 or more; median {Figure.Significant(map.MedianContraction!.Value)})";
        return map.MeanLoss > map.MeanLossBefore
            ? $"The fixed point u ← E(x) − E(D(u)) + u is rejected: {loss}. It converges on {Figure.Percent(map.Converged)}, "
                + $"but to codes that the encoder cannot tell from x, not to those of the smallest loss; {contraction}."
            : $"The fixed point u ← E(x) − E(D(u)) + u lowers the mean loss here: {loss}. It converges on "
                + $"{Figure.Percent(map.Converged)}; {contraction}.";
    }

    /// <summary>Whether images that are coded badly gain more.</summary>
    public static string Related(InversionStudyResult study)
    {
        if ((study.LinearCorrelation.Result, study.RankCorrelation.Result) is not ({ } linear, { } rank))
        {
            return "Whether images that are coded badly gain more cannot be said. "
                + (study.LinearCorrelation.Reason ?? study.RankCorrelation.Reason);
        }

        string figures = $"Pearson’s r = {Figure.Fixed(linear.Statistic, 3)} ({NormalityVerdict.Text(linear.PValue)}), Spearman’s "
            + $"ρ = {Figure.Fixed(rank.Statistic, 3)} ({NormalityVerdict.Text(rank.PValue)})";
        return rank.Statistic switch
        {
            < -Noticeable => $"The worse an image is coded, the more it gains: {figures} between the loss of the encoder’s code and δ.",
            > Noticeable => $"The better an image is coded, the more it gains: {figures} between the loss of the encoder’s code and δ.",
            _ => $"The gain hardly depends on how well an image is coded: {figures} between the loss of the encoder’s code and δ.",
        };
    }

    /// <summary>Where the translation vectors point.</summary>
    public static string Direction(StudyFigures figures)
        => $"The codes found lie {Figure.Significant(figures.Found.Distance.Mean)} from the encoder’s on average (variance "
            + $"{Figure.Significant(SetFigures.Variance(figures.Found.Distance))}); {Figure.Percent(figures.Vectors.Inward)} of them are "
            + "moved toward the mean of the encoder’s codes.";

    /// <summary>Whether codes are normal, and what the published tests are worth.</summary>
    public static string Normality(InversionStudyResult study, StudyFigures figures)
    {
        SetFigures[] rejected = [.. figures.Sets.Where(set => NormalityVerdict.IsRejected(set.Set.Normality))];
        string verdict = rejected.Length == figures.Sets.Length ? "None of the sets of codes is normally distributed"
            : rejected.Length == 0 ? "No test finds that the codes are not normally distributed"
            : $"Not normally distributed: {string.Join(", ", rejected.Select(set => set.Set.Name))}";
        NormalityTests encoded = figures.Encoded.Set.Normality;
        string surest = NormalityVerdict.Made(NormalityVerdict.Right(encoded)).OrderBy(one => one.Result.PValue).Take(1)
            .Select(one => $"{one.Name}: {NormalityVerdict.Text(one.Result.PValue)}").FirstOrDefault("which allows no test");
        string radius = study.CodeSize == 2
            ? "the radius of perfectly normal codes has a Rayleigh distribution, up to 0.045 away from a normal one, so from about a "
                + "thousand codes on the test rejects these too"
            : "the radius of perfectly normal codes has a chi distribution, not a normal one";
        string published = encoded.PublishedRadius.Result is { } test
            ? $"The published test of the radius {(NormalityVerdict.Rejects(test) ? "rejects" : "does not reject")} MT "
                + $"({NormalityVerdict.Text(test.PValue)}), which says nothing about the codes: {radius}."
            : $"The published test of the radius could not be made. {encoded.PublishedRadius.Reason}";
        return $"{verdict} (MT, {surest}). {published}";
    }

    /// <summary>How well hidden parts are guessed.</summary>
    public static string Completed(InversionStudyResult study)
    {
        (double Encoded, double Found)[] losses =
            [.. study.Completions.SelectMany(one => one.EncodedLosses.Zip(one.FoundLosses))];
        return losses.Length == 0
            ? ""
            : $"Of incomplete images the code found from the known pixels is better than the encoder’s, which takes hidden pixels for "
                + $"black, in {losses.Count(one => one.Found < one.Encoded)} of {losses.Length}: mean loss over all pixels "
                + $"{Figure.Fixed(losses.Average(one => one.Found), 1)} and {Figure.Fixed(losses.Average(one => one.Encoded), 1)}.";
    }

    /// <summary>A change in per cent.</summary>
    public static string Change(double percent) => Figure.Fixed(percent, 2) + "\u00a0%";

    private static string Signed(double percent) => (percent > 0 ? "+" : "") + Change(percent);
}
