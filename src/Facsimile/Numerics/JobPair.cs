namespace Facsimile.Numerics;

/// <summary>
/// Two jobs that do not depend on each other, run as one: the workers meet once instead of twice, and whoever is done with
/// one helps with the other.
/// </summary>
/// <param name="first">The first job.</param>
/// <param name="firstShares">Its shares.</param>
/// <param name="second">The second job.</param>
/// <param name="secondShares">Its shares.</param>
internal readonly struct JobPair<TFirst, TSecond>(TFirst first, int firstShares, TSecond second, int secondShares)
    : IParallelJob
    where TFirst : struct, IParallelJob
    where TSecond : struct, IParallelJob
{
    /// <summary>The shares of both.</summary>
    public int Shares => firstShares + secondShares;

    /// <inheritdoc/>
    public void Execute(int share, int shares)
    {
        if (shares != Shares)
        {
            // The pool is busy, so that the calling thread runs all of it.
            first.Execute(0, 1);
            second.Execute(0, 1);
        }
        else if (share < firstShares)
        {
            first.Execute(share, firstShares);
        }
        else
        {
            second.Execute(share - firstShares, secondShares);
        }
    }
}
