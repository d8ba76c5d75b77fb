using System.Text.Json.Nodes;
using Facsimile.Evaluation;

namespace Facsimile.Cli.Outputs;

/// <summary>Several runs of one kind side by side.</summary>
/// <param name="Judged">What each run was judged by.</param>
/// <param name="Columns">The columns behind the run's name; in a narrow terminal the ones with the largest numbers are left out.</param>
/// <param name="Rows">The cells of each run, its name first.</param>
/// <param name="Json">The same for programs.</param>
/// <param name="WriteReport">Writes the report into a folder.</param>
internal sealed record Comparison(
    IReadOnlyList<string> Judged,
    IReadOnlyList<Column> Columns,
    IReadOnlyList<string[]> Rows,
    JsonArray Json,
    Action<string> WriteReport)
{
    /// <summary>How well the runs restore noisy images; null where nobody asked.</summary>
    public NoiseComparison? Noise { get; init; }

    /// <summary>A comparison of runs.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="name">What a run is called.</param>
    /// <param name="judged">What it was judged by.</param>
    /// <param name="figures">The columns, and the text in each.</param>
    /// <param name="toJson">A run for programs.</param>
    /// <param name="writeReport">Writes the report into a folder.</param>
    public static Comparison Of<T>(
        IReadOnlyList<T> runs,
        Func<T, string> name,
        Func<T, string> judged,
        IReadOnlyList<(string Heading, int LeftOutAs, Func<T, string> Text)> figures,
        Func<T, JsonObject> toJson,
        Action<string, IReadOnlyList<T>> writeReport)
        => new(
            [.. runs.Select(judged)],
            [new Column("Run") { Shortens = true }, .. figures.Select(figure => Column.Number(figure.Heading, figure.LeftOutAs))],
            [.. runs.Select(run => (string[])[name(run), .. figures.Select(figure => figure.Text(run))])],
            Outputs.Json.Array(runs, toJson),
            folder => writeReport(folder, runs));
}
