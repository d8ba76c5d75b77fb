using System.Globalization;
using System.Xml;
using Facsimile.Reports.Charts;

namespace Facsimile.Tests.Reports.Charts;

public sealed class MarkupTests
{
    [Fact]
    public void Texts_are_escaped_and_literals_are_not()
    {
        string hostile = "<script>alert(\"1\" & '2')</script>";

        Assert.Equal(
            "<b>&lt;script&gt;alert(&quot;1&quot; &amp; &#39;2&#39;)&lt;/script&gt;</b>",
            Markup.Of($"<b>{hostile}</b>").ToString());
    }

    [Fact]
    public void Characters_that_XML_forbids_are_replaced()
    {
        string hostile = "a\0b\u001bc\ud800d\uffffe😀";
        string xml = Markup.Of($"<t>{hostile}</t>").ToString();

        using var reader = XmlReader.Create(new StringReader(xml));
        reader.MoveToContent();
        Assert.Equal("a\ufffdb\ufffdc\ufffdd\ufffde😀", reader.ReadElementContentAsString());
    }

    [Fact]
    public void Numbers_are_rounded_and_written_alike_in_every_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("")
            {
                NumberFormat = { NumberDecimalSeparator = ",", NegativeSign = "~" },
            };

            Assert.Equal("1.5 -0.25 0 -7", Markup.Of($"{1.5} {-0.254} {-0.001} {-7}").ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Added_markup_is_taken_as_it_is()
        => Assert.Equal("<a><b>&amp;</b></a>", Markup.Of($"<a>").Add($"{Markup.Of($"<b>{"&"}</b>")}</a>").ToString());
}
