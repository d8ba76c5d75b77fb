using Facsimile.Numerics;

namespace Facsimile.Cli.Inputs;

/// <summary>The threads that <c>--threads</c> asks for.</summary>
internal static class Workers
{
    public static WorkerPool For(int? threads) => threads is { } count ? WorkerPool.WithThreads(count) : WorkerPool.Default;
}
