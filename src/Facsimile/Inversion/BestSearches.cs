using System.Runtime.InteropServices;

namespace Facsimile.Inversion;

/// <summary>Of several searches for each image the one that ended lowest; of equal ones the first.</summary>
internal sealed class BestSearches(int count, int codeSize)
{
    private readonly float[] _codes = new float[count * codeSize];
    private readonly double[] _losses = [.. Enumerable.Repeat(double.NaN, count)];
    private readonly int[] _iterations = new int[count];
    private readonly InversionOutcome[] _outcomes = new InversionOutcome[count];
    private readonly int[] _starts = new int[count];
    private readonly double[] _contractions = new double[count];

    /// <summary>Takes what is better.</summary>
    public void Take(Searches searches, int start)
    {
        for (int image = 0; image < count; image++)
        {
            if (start == 0 || IsBetter(searches.Losses[image], _losses[image]))
            {
                searches.Code(image).CopyTo(_codes.AsSpan(image * codeSize));
                _losses[image] = searches.Losses[image];
                _iterations[image] = searches.Iterations[image];
                _outcomes[image] = searches.Outcomes[image];
                _starts[image] = start;
                _contractions[image] = searches.Contractions[image];
            }
        }
    }

    /// <summary>Takes what is better of two.</summary>
    public void Take(BestSearches other)
    {
        for (int image = 0; image < count; image++)
        {
            if (IsBetter(other._losses[image], _losses[image]))
            {
                other._codes.AsSpan(image * codeSize, codeSize).CopyTo(_codes.AsSpan(image * codeSize));
                _losses[image] = other._losses[image];
                _iterations[image] = other._iterations[image];
                _outcomes[image] = other._outcomes[image];
                _starts[image] = other._starts[image];
                _contractions[image] = other._contractions[image];
            }
        }
    }

    /// <summary>The start that gave the code of an image.</summary>
    public int StartOf(int image) => _starts[image];

    /// <summary>Lets a method refine the codes that have not converged.</summary>
    /// <param name="searches">The memory to do it in.</param>
    /// <param name="solver">The method.</param>
    /// <param name="wanted">Of which images.</param>
    /// <param name="cancellation">Stops between two iterations.</param>
    public void Refine(Searches searches, Solver solver, Func<int, bool> wanted, CancellationToken cancellation)
    {
        searches.Begin(count);
        _codes.CopyTo(searches.Codes);
        _losses.CopyTo(searches.Losses, 0);
        _iterations.CopyTo(searches.Iterations, 0);
        _outcomes.CopyTo(searches.Outcomes, 0);
        for (int image = 0; image < count; image++)
        {
            bool over = _outcomes[image] is InversionOutcome.Converged or InversionOutcome.Diverged;
            searches.Ended[image] = over || !wanted(image);
        }

        solver.Refine(searches, cancellation);
        searches.Codes.AsSpan(0, _codes.Length).CopyTo(_codes);
        searches.Losses.AsSpan(0, count).CopyTo(_losses);
        searches.Iterations.AsSpan(0, count).CopyTo(_iterations);
        searches.Outcomes.AsSpan(0, count).CopyTo(_outcomes);
    }

    /// <summary>The result with what was found.</summary>
    public InversionResult AddTo(InversionResult result) => result with
    {
        CodesAfter = ImmutableCollectionsMarshal.AsImmutableArray(_codes),
        LossesAfter = ImmutableCollectionsMarshal.AsImmutableArray(_losses),
        Iterations = ImmutableCollectionsMarshal.AsImmutableArray(_iterations),
        Outcomes = ImmutableCollectionsMarshal.AsImmutableArray(_outcomes),
        Starts = ImmutableCollectionsMarshal.AsImmutableArray(_starts),
        Contractions = ImmutableCollectionsMarshal.AsImmutableArray(_contractions),
    };

    /// <summary>Whether a loss is lower; a search that diverged may end with NaN, which any number is better than.</summary>
    private static bool IsBetter(double loss, double than) => loss < than || (double.IsNaN(than) && !double.IsNaN(loss));
}
