namespace Facsimile.Inversion.Analysis;

/// <summary>How much an <see cref="InversionStudy"/> looks at.</summary>
public sealed record InversionStudyOptions
{
    /// <summary>The first so many images are judged: sets, tests, success rates; 5,000 by default, as published.</summary>
    public int JudgedImages { get; init; } = 5000;

    /// <summary>All methods are compared by the first so many images; 2,000 by default.</summary>
    public int ComparedImages { get; init; } = 2000;

    /// <summary>The seed of the amortised inverse; 1 by default.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How many threads share the work; null takes one a processor core. It changes no figure.</summary>
    public int? Threads { get; init; }
}
