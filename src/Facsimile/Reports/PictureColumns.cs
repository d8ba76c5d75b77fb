using System.Collections.Immutable;
using System.Globalization;
using Facsimile.Data;
using Facsimile.Evaluation;
using Facsimile.Reports.Charts;

namespace Facsimile.Reports;

/// <summary>The words under a grid of images, one in the middle of each column.</summary>
/// <param name="Name">What the words are, for example SSIM.</param>
/// <param name="Words">The words from left to right; empty for none.</param>
/// <param name="Gap">The room between two columns, as a share of the width of the picture.</param>
internal sealed record PictureColumns(string Name, ImmutableArray<string> Words, double Gap)
{
    /// <summary>Words with more letters than this do not fit side by side on a phone.</summary>
    private const int MostLetters = 5;

    /// <summary>No words.</summary>
    public static PictureColumns None { get; } = new("", [], 0);

    /// <summary>The scores of some images by one metric.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="scores">The scores of all images.</param>
    /// <param name="shown">The indices of those in the picture, from left to right.</param>
    /// <param name="shape">The size of the images.</param>
    public static PictureColumns Of(
        MetricText metric, ImmutableArray<ImageScores> scores, ImmutableArray<int> shown, ImageShape shape)
        => Evenly(metric.ShortName, [.. shown.Select(index => metric.UnderPicture(scores[index][metric.Metric]))], shape);

    /// <summary>A word under each image of a row.</summary>
    /// <param name="name">What the words are.</param>
    /// <param name="words">The words from left to right.</param>
    /// <param name="shape">The size of the images.</param>
    public static PictureColumns Evenly(string name, ImmutableArray<string> words, ImageShape shape)
    {
        (int width, int gap) = ImageGrid.Columns(shape);
        return new PictureColumns(name, words, (double)gap / Math.Max(1, (words.Length * (width + gap)) - gap));
    }

    /// <summary>The words as wide as the picture above them; where it is narrow, long words stand upright.</summary>
    public Markup Draw()
    {
        var words = Markup.Of($"");
        foreach (string word in Words)
        {
            words.Add($"<span>{word}</span>");
        }

        string gap = (Gap * 100).ToString("0.###", CultureInfo.InvariantCulture);
        string style = Words.Any(word => word.Length > MostLetters) ? "columns long" : "columns";
        return Markup.Of($"<div class=\"{style}\" style=\"column-gap:{gap}%\">{words}</div>");
    }
}
