namespace Facsimile.Cli.Outputs;

/// <summary>Lines of results that have a name each, such as <c>report     runs/digits/report.html</c>.</summary>
internal static class NamedLine
{
    private const int NameWidth = 11;

    /// <summary>Writes a line; on a terminal a long one goes on below, under its text.</summary>
    public static void Write(string name, string text, Shell shell)
    {
        string indent = name.PadRight(NameWidth);
        foreach (string line in Words.Wrap(text, shell.TableWidth - NameWidth))
        {
            shell.Output.WriteLine(indent + line);
            indent = new string(' ', NameWidth);
        }
    }

    /// <summary>Says where a report is; not among figures for programs.</summary>
    public static void WriteReport(string path, bool json, Shell shell)
        => Write("report", path, json ? shell with { Output = shell.Error } : shell);
}
