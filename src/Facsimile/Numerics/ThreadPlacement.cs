using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Facsimile.Numerics;

/// <summary>
/// Where the operating system runs a thread. Some kernels wake a worker on the very processor of the thread that gave it work,
/// and leave the two there in turns while another processor idles.
/// </summary>
internal static unsafe partial class ThreadPlacement
{
    private const int MaskBytes = 128;

    private static readonly bool IsKnown = OperatingSystem.IsLinux() && CanAsk();

    /// <summary>The number of the processor that runs the calling thread; −1 where the system does not tell.</summary>
    public static int CurrentProcessor => IsKnown && OperatingSystem.IsLinux() ? GetProcessor() : -1;

    /// <summary>
    /// Moves the calling thread to any other processor that it may use. It is not bound there: the system may move it later.
    /// </summary>
    public static void LeaveProcessor(int processor)
    {
        byte* allowed = stackalloc byte[MaskBytes];
        byte* others = stackalloc byte[MaskBytes];
        if (!OperatingSystem.IsLinux() || processor >= 8 * MaskBytes || GetAffinity(0, MaskBytes, allowed) < 0)
        {
            return;
        }

        new ReadOnlySpan<byte>(allowed, MaskBytes).CopyTo(new Span<byte>(others, MaskBytes));
        others[processor / 8] &= (byte)~(1 << (processor % 8));
        if (SetAffinity(0, MaskBytes, others) == 0)
        {
            _ = SetAffinity(0, MaskBytes, allowed);
        }
    }

    private static bool CanAsk()
    {
        try
        {
            return OperatingSystem.IsLinux() && GetProcessor() >= 0;
        }
        catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException)
        {
            return false;
        }
    }

    [SupportedOSPlatform("linux")]
    [SuppressGCTransition]
    [LibraryImport("libc", EntryPoint = "sched_getcpu")]
    private static partial int GetProcessor();

    [SupportedOSPlatform("linux")]
    [LibraryImport("libc", EntryPoint = "sched_getaffinity")]
    private static partial int GetAffinity(int thread, nuint bytes, byte* mask);

    [SupportedOSPlatform("linux")]
    [LibraryImport("libc", EntryPoint = "sched_setaffinity")]
    private static partial int SetAffinity(int thread, nuint bytes, byte* mask);
}
