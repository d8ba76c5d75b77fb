namespace Facsimile.Inversion;

/// <summary>How the search for the code of an image ended.</summary>
public enum InversionOutcome
{
    /// <summary>The last steps were as short, or gained as little, as the tolerance asks.</summary>
    Converged,

    /// <summary>All steps of a method that has no tolerance were made.</summary>
    Completed,

    /// <summary>It did not converge: the most iterations were made before the tolerance was reached.</summary>
    MaximumReached,

    /// <summary>No step lowers the loss any more, though the gradient is not small: a kink, or the limit of float.</summary>
    Stalled,

    /// <summary>Steps grow, or the loss is no number.</summary>
    Diverged,
}
