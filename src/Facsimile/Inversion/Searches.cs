namespace Facsimile.Inversion;

/// <summary>The searches for the codes of a chunk of images, each from one start: where they stand and how they ended.</summary>
internal sealed class Searches(int capacity, int codeSize)
{
    /// <summary>How many images the chunk has.</summary>
    public int Count { get; private set; }

    /// <summary>The codes, images × code size: where the search starts, in the end what it found.</summary>
    public float[] Codes { get; } = new float[checked(capacity * codeSize)];

    /// <summary>E(x), images × code size.</summary>
    public float[] EncoderCodes { get; } = new float[checked(capacity * codeSize)];

    /// <summary>The loss of each image at its code.</summary>
    public double[] Losses { get; } = new double[capacity];

    /// <summary>The iterations of each image.</summary>
    public int[] Iterations { get; } = new int[capacity];

    /// <summary>How each search ended.</summary>
    public InversionOutcome[] Outcomes { get; } = new InversionOutcome[capacity];

    /// <summary>Whether a search is over.</summary>
    public bool[] Ended { get; } = new bool[capacity];

    /// <summary>The ratio of the lengths of successive steps; NaN but for the fixed-point map.</summary>
    public double[] Contractions { get; } = new double[capacity];

    /// <summary>Begins with the images of a chunk.</summary>
    public void Begin(int count)
    {
        Count = count;
        Array.Clear(Iterations);
        Array.Clear(Ended);
        Array.Fill(Contractions, double.NaN);
    }

    /// <summary>The code of an image.</summary>
    public Span<float> Code(int image) => Codes.AsSpan(image * codeSize, codeSize);

    /// <summary>E(x) of an image.</summary>
    public ReadOnlySpan<float> EncoderCode(int image) => EncoderCodes.AsSpan(image * codeSize, codeSize);

    /// <summary>Ends the search of an image.</summary>
    public void End(int image, InversionOutcome outcome)
    {
        Outcomes[image] = outcome;
        Ended[image] = true;
    }
}
