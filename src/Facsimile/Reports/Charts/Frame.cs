namespace Facsimile.Reports.Charts;

/// <summary>What surrounds the values of a chart: gridlines, marks, axis titles and the legend.</summary>
internal sealed class Frame
{
    private const double Right = 14;
    private const double MarkHeight = 22;
    private const double AxisTitleHeight = 20;
    private readonly Axis _horizontal;
    private readonly Axis _vertical;
    private readonly Legend _legend;

    /// <summary>Divides the picture.</summary>
    /// <param name="horizontal">The axis from left to right.</param>
    /// <param name="vertical">The axis from bottom to top.</param>
    /// <param name="legend">The legend under the title.</param>
    /// <param name="plotHeight">The height of the plot without its surroundings.</param>
    public Frame(Axis horizontal, Axis vertical, Legend legend, double plotHeight)
    {
        _horizontal = horizontal;
        _vertical = vertical;
        _legend = legend;
        double marks = vertical.Scale.Ticks.Select(tick => TextWidth.Of(tick.Label, Chart.FontSize)).DefaultIfEmpty(0).Max();
        double left = 12 + (vertical.Title.Length > 0 ? AxisTitleHeight : 0) + marks + 7;
        double top = Chart.TitleHeight + legend.Height + 6;
        Plot = new PlotArea(left, top, Chart.Width - left - Right, plotHeight, horizontal.Scale, vertical.Scale);
        Height = Plot.Bottom + MarkHeight + (horizontal.Title.Length > 0 ? AxisTitleHeight : 0) + 8;
    }

    /// <summary>Where the values are drawn.</summary>
    public PlotArea Plot { get; }

    /// <summary>The height of the whole picture.</summary>
    public double Height { get; }

    /// <summary>Everything but the values; drawn below them.</summary>
    /// <param name="rows">Whether there are gridlines from left to right.</param>
    public Markup Draw(bool rows = true)
    {
        var frame = Markup.Of($"<g class=\"grid\">");
        foreach (Tick tick in _horizontal.Scale.Ticks)
        {
            frame.Add($"<path d=\"M{Plot.X(tick.Value)} {Plot.Top}v{Plot.Height}\"/>");
        }

        foreach (Tick tick in rows ? _vertical.Scale.Ticks : [])
        {
            frame.Add($"<path d=\"M{Plot.Left} {Plot.Y(tick.Value)}h{Plot.Width}\"/>");
        }

        frame.Add($"</g>\n<g class=\"marks\">");
        double lastRight = double.NegativeInfinity;
        foreach (Tick tick in _horizontal.Scale.Ticks)
        {
            double half = TextWidth.Of(tick.Label, Chart.FontSize) / 2;
            double x = Math.Min(Plot.X(tick.Value), Chart.Width - 2 - half);
            if (x - half > lastRight + 4)
            {
                frame.Add($"<text class=\"middle\" x=\"{x}\" y=\"{Plot.Bottom + 17}\">{tick.Label}</text>");
                lastRight = x + half;
            }
        }

        foreach (Tick tick in _vertical.Scale.Ticks)
        {
            frame.Add($"<text class=\"end\" x=\"{Plot.Left - 7}\" y=\"{Plot.Y(tick.Value) + 4.3}\">{tick.Label}</text>");
        }

        return frame.Add($"</g>\n{Titles()}{_legend.Draw(Plot.Left, Chart.TitleHeight)}");
    }

    private Markup Titles()
    {
        var titles = Markup.Of($"");
        if (_horizontal.Title.Length > 0)
        {
            double x = Plot.Left + (Plot.Width / 2);
            titles.Add($"""
                <text class="axis middle" x="{x}" y="{Plot.Bottom + MarkHeight + 15}">{_horizontal.Title}</text>

                """);
        }

        if (_vertical.Title.Length > 0)
        {
            double y = Plot.Top + (Plot.Height / 2);
            titles.Add($"""
                <text class="axis middle" x="21" y="{y}" transform="rotate(-90 21 {y})">{_vertical.Title}</text>

                """);
        }

        return titles;
    }
}
