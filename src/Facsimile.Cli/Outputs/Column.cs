namespace Facsimile.Cli.Outputs;

/// <summary>One column of a table.</summary>
/// <param name="Heading">What stands over it.</param>
internal sealed record Column(string Heading)
{
    /// <summary>Whether its cells stand at the right, as numbers do.</summary>
    public bool IsNumber { get; init; }

    /// <summary>Whether a cell may take several lines; words are never broken.</summary>
    public bool Wraps { get; init; }

    /// <summary>Whether a long cell may lose its middle.</summary>
    public bool Shortens { get; init; }

    /// <summary>Columns that do not fit are left out, the largest number first; those with 0 never are.</summary>
    public int LeftOutAs { get; init; }

    /// <summary>A column of numbers.</summary>
    public static Column Number(string heading, int leftOutAs = 0) => new(heading) { IsNumber = true, LeftOutAs = leftOutAs };
}
