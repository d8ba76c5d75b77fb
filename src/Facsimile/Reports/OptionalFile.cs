using System.Text;
using Facsimile.Reports.Charts;
using Facsimile.Storage;

namespace Facsimile.Reports;

/// <summary>A file that not every report has: one of an earlier report must not stand beside a report without it.</summary>
internal static class OptionalFile
{
    /// <summary>Writes the content, or deletes the file where there is none.</summary>
    public static void Write(string path, byte[]? content)
    {
        if (content is null)
        {
            File.Delete(path);
        }
        else
        {
            AtomicFile.Write(path, content);
        }
    }

    /// <summary>Writes the chart, or deletes the file where there is none.</summary>
    public static void Write(string path, Chart? chart)
        => Write(path, chart is null ? null : Encoding.UTF8.GetBytes(chart.File()));
}
