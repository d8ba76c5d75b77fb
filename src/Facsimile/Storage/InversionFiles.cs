namespace Facsimile.Storage;

/// <summary>The names of the files in the folder of an inversion. No other code knows them.</summary>
/// <param name="folder">The folder.</param>
internal sealed class InversionFiles(string folder)
{
    /// <summary>What is inverted and how; it makes a folder that of an inversion.</summary>
    public string Settings => Path.Combine(folder, "inversion.json");

    /// <summary>One line an image.</summary>
    public string Table => Path.Combine(folder, "inversion.csv");

    /// <summary>The codes found, images × code size.</summary>
    public string Codes => Path.Combine(folder, "codes.npy");

    /// <summary>The codes that the search began with, images × code size.</summary>
    public string CodesBefore => Path.Combine(folder, "codes-before.npy");

    /// <summary>The first images, and what the decoder makes of their codes.</summary>
    public string Grid => Path.Combine(folder, "grid.png");

    /// <summary>The chunks that are done; the folder is there only while the inversion is not finished.</summary>
    public string Parts => Path.Combine(folder, "parts");

    /// <summary>The chunk that begins at an image.</summary>
    public string Part(int first) => Path.Combine(Parts, $"{first:d9}.safetensors");
}
