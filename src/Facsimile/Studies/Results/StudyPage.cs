using Facsimile.Evaluation;
using Facsimile.Reports;
using Facsimile.Reports.Charts;

namespace Facsimile.Studies.Results;

/// <summary><c>report.html</c> of a study.</summary>
internal static class StudyPage
{
    /// <summary>The whole page.</summary>
    public static string Write(StudyFigures figures, StudyArtwork art)
    {
        Study study = figures.Plan.Study;
        Markup content = Markup.Of($"<p class=\"lede\">{Headline(figures)}</p>\n").Add($"{Page.List(Details(figures))}");
        if (!figures.Conclusions.IsEmpty)
        {
            content.Add($"{Page.Section("Conclusions", Conclusions(figures))}");
        }

        if (figures.Plan.Axes.Length == 1 && !figures.Ranked.IsEmpty)
        {
            content.Add($"{Page.Section("Image by image", StudyTables.FirstImages(figures))}");
        }

        if (art.Coordinates is not null)
        {
            content.Add($"{Page.Section("What each setting does", Coordinates(art))}");
        }

        if (!figures.Influences.IsEmpty)
        {
            content.Add($"{Page.Section("Means at each level", Levels(figures))}");
        }

        if (!figures.Ranked.IsEmpty)
        {
            content.Add($"{Page.Section("What it costs", Costs(art))}");
            content.Add($"{Page.Section("Images", Pictures(art))}");
        }

        content.Add($"{art.Noise?.Draw()}{art.Inpainting?.Draw()}");
        Markup all = Markup.Of($"{(figures.Ranked.IsEmpty ? null : StudyTables.Ranking(figures))}{StudyTables.Failures(figures)}");
        content.Add($"{Page.Section("All models", all)}");
        return Page.Html("Study", study.Name, content, study.Description);
    }

    private static string Headline(StudyFigures figures)
    {
        if (figures.Ranked.IsEmpty)
        {
            return figures.MissingCount > 0 ? "No model is finished yet." : "All models have failed.";
        }

        TrialResult best = figures.Ranked[0];
        TrialResult worst = figures.Ranked[^1];
        string others = figures.Ranked.Length == 1
            ? ""
            : $"; the worst, {StudyTables.Name(figures.Plan, worst.Trial)}, of {Figure.Significant(worst.Error)}";
        return $"The best of {Plural.Of(figures.Ranked.Length, "model")}, {StudyTables.Name(figures.Plan, best.Trial)}, "
            + $"rebuilds the test images with a mean squared error of {Figure.Significant(best.Error)}{others}.";
    }

    private static IEnumerable<string> Details(StudyFigures figures)
    {
        StudyPlan plan = figures.Plan;
        string looks = plan.Trials.Length > plan.Trainings.Length
            ? "; models that differ only in their epochs are looks at one training" : "";
        yield return $"{Plural.Of(plan.Trials.Length, "model")} of {Plural.Of(plan.Trainings.Length, "training")}{looks}.";
        foreach (AxisInfluence one in figures.Influences.Where(one => !one.Ratios.Ratios.IsEmpty)
            .OrderByDescending(one => Math.Abs(Math.Log(one.Ratios.Mean))))
        {
            string change = one.Ratios.Mean < 1
                ? $"falls by {Figure.Percent(1 - one.Ratios.Mean)}"
                : $"rises by {Figure.Percent(one.Ratios.Mean - 1)}";
            yield return $"With {one.Axis.Axis} {one.Ratios.Steps} the error {change}, all else equal.";
        }

        TrialResult[] besidePca = [.. figures.Ranked.Where(one => one.Evaluation!.PcaBaseline is not null)];
        if (besidePca.Length > 0)
        {
            int better = besidePca.Count(one => one.Error < one.Evaluation!.PcaBaseline![Metric.Mse].Mean);
            yield return $"{better} of {Plural.Of(besidePca.Length, "model")} {(better == 1 ? "does" : "do")} better than a linear model (PCA) "
                + "with as many numbers in its code.";
        }

        if (figures.Failed.Any())
        {
            yield return $"{Plural.Of(figures.Failed.Count(), "model has", "models have")} failed; the reasons are below the table of all models.";
        }

        if (figures.MissingCount > 0)
        {
            yield return $"{Plural.Of(figures.MissingCount, "model is", "models are")} not finished yet.";
        }
    }

    private static Markup Conclusions(StudyFigures figures) => Markup.Of($"""
        {StudyTables.Conclusions(figures)}<p class="note">“Much” is a fifth of the error or more, “a little” 5 % to 20 %; below 5 % a
        setting does not matter. Changes are geometric means.</p>

        """);

    private static Markup Coordinates(StudyArtwork art) => Page.Pair(Page.Figure(
        art.Coordinates,
        "Each line is a model: it passes its levels from left to right and ends at its error; low is good. Lines through one level are "
            + "spread, the best at the top."));

    private static Markup Levels(StudyFigures figures) => Markup.Of($"""
        {StudyTables.Influences(figures)}{StudyTables.Pairs(figures)}<p class="note">The mean over all models of a level, and how far
        they are spread (standard deviation) by the other settings.</p>

        """);

    private static Markup Costs(StudyArtwork art) => Page.Pair(Markup.Of($"""
        {Page.Figure(art.Epochs, "Each line is a training, a dot one that was looked at once.")}{Page.Figure(art.Loss, "Loss on held-out images where there are any.")}{Page.Figure(
            art.Parameters, "Each dot is a model. The dashed line joins the models that no smaller one beats.")}{Page.Figure(
            art.Time, "The dashed line joins the models that none beats in less time. Times are those of this machine; several trainings may have shared it.")}
        """));

    private static Markup Pictures(StudyArtwork art) => art.Pictures is not { } pictures
        ? Markup.Of($"")
        : PictureFigure.Draw(
            pictures.Png,
            pictures.Rows,
            PictureColumns.None,
            "Rows of images: originals, and what models from the best to the worst make of them.",
            "Above each image its mean squared error.");
}
