using System.Collections.Immutable;
using Facsimile.Evaluation;
using Facsimile.Reports.Charts;

namespace Facsimile.Reports;

/// <summary>The parts of a run's report that only a variational autoencoder has.</summary>
internal static class VariationalSection
{
    private const int MostUnits = 20;

    private static readonly ImmutableArray<string> TraversalValues = ["−3", "−2.25", "−1.5", "−0.75", "0", "0.75", "1.5", "2.25", "3"];

    /// <summary>Two sections; nothing for other models.</summary>
    public static Markup Draw(EvaluationResult evaluation, RunArtwork art)
        => (evaluation.Variational, evaluation.VariationalPictures, art.Variational) is ({ } figures, { } pictures, { } drawn)
            ? Markup.Of($"{Page.Section("Likelihood and code", Likelihood(figures, drawn))}")
                .Add($"{Page.Section("What the decoder makes of codes", Codes(evaluation, pictures, drawn))}")
            : Markup.Of($"");

    private static Markup Likelihood(VariationalSummary figures, VariationalArtwork art)
    {
        const string Reconstruction = "What an image costs once its code is known. Lower is better.";
        const string Divergence = "What the code costs. It rises while the model learns to use its code; near 0 the code says nothing.";
        LikelihoodEstimate estimate = figures.NegativeLogLikelihood;
        IReadOnlyList<string>[] rows =
        [
            ["Negative lower bound (−ELBO) ↓", VariationalText.Nats(figures.NegativeLowerBound)],
            ["Reconstruction, summed over the pixels", VariationalText.Nats(figures.Reconstruction)],
            ["Reconstruction, mean a pixel", Figure.Fixed(figures.ReconstructionPerPixel, 4)],
            ["Divergence from N(0, I) (KL)", VariationalText.Nats(figures.Divergence)],
            [$"Negative log-likelihood, estimated by {estimate} ↓", VariationalText.Nats(estimate.Mean)],
            ["Negative lower bound of the same images and codes", VariationalText.Nats(estimate.NegativeLowerBound)],
            ["Active numbers of the code", $"{Figure.Count(figures.ActiveUnits)} of {Figure.Count(figures.Units.Length)}"],
        ];
        return Markup.Of($"""
            {Page.Pair(Markup.Of($"{Page.Figure(art.Reconstruction, Reconstruction)}{Page.Figure(art.Divergence, Divergence)}"))}
            <p class="note">The reconstruction is the {figures.Likelihood}, from one code drawn for each image. A number of the code is
            active when the variance of its mean over the images is above 0.01.</p>
            <div class="pair">
            {Page.Table("Nats an image", ["Figure", "Value"], rows)}{Units(figures)}</div>

            """);
    }

    private static Markup Units(VariationalSummary figures)
    {
        (int Unit, VariationalUnit Its)[] shown =
            [.. figures.Units.Select((its, unit) => (unit, its)).OrderByDescending(one => one.its.Divergence).Take(MostUnits).OrderBy(one => one.unit)];
        string caption = figures.Units.Length > MostUnits
            ? $"The {MostUnits} numbers of the code with the largest divergence"
            : "Each number of the code";
        return Page.Table(caption, ["Number", "Divergence (nats)", "Variance of its mean", "Active"], shown.Select(
            one => (IReadOnlyList<string>)
            [
                VariationalText.Unit(one.Unit),
                Figure.Fixed(one.Its.Divergence, 3),
                Figure.Significant(one.Its.MeanVariance),
                one.Its.IsActive ? "yes" : "no",
            ]));
    }

    private static Markup Codes(EvaluationResult evaluation, VariationalPictures pictures, VariationalArtwork art)
    {
        Markup cards = Card(
            art.Samples,
            "100 images of codes drawn from N(0, I).",
            "New images: codes drawn from N(0, I), decoded. What looks like nothing comes from codes that no image has.");
        if (art.Plane is { } plane)
        {
            cards.Add($"""
                {Card(
                    plane,
                    "400 images in a square, which change from one to the next.",
                    "The plane of codes, z₁ from left to right, z₂ from bottom to top, at 20 quantiles of N(0, 1) each: every image "
                    + "stands for 1/400 of all codes.")}
                """);
        }

        var content = Page.Pair(cards);
        if (art.Interpolations is { } interpolations)
        {
            content.Add($"""
                <h3>From image to image</h3>
                {PictureFigure.Draw(
                    interpolations,
                    [.. pictures.Pairs.Select(pair => $"{pair.First} → {pair.Last}")],
                    PictureColumns.None,
                    "Rows of images that change from the first to the last.",
                    "The first and the last image of each row are test images; between them the codes on the straight line from the code "
                    + "of the one to that of the other, both ends included.")}
                """);
        }

        string most = pictures.TraversedUnits.Length < evaluation.CodeSize ? ", for those of the largest divergence" : "";
        return content.Add($"""
            <h3>Along each number of the code</h3>
            {PictureFigure.Draw(
                art.Traversals,
                [.. pictures.TraversedUnits.Select(VariationalText.Unit)],
                PictureColumns.Evenly("value", TraversalValues, evaluation.Shape),
                "Rows of images, each for one number of the code.",
                $"The code of image {evaluation.First.Indices[0]} with one of its numbers changed{most}. A row "
                + "of equal images is a number that the decoder does not use.")}
            """);
    }

    private static Markup Card(byte[] png, string description, string caption) => Markup.Of($"""
        <figure class="card">
        {PictureFigure.Image(png, description)}
        <figcaption>{caption}</figcaption>
        </figure>

        """);
}
