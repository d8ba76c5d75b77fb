using System.Collections.Immutable;

namespace Facsimile.Inversion;

/// <summary>What an inversion found: one entry an image in each list.</summary>
public sealed record InversionResult
{
    /// <summary>The position of the first image in the data.</summary>
    public required int First { get; init; }

    /// <summary>The numbers of a code.</summary>
    public required int CodeSize { get; init; }

    /// <summary>The code that the search began with, images × code size: the given one, else the encoder's.</summary>
    public required ImmutableArray<float> CodesBefore { get; init; }

    /// <summary>The code found, images × code size.</summary>
    public required ImmutableArray<float> CodesAfter { get; init; }

    /// <summary>‖D(z) − x‖² over the known pixels at <see cref="CodesBefore"/>.</summary>
    public required ImmutableArray<double> LossesBefore { get; init; }

    /// <summary>‖D(z) − x‖² over the known pixels at <see cref="CodesAfter"/>.</summary>
    public required ImmutableArray<double> LossesAfter { get; init; }

    /// <summary>The iterations of the search whose code was kept.</summary>
    public required ImmutableArray<int> Iterations { get; init; }

    /// <summary>How that search ended.</summary>
    public required ImmutableArray<InversionOutcome> Outcomes { get; init; }

    /// <summary>Which of the beginnings that search had, 0 for the first.</summary>
    public required ImmutableArray<int> Starts { get; init; }

    /// <summary>
    /// The ratio of the lengths of the last two steps of the fixed-point map, below 1 where it contracts; NaN for other methods.
    /// </summary>
    public required ImmutableArray<double> Contractions { get; init; }

    /// <summary>How many images there are.</summary>
    public int Count => LossesBefore.Length;

    /// <summary>δ = 100·(after − before) / before of an image, in per cent; 0 when the loss before is 0 and stays so.</summary>
    public double Change(int image)
        => LossesAfter[image] == LossesBefore[image]
            ? 0
            : 100 * (LossesAfter[image] - LossesBefore[image]) / LossesBefore[image];

    /// <summary>The results of chunks that follow one another, as one.</summary>
    /// <param name="chunks">At least one.</param>
    /// <exception cref="ArgumentException">There are none, or one does not begin where the one before it ends.</exception>
    public static InversionResult Join(IReadOnlyList<InversionResult> chunks)
    {
        ArgumentNullException.ThrowIfNull(chunks);
        if (chunks.Count == 0 || chunks.Zip(chunks.Skip(1)).Any(pair => pair.First.First + pair.First.Count != pair.Second.First))
        {
            throw new ArgumentException("Chunks follow one another, and there is at least one.", nameof(chunks));
        }

        return chunks[0] with
        {
            CodesBefore = Concatenate(chunks, chunk => chunk.CodesBefore),
            CodesAfter = Concatenate(chunks, chunk => chunk.CodesAfter),
            LossesBefore = Concatenate(chunks, chunk => chunk.LossesBefore),
            LossesAfter = Concatenate(chunks, chunk => chunk.LossesAfter),
            Iterations = Concatenate(chunks, chunk => chunk.Iterations),
            Outcomes = Concatenate(chunks, chunk => chunk.Outcomes),
            Starts = Concatenate(chunks, chunk => chunk.Starts),
            Contractions = Concatenate(chunks, chunk => chunk.Contractions),
        };
    }

    private static ImmutableArray<T> Concatenate<T>(
        IReadOnlyList<InversionResult> chunks, Func<InversionResult, ImmutableArray<T>> part)
    {
        var all = ImmutableArray.CreateBuilder<T>(chunks.Sum(chunk => part(chunk).Length));
        foreach (InversionResult chunk in chunks)
        {
            all.AddRange(part(chunk));
        }

        return all.MoveToImmutable();
    }
}
