namespace Facsimile.Inversion;

/// <summary>Runs a method on the images of a chunk, all at once; what is kept from step to step stands in its arrays.</summary>
internal abstract class Solver(SolverContext context)
{
    private readonly int[] _active = new int[context.Objective.Capacity];

    /// <summary>What is minimised.</summary>
    protected Objective Objective => context.Objective;

    /// <summary>The numbers of a code.</summary>
    protected int CodeSize => context.Objective.CodeSize;

    /// <summary>The images whose search goes on, ascending.</summary>
    protected Span<int> Active => _active.AsSpan(0, ActiveCount);

    /// <summary>How many images' search goes on.</summary>
    protected int ActiveCount { get; private set; }

    /// <summary>Improves the codes of all images of a chunk.</summary>
    /// <param name="searches">Holds the codes to start from, and receives what was found.</param>
    /// <param name="cancellation">Stops between two iterations.</param>
    public abstract void Run(Searches searches, CancellationToken cancellation);

    /// <summary>Refines what was found, of the images whose search is not over; nothing by default.</summary>
    /// <param name="searches">Holds the codes and how each search ended; receives what is better.</param>
    /// <param name="cancellation">Stops between two iterations.</param>
    public virtual void Refine(Searches searches, CancellationToken cancellation)
    {
    }

    /// <summary>Begins with all images whose search is not over.</summary>
    protected void Activate(Searches searches)
    {
        ActiveCount = searches.Count;
        for (int i = 0; i < searches.Count; i++)
        {
            _active[i] = i;
        }

        Compact(searches);
    }

    /// <summary>Leaves the images out whose search is over.</summary>
    protected void Compact(Searches searches)
    {
        int kept = 0;
        foreach (int image in Active)
        {
            _active[kept] = image;
            kept += searches.Ended[image] ? 0 : 1;
        }

        ActiveCount = kept;
    }
}
