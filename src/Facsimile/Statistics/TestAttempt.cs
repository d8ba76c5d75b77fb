namespace Facsimile.Statistics;

/// <summary>What a statistical test found, or why it could not be made: a constant sample, for example, allows hardly any.</summary>
/// <param name="Result">What it found; null when it could not be made.</param>
/// <param name="Reason">Why it could not be made; null when it was.</param>
public sealed record TestAttempt(TestResult? Result, string? Reason = null)
{
    /// <summary>Makes a test if the sample allows it.</summary>
    /// <param name="test">Makes it, or refuses the sample.</param>
    internal static TestAttempt Of(Func<TestResult> test)
    {
        try
        {
            return new TestAttempt(test());
        }
        catch (FacsimileException refusal)
        {
            return new TestAttempt(null, refusal.Message);
        }
    }
}
