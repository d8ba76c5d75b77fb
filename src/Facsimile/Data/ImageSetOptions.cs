namespace Facsimile.Data;

/// <summary>How <see cref="ImageSet.Load"/> finds and prepares images.</summary>
public sealed record ImageSetOptions
{
    /// <summary>
    /// The folder to look for named data sets in first: it holds a folder of the set's name, or the four files themselves.
    /// Null (the default): only the environment's <c>FACSIMILE_DATA</c> and the user's cache folder.
    /// </summary>
    public string? DataDirectory { get; init; }

    /// <summary>Whether a named data set that is found nowhere is downloaded; true by default.</summary>
    public bool Download { get; init; } = true;

    /// <summary>Told about a download as it goes on.</summary>
    public IProgress<DownloadProgress>? DownloadProgress { get; init; }

    /// <summary>Stops a download; what is complete stays.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>What becomes of colours; by default the channels stay as they are.</summary>
    public ColourMode Colour { get; init; } = ColourMode.AsStored;

    /// <summary>
    /// The height and width that all images are brought to; by default they keep theirs, which must agree. A side that
    /// shrinks takes the average of the area that each new pixel covers, one that grows is interpolated linearly.
    /// </summary>
    public (int Height, int Width)? Resize { get; init; }

    /// <summary>The size of the images of a CSV file; by default they are grey and square.</summary>
    public ImageShape? CsvShape { get; init; }

    /// <summary>The share that is held out to judge by when the source has no test part, 0 to below 1; by default 0.2.</summary>
    public double TestFraction { get; init; } = 0.2;

    /// <summary>The seed of the images that are held out and of the drawing of <c>glyphs</c>; by default 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How many threads draw glyphs and decode PNG files; by default one a processor core.
    /// The images are the same for any number.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Checks the ranges.</summary>
    /// <exception cref="FacsimileException">An option is out of its range.</exception>
    internal void Check()
    {
        if (Resize is { } size && (size.Height < 1 || size.Width < 1))
        {
            throw new FacsimileException($"resize: the sides are at least 1 pixel, not {size.Height}×{size.Width}.");
        }

        if (TestFraction is not (>= 0 and < 1))
        {
            throw new FacsimileException(
                FormattableString.Invariant($"test fraction: a share from 0 to below 1, not {TestFraction}."));
        }

        if (Threads is < 1 or > 1024)
        {
            throw new FacsimileException($"threads: 1 to 1024, not {Threads}.");
        }
    }
}
