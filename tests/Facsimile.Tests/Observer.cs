namespace Facsimile.Tests;

/// <summary>Calls a function at each report, on the thread that reports.</summary>
internal sealed class Observer<T>(Action<T> observe) : IProgress<T>
{
    public void Report(T value) => observe(value);
}
