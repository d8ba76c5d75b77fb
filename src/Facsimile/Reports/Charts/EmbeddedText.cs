namespace Facsimile.Reports.Charts;

/// <summary>Texts that are built into the library, such as style sheets.</summary>
internal static class EmbeddedText
{
    /// <summary>Reads a text by its name in the project file.</summary>
    public static string Read(string name)
    {
        using Stream stream = typeof(EmbeddedText).Assembly.GetManifestResourceStream(name)
            ?? throw new ArgumentException($"The library has no text {name}.", nameof(name));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
