using Facsimile.Data.Corruptions;

namespace Facsimile.Inversion;

/// <summary>How codes are searched for; every option may be left out.</summary>
public sealed record InversionOptions
{
    /// <summary>The method.</summary>
    /// <value>Default: Levenberg-Marquardt.</value>
    public InversionMethod Method { get; init; } = new LevenbergMarquardt();

    /// <summary>Where the search begins.</summary>
    /// <value>Default: at the encoder's codes.</value>
    public InversionStart Start { get; init; } = InversionStart.Encoder;

    /// <summary>
    /// What is hidden: only the known pixels count, and the encoder sees the hidden ones as 0. The same image at the same
    /// position
    /// gets the same mask each time. Null: all pixels count.
    /// </summary>
    /// <value>Default: null.</value>
    public Mask? Mask { get; init; }

    /// <summary>How many threads share the work, 1 to 1024; the result is the same for any number.</summary>
    /// <value>Default: null, one a processor core.</value>
    public int? Threads { get; init; }
}
