namespace Facsimile.Evaluation;

/// <summary>
/// A model gives values that are not finite: its weights are corrupted, or so large that its codes or images overflow. No other
/// bad input has this type, so that a study can tell a model that failed from data that are gone.
/// </summary>
public sealed class NonFiniteOutputException : FacsimileException
{
    /// <summary>Creates the error with a one-line message.</summary>
    public NonFiniteOutputException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the error with a one-line message and the error that caused it.</summary>
    public NonFiniteOutputException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
