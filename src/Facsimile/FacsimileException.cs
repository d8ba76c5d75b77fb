namespace Facsimile;

/// <summary>
/// Bad input from outside the program: a file, a recipe, an option. The message is one line that says what was wrong,
/// where, what was expected and found, and what to do; it is meant to be shown to the user as it is.
/// </summary>
public class FacsimileException : Exception
{
    /// <summary>Creates the error with a one-line message.</summary>
    public FacsimileException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the error with a one-line message and the error that caused it.</summary>
    public FacsimileException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
