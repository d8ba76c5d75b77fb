using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Facsimile.Tests.Reports;

/// <summary>Reads a report's page as XML, which it is but for the elements without end.</summary>
internal static class PageXml
{
    public static XElement Parse(string page)
    {
        string text = page.Replace("<!DOCTYPE html>", "", StringComparison.Ordinal);
        return XDocument.Parse(Regex.Replace(text, "<(meta|img)([^>]*)>", "<$1$2/>")).Root!;
    }

    /// <summary>Every row of a table has as many cells as its head.</summary>
    public static void AssertFullTables(XElement page)
    {
        Assert.NotEmpty(page.Descendants("table"));
        Assert.All(
            page.Descendants("table"),
            table => Assert.Single(table.Descendants("tr").Select(row => row.Elements().Count()).Distinct()));
    }
}
