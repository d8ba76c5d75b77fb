namespace Facsimile.Studies;

/// <summary>A part of the trainings of a study, so that several machines share it.</summary>
public sealed record StudyShard
{
    /// <summary>Chooses a part.</summary>
    /// <param name="number">Which, from 1.</param>
    /// <param name="count">Of how many.</param>
    /// <exception cref="FacsimileException">There is no such part.</exception>
    public StudyShard(int number, int count)
    {
        if (count < 1 || number < 1 || number > count)
        {
            throw new FacsimileException($"There is no shard {number}/{count}; give i/n with i from 1 to n, for example 1/2.");
        }

        Number = number;
        Count = count;
    }

    /// <summary>All trainings.</summary>
    public static StudyShard Whole { get; } = new(1, 1);

    /// <summary>Which part, from 1.</summary>
    public int Number { get; }

    /// <summary>Of how many.</summary>
    public int Count { get; }

    /// <summary>Every n-th of the trainings in an order that begins with the longest, so that all parts take about as long.</summary>
    internal IEnumerable<T> Of<T>(IEnumerable<T> longestFirst) => longestFirst.Where((_, i) => i % Count == Number - 1);
}
