namespace Facsimile.Inversion;

/// <summary>Outcomes in words.</summary>
public static class InversionOutcomeWords
{
    /// <summary>The outcome as tables and files name it, for example <c>maximum reached</c>.</summary>
    public static string Word(this InversionOutcome outcome) => outcome switch
    {
        InversionOutcome.Converged => "converged",
        InversionOutcome.Completed => "completed",
        InversionOutcome.MaximumReached => "maximum reached",
        InversionOutcome.Stalled => "stalled",
        InversionOutcome.Diverged => "diverged",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "There is no such outcome."),
    };
}
