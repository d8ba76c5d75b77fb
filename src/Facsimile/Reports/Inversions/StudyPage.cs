using Facsimile.Inversion.Analysis;
using Facsimile.Reports.Charts;

namespace Facsimile.Reports.Inversions;

/// <summary>The page of an inversion study.</summary>
internal static class StudyPage
{
    /// <summary>The whole page.</summary>
    public static string Write(InversionStudyResult study, StudyFigures figures, StudyArtwork artwork, ReportDetails details)
    {
        Markup content = Markup.Of($"<p class=\"lede\">{StudyFindings.Headline(study, figures)}</p>\n")
            .Add($"{Tiles(study, figures)}{Page.List(StudyFindings.Details(study, figures))}")
            .Add($"{Page.Section("The latent sets", Sets(study, figures, artwork))}")
            .Add($"{Page.Section("Best and worst images", Extremes(study, artwork))}")
            .Add($"{Page.Section("Where the codes lie", Codes(study, figures, artwork))}")
            .Add($"{Page.Section("Are the codes normally distributed?", Normality(figures, artwork))}");
        if (!artwork.Confusions.IsEmpty)
        {
            content.Add($"{Page.Section("Success rates", Success(study, figures, artwork))}");
        }

        content.Add($"{Page.Section("Methods of inversion", Methods(study, figures, artwork))}")
            .Add($"{Page.Section("Images predicted from incomplete ones", Completions(study, artwork))}")
            .Add($"{Page.Section("Settings", Settings(study, details))}");
        return Page.Html(
            "Inversion study", details.Title ?? $"Inverting a decoder of {Plural.Of(study.CodeSize, "number")}", content, details.Description);
    }

    /// <summary>The figures to remember.</summary>
    private static Markup Tiles(InversionStudyResult study, StudyFigures figures)
    {
        (string Name, string Value, string Beside)[] all =
        [
            ("Loss, mean", Figure.Fixed(figures.Found.Loss.Mean, 2), $"{Figure.Fixed(figures.Encoded.Loss.Mean, 2)} before"),
            ("δ, mean", StudyFindings.Change(figures.Found.Change.Mean), $"published {StudyFindings.Change(PublishedStudy.MeanChange)}"),
            figures.Found.SuccessRate is { } found
                ? ("Success rate of MN", Figure.Percent(found, 2), $"{Figure.Percent(figures.Encoded.SuccessRate!.Value, 2)} of MT")
                : ("Distance of MN from MT, mean", Figure.Significant(figures.Found.Distance.Mean), ""),
            ("Images judged", Figure.Count(study.Images.Count), $"of {Figure.Count(study.InvertedImages)} inverted"),
        ];
        var tiles = Markup.Of($"<dl class=\"tiles\">\n");
        foreach ((string name, string value, string beside) in all)
        {
            tiles.Add($"""
                <div><dt>{name}</dt><dd><b>{value}</b> <span>{beside}</span></dd></div>

                """);
        }

        return tiles.Add($"</dl>\n");
    }

    private static Markup Sets(InversionStudyResult study, StudyFigures figures, StudyArtwork artwork)
    {
        string names = string.Join("; ", figures.Sets.Select(set => $"{set.Set.Name}: {set.Set.Description}"));
        return Markup.Of($"""
            {StudyTables.Sets(figures)}<p class="note">{names}. Loss: ‖D(z) − x‖², the sum over {Plural.Of(study.Shape.Size, "value")} of an
            image. δ = 100·(loss − loss of MT) / loss of MT. Published: another model, so only order and size compare.</p>
            {Page.Pair(Markup.Of($"{Page.Figure(artwork.Changes, $"How many images got which δ. {StudyCharts.ChangesOutside(figures.Sets)}")}{Page.Figure(artwork.Correlation, StudyFindings.Related(study))}"))}
            """);
    }

    private static Markup Extremes(InversionStudyResult study, StudyArtwork artwork)
    {
        const string Above = "Above a target δ in per cent, above what D makes of a code its loss.";
        Markup Picture(byte[] png, string which) => PictureFigure.Draw(
            png,
            StudyPictures.ExtremeRows(study),
            PictureColumns.None,
            $"The {which} images: target, D(MN), D(MT).",
            $"The {study.Best.Length} images with the {(which == "best" ? "most negative" : "largest")} δ. {Above}");
        return Markup.Of($"""
            <h3>Best</h3>
            {Picture(artwork.Best, "best")}<h3>Worst</h3>
            {Picture(artwork.Worst, "worst")}
            """);
    }

    private static Markup Codes(InversionStudyResult study, StudyFigures figures, StudyArtwork artwork)
    {
        if (figures.Plane is not { } plane)
        {
            return Markup.Of($"<p class=\"note\">{StudyFindings.Direction(figures)} Codes of one number have no plane to be shown in.</p>\n");
        }

        string projected = plane.ExplainedVariance < 1
            ? $" All sets are projected on the first two principal components of {figures.Encoded.Set.Name}, which show {Figure.Percent(plane.ExplainedVariance)} of its variance."
            : "";
        var charts = Markup.Of($"");
        foreach ((int index, (string _, Chart chart)) in artwork.Codes.Index())
        {
            SetFigures set = figures.Sets[index];
            charts.Add($"{Page.Figure(chart, $"{set.Set.Name}: {set.Set.Description}.{StudyCharts.CodesOutside(plane, index)}")}");
        }

        string drawn = StudyCharts.ArrowsDrawn(study.Images.Count) == study.Images.Count
            ? "all images"
            : $"{Figure.Count(StudyCharts.ArrowsDrawn(study.Images.Count))} of {Figure.Count(study.Images.Count)} images, evenly chosen";
        string vectors = $"v = {figures.Found.Set.Name} − {figures.Encoded.Set.Name} of {drawn}; u = mean({figures.Encoded.Set.Name}) − "
            + $"{figures.Encoded.Set.Name}. The longer v, the more opaque. {StudyCharts.ArrowsOutside(study, plane, figures.Vectors)}{StudyFindings.Direction(figures)}";
        return Markup.Of($"""
            {Page.Pair(Markup.Of($"{charts}{Page.Figure(artwork.Vectors, vectors)}"))}
            <p class="note">Each point is the code of one of {Plural.Of(study.Images.Count, "image")}, coloured by its class.{projected}</p>

            """);
    }

    private static Markup Normality(StudyFigures figures, StudyArtwork artwork)
    {
        var charts = Markup.Of($"");
        foreach ((int axis, Chart chart) in artwork.Quantiles.Index())
        {
            charts.Add($"{Page.Figure(chart, $"{NormalityVerdict.Axis(axis)} of each set beside the normal distribution of its mean and variance.")}");
        }

        string refusals = StudyTables.Refusals(figures);
        return Markup.Of($"""
            {StudyTables.Normality(figures, "The right tests", NormalityVerdict.Right)}{StudyTables.Normality(figures, "The tests as published", NormalityVerdict.Published)}
            <p class="note">The statistic, its p-value, and what it says at the level of {Figure.Fixed(NormalityVerdict.Level, 2)}; “normal”
            means: not rejected. The published tests cannot judge codes: the radius of a normal code is not normal (of two numbers it has a
            Rayleigh distribution), its mean and variance were estimated from the same radii, which the test does not allow for, and a
            mixture of numbers of different variances is not normal. Lilliefors’ test is that of Kolmogorov and Smirnov for estimated
            parameters; Shapiro and Wilk’s takes the first {Figure.Count(NormalityTests.ShapiroWilkLimit)} codes, for which it holds.</p>
            {(refusals.Length == 0 ? null : Markup.Of($"<p class=\"note\">{refusals}</p>\n"))}{Page.Pair(charts)}
            """);
    }

    private static Markup Success(InversionStudyResult study, StudyFigures figures, StudyArtwork artwork)
    {
        var charts = Markup.Of($"");
        foreach ((SetFigures set, (string _, Chart chart)) in figures.Sets.Zip(artwork.Confusions))
        {
            charts.Add($"{Page.Figure(chart, StudyCharts.Unequal(study, set.Set.Agreement!))}");
        }

        return Markup.Of($"""
            {Page.Pair(charts)}
            <p class="note">The classifier labels each image, and the decoded code in black and white (D(z) above 0.5); the share of equal labels
            is the success rate. Blue: equal, the stronger the larger the share of the label. Orange: unequal, the stronger the more
            images.</p>

            """);
    }

    private static Markup Methods(InversionStudyResult study, StudyFigures figures, StudyArtwork artwork)
    {
        string image = Figure.Count(study.CourseImage);
        Markup course = Markup.Of($"""
            <figure class="card">
            {artwork.Course.Inline()}
            <figcaption><div class="followed">{PictureFigure.Image(artwork.CourseImage, $"Image {image}.")}</div>
            How the loss of image {image} falls, counted from 0; it is the one of the median loss of the encoder’s code.</figcaption>
            </figure>

            """);
        return Markup.Of($"""
            {StudyTables.Methods(figures)}<p class="note">At or below the published: the share of images whose loss is at or below that of
            {figures.Methods[0].Name}; two searches that end in the same minimum differ in the last digits, so the share within
            {Figure.Percent(MethodFigures.Tie, 2)} of it stands beside. Ratio ≥ 1: the share where the last two steps of the fixed-point map did not shrink. Methods without a
            tolerance make all their steps.</p>
            {StudyTables.Outcomes(figures)}<p class="note">{StudyFindings.FixedPoint(figures)}</p>
            {Page.Pair(course)}
            """);
    }

    private static Markup Completions(InversionStudyResult study, StudyArtwork artwork)
    {
        var pictures = Markup.Of($"");
        foreach ((Completion completion, byte[] png) in study.Completions.Zip(artwork.Completions))
        {
            pictures.Add($"""
                <h3>With {completion.Mask}</h3>
                {PictureFigure.Draw(
                    png,
                    StudyPictures.CompletionRows,
                    PictureColumns.None,
                    "Original, masked, and decoded from the encoder's code and from the code found.",
                    Completed(completion))}
                """);
        }

        return pictures;
    }

    private static string Completed(Completion completion)
        => $"Above what D makes of a code its loss over all pixels; on average {Figure.Fixed(completion.EncodedLosses.Average(), 1)} with the "
            + $"encoder’s code of the masked image, {Figure.Fixed(completion.FoundLosses.Average(), 1)} with the code found from the known pixels.";

    private static Markup Settings(InversionStudyResult study, ReportDetails details)
    {
        IEnumerable<IReadOnlyList<string>> rows =
        [
            ["Image", $"{study.Shape} ({Plural.Of(study.Shape.Size, "value")})"],
            ["Code", Plural.Of(study.CodeSize, "number")],
            ["Images inverted", Figure.Count(study.InvertedImages)],
            ["Images judged", Figure.Count(study.Images.Count)],
            ["Method of MN", study.Method],
            .. details.Settings.Select(setting => (IReadOnlyList<string>)[setting.Key, setting.Value]),
        ];
        string data = details.DataDescription ?? "";
        return Markup.Of($"""
            {(data.Length == 0 ? null : Markup.Of($"<p class=\"note\">{data}</p>\n"))}{Page.Table("Settings", ["Setting", "Value"], rows.Where(row => !string.IsNullOrWhiteSpace(row[1])), text: true)}
            """);
    }
}
