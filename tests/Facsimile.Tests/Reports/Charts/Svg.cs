using System.Globalization;
using System.Xml.Linq;
using Facsimile.Reports.Charts;

namespace Facsimile.Tests.Reports.Charts;

/// <summary>Reads charts back.</summary>
internal static class Svg
{
    public static readonly XNamespace Namespace = "http://www.w3.org/2000/svg";

    /// <summary>Parses the file, which throws when it is not well-formed.</summary>
    public static XElement Parse(Chart chart) => XDocument.Parse(chart.File(), LoadOptions.PreserveWhitespace).Root!;

    public static IEnumerable<XElement> Of(this XElement svg, string name, string? style = null)
        => svg.Descendants(Namespace + name)
            .Where(element => style is null || ((string?)element.Attribute("class") ?? "").Split(' ').Contains(style));

    public static double Number(this XElement element, string attribute)
        => double.Parse((string)element.Attribute(attribute)!, CultureInfo.InvariantCulture);

    public static double[] Numbers(string path)
        => [.. path.Split([' ', 'M', 'L', 'm', 'h', 'H', 'v', 'V'], StringSplitOptions.RemoveEmptyEntries)
            .Select(number => double.Parse(number, CultureInfo.InvariantCulture))];

    /// <summary>The coordinate of a mark, by its label.</summary>
    public static double Mark(this XElement svg, string label, string attribute)
        => svg.Of("text").Single(text => text.Value == label).Number(attribute);
}
