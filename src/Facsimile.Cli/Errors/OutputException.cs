namespace Facsimile.Cli.Errors;

/// <summary>Standard output could not be written: it is closed, or what it leads to is full.</summary>
internal sealed class OutputException(Exception cause)
    : Exception($"Standard output cannot be written: {cause.Message}", cause);
