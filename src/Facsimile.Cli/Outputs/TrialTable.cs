using Facsimile.Studies;

namespace Facsimile.Cli.Outputs;

/// <summary>A table of trials of a study: a column an axis where those fit, since long names differ only in their middle.</summary>
internal static class TrialTable
{
    /// <summary>Writes the table.</summary>
    /// <param name="heading">What stands over the names where there is no room for the axes.</param>
    /// <param name="axes">The axes on which the trials differ.</param>
    /// <param name="columns">The other columns.</param>
    /// <param name="before">How many of these stand before those of the axes.</param>
    /// <param name="rows">Trials, and their cells of the other columns.</param>
    /// <param name="shell">Where to write.</param>
    public static void Write(
        string heading,
        IReadOnlyCollection<StudyLevels> axes,
        IReadOnlyList<Column> columns,
        int before,
        IReadOnlyCollection<(StudyTrial Trial, string[] Cells)> rows,
        Shell shell)
    {
        T[] Insert<T>(IEnumerable<T> others, IEnumerable<T> own) => [.. others.Take(before), .. own, .. others.Skip(before)];
        Column[] byAxis = Insert(columns, axes.Select(axis => new Column(Capital(axis.Axis))));
        string[][] cells =
            [.. rows.Select(row => Insert(row.Cells, axes.Select(axis => row.Trial.Levels.GetValueOrDefault(axis.Axis, "–"))))];
        if (TableLayout.Fit(byAxis, cells, shell.TableWidth).Width <= shell.TableWidth)
        {
            Tables.Write(byAxis, cells, shell);
            return;
        }

        Tables.Write(
            Insert(columns, [new Column(heading) { Shortens = true }]), rows.Select(row => Insert(row.Cells, [row.Trial.Name])), shell);
    }

    private static string Capital(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
