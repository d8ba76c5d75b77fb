namespace Facsimile.Cli;

/// <summary>What the process ends with.</summary>
internal static class ExitCode
{
    /// <summary>All is fine.</summary>
    public const int Success = 0;

    /// <summary>It failed: the disk is full, the training diverged, or something unexpected happened.</summary>
    public const int Failure = 1;

    /// <summary>The command was used wrongly, or its input is bad.</summary>
    public const int BadInput = 2;

    /// <summary>Ctrl-C (128 + the signal's number, as shells expect).</summary>
    public const int Interrupted = 130;

    /// <summary>The process was asked to end (128 + the signal's number).</summary>
    public const int Terminated = 143;
}
