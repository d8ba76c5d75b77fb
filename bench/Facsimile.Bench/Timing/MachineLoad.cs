using System.Diagnostics;
using System.Globalization;

namespace Facsimile.Bench.Timing;

/// <summary>How much of the machine other programs used while something was measured; by Linux's <c>/proc/stat</c>.</summary>
internal sealed class MachineLoad
{
    /// <summary>The kernel counts in hundredths of a second.</summary>
    private const double TicksASecond = 100;

    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly double _others = SecondsOfOthers();

    private MachineLoad()
    {
    }

    /// <summary>Begins to watch.</summary>
    public static MachineLoad Begin() => new();

    /// <summary>A sentence on what others used since then; empty where the system does not tell.</summary>
    public string End()
    {
        double seconds = Stopwatch.GetElapsedTime(_start).TotalSeconds * Environment.ProcessorCount;
        double share = (SecondsOfOthers() - _others) / seconds;
        return double.IsNaN(share)
            ? string.Empty
            : $"Other programs used {Math.Max(0, share):P0} of the processors meanwhile.";
    }

    private static double SecondsOfOthers()
    {
        if (!File.Exists("/proc/stat"))
        {
            return double.NaN;
        }

        // cpu user nice system idle iowait irq softirq steal …
        string[] fields = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        int[] busy = [1, 2, 3, 6, 7, 8];
        double ticks = busy.Sum(field => double.Parse(fields[field], CultureInfo.InvariantCulture));
        return (ticks / TicksASecond) - Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds;
    }
}
