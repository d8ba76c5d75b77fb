using System.Runtime.InteropServices;

namespace Facsimile.Cli;

/// <summary>
/// Turns the first Ctrl-C (or request to end) into a cancellation, so that the work stops cleanly. The second one ends the
/// process at once, as if this did not exist.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly Action _stopping;
    private readonly PosixSignalRegistration[] _registrations;
    private volatile int _exitCode;

    /// <param name="stopping">Says that the work will end after the current step.</param>
    public Interruption(Action stopping)
    {
        _stopping = stopping;
        _registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, context => OnSignal(context, ExitCode.Interrupted)),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => OnSignal(context, ExitCode.Terminated)),
        ];
    }

    /// <summary>Is cancelled by the first signal.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>What the process ends with when it was interrupted.</summary>
    public int ExitCodeOfSignal => _exitCode == 0 ? ExitCode.Interrupted : _exitCode;

    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in _registrations)
        {
            registration.Dispose();
        }

        _source.Dispose();
    }

    private void OnSignal(PosixSignalContext context, int exitCode)
    {
        if (_source.IsCancellationRequested)
        {
            return;
        }

        context.Cancel = true;
        _exitCode = exitCode;
        _source.Cancel();
        _stopping();
    }
}
