using Facsimile.Reports.Charts;

namespace Facsimile.Reports;

/// <summary>The parts that every report page has: head, style, sections, tables.</summary>
internal static class Page
{
    private static readonly string StyleSheet = EmbeddedText.Read("reports/report.css") + Chart.StyleSheet;

    /// <summary>The whole page: one file that loads nothing; the policy in its head forbids scripts and the network.</summary>
    /// <param name="kind">What sort of page it is.</param>
    /// <param name="title">What it is about.</param>
    /// <param name="content">What stands under the title.</param>
    /// <param name="description">A sentence right under the title; null or empty for none.</param>
    public static string Html(string kind, string title, Markup content, string? description = null) => Markup.Of($"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
        <title>{title} – {kind}</title>
        <style>
        {Markup.Trusted(StyleSheet)}</style>
        </head>
        <body>
        <main>
        <header>
        <p class="kind">{kind}</p>
        <h1>{title}</h1>
        {(string.IsNullOrWhiteSpace(description) ? null : Markup.Of($"<p class=\"about\">{description}</p>\n"))}</header>
        {content}</main>
        <footer>Written by Facsimile. The figures are in the files beside this page.</footer>
        </body>
        </html>

        """).ToString();

    /// <summary>A part of the page under a heading.</summary>
    public static Markup Section(string title, Markup content) => Markup.Of($"""
        <section>
        <h2>{title}</h2>
        {content}</section>

        """);

    /// <summary>A chart in the page; nothing when there is none.</summary>
    public static Markup Figure(Chart? chart, string caption) => chart is null
        ? Markup.Of($"")
        : Markup.Of($"""
            <figure class="card">
            {chart.Inline()}
            <figcaption>{caption}</figcaption>
            </figure>

            """);

    /// <summary>Cards side by side where there is room; a chart alone has its caption beside it.</summary>
    public static Markup Pair(Markup cards) => Markup.Of($"<div class=\"pair\">\n{cards}</div>\n");

    /// <summary>A list of sentences.</summary>
    public static Markup List(IEnumerable<string> sentences)
    {
        var list = Markup.Of($"<ul class=\"findings\">\n");
        foreach (string sentence in sentences)
        {
            list.Add($"<li>{sentence}</li>\n");
        }

        return list.Add($"</ul>\n");
    }

    /// <summary>A table whose first column names the rows; on narrow screens it scrolls by itself.</summary>
    /// <param name="caption">What the table shows.</param>
    /// <param name="columns">The heads of the columns.</param>
    /// <param name="rows">The cells of each row, as many as columns.</param>
    /// <param name="text">Whether the cells are words rather than figures.</param>
    /// <param name="marked">The number of a row to stress, from 0; −1 for none.</param>
    public static Markup Table(
        string caption,
        IReadOnlyList<string> columns,
        IEnumerable<IReadOnlyList<string>> rows,
        bool text = false,
        int marked = -1)
    {
        var table = Markup.Of($"""
            <div class="scroll" tabindex="0" role="region" aria-label="{caption}">
            <table{Markup.Trusted(text ? " class=\"words\"" : "")}>
            <caption><span>{caption}</span></caption>
            <thead><tr>
            """);
        foreach (string column in columns)
        {
            table.Add($"<th scope=\"col\">{column}</th>");
        }

        table.Add($"</tr></thead>\n<tbody>\n");
        foreach ((int index, IReadOnlyList<string> row) in rows.Index())
        {
            table.Add($"<tr{Markup.Trusted(index == marked ? " class=\"best\"" : "")}><th scope=\"row\">{row[0]}</th>");
            foreach (string cell in row.Skip(1))
            {
                table.Add($"<td>{cell}</td>");
            }

            table.Add($"</tr>\n");
        }

        return table.Add($"</tbody>\n</table>\n</div>\n");
    }
}
