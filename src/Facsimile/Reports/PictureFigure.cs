using System.Buffers.Binary;
using System.Collections.Immutable;
using Facsimile.Reports.Charts;

namespace Facsimile.Reports;

/// <summary>A grid of images in a page, with the names of its rows at the left and a word under each column.</summary>
internal static class PictureFigure
{
    /// <summary>The figure.</summary>
    /// <param name="png">The bytes of the picture.</param>
    /// <param name="rows">The name of each row.</param>
    /// <param name="columns">What stands under each column.</param>
    /// <param name="description">What there is to see, for readers who cannot see it.</param>
    /// <param name="caption">The text below.</param>
    public static Markup Draw(
        byte[] png,
        ImmutableArray<string> rows,
        PictureColumns columns,
        string description,
        string caption)
    {
        var names = Markup.Of($"");
        foreach (string row in rows)
        {
            names.Add($"<span>{row}</span>");
        }

        Markup foot = columns.Words.IsEmpty
            ? Markup.Of($"")
            : Markup.Of($"<span class=\"columns-name\">{columns.Name}</span>{columns.Draw()}\n");
        return Markup.Of($"""
            <figure class="pictures">
            <div class="picture"><div class="rows">{names}</div>{Image(png, description)}
            {foot}</div>
            <figcaption>{caption}</figcaption>
            </figure>

            """);
    }

    /// <summary>The picture itself, inside the page.</summary>
    public static Markup Image(byte[] png, string description)
    {
        (int width, int height) = Size(png);
        return Markup.Of($"""
            <img src="data:image/png;base64,{Convert.ToBase64String(png)}" width="{width}" height="{height}" alt="{description}">
            """);
    }

    /// <summary>The size that stands in the first chunk of a PNG file (ISO/IEC 15948, section 11.2.2).</summary>
    /// <exception cref="FacsimileException">The bytes are not the beginning of a PNG file.</exception>
    public static (int Width, int Height) Size(ReadOnlySpan<byte> png)
    {
        if (png.Length < 24 || !png[1..4].SequenceEqual("PNG"u8) || !png[12..16].SequenceEqual("IHDR"u8))
        {
            throw new FacsimileException($"A picture of {png.Length} bytes is not a PNG file. Evaluate the run again.");
        }

        return (BinaryPrimitives.ReadInt32BigEndian(png[16..]), BinaryPrimitives.ReadInt32BigEndian(png[20..]));
    }
}
