namespace Facsimile.Reports.Charts;

/// <summary>A finished chart: for a file of its own, or for a page that has the style sheet of charts already.</summary>
internal sealed class Chart
{
    /// <summary>The width of every chart: narrow, so that its texts stay readable on a phone.</summary>
    public const double Width = 440;

    /// <summary>The size of the letters on axes and in legends.</summary>
    public const double FontSize = 12.5;

    /// <summary>The size of the letters of the title.</summary>
    public const double TitleSize = 14.5;

    /// <summary>How much wider bold letters are.</summary>
    public const double Bold = 1.15;

    /// <summary>Where the title ends and the legend or the plot may begin.</summary>
    public const double TitleHeight = 32;

    private readonly ChartHeading _heading;
    private readonly double _height;
    private readonly Markup _content;

    /// <summary>Puts a chart together.</summary>
    public Chart(ChartHeading heading, double height, Markup content)
    {
        _heading = heading;
        _height = height;
        _content = content;
    }

    /// <summary>The style sheet that inline charts need once on their page.</summary>
    public static string StyleSheet { get; } = EmbeddedText.Read("reports/chart.css");

    /// <summary>The chart as an element of a page.</summary>
    public Markup Inline() => Svg(Markup.Of($""));

    /// <summary>The chart as a file that stands alone.</summary>
    public string File() => Svg(Markup.Of($"<style>{Markup.Trusted(StyleSheet)}</style>\n")) + "\n";

    private Markup Svg(Markup style)
    {
        string title = _heading.Id + "-title";
        string description = _heading.Id + "-description";
        return Markup.Of($"""
            <svg xmlns="http://www.w3.org/2000/svg" class="chart" viewBox="0 0 {Width} {_height}"
             role="img" aria-labelledby="{title} {description}">
            <title id="{title}">{_heading.Title}</title>
            <desc id="{description}">{_heading.Description}</desc>
            {style}<rect class="surface" width="{Width}" height="{_height}"/>
            <text class="heading" x="12" y="21">{TextWidth.Fit(_heading.Title, TitleSize * Bold, Width - 24)}</text>
            {_content}</svg>
            """);
    }
}
