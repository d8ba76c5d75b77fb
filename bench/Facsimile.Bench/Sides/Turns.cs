using System.Globalization;
using System.Text.Json;

namespace Facsimile.Bench.Sides;

/// <summary>
/// Lets another program say when it is this one's turn: it writes one word a line, and gets one line of JSON back when the
/// work is done. So several programs take turns on one machine without starting anew each time.
/// </summary>
internal static class Turns
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>Answers until the input ends.</summary>
    /// <param name="answer">Gets a line's words; what it returns is written as JSON.</param>
    public static void Take(Func<string[], object> answer)
    {
        while (Console.In.ReadLine() is { } line)
        {
            Console.WriteLine(JsonSerializer.Serialize(answer(line.Split(' ')), Json));
            Console.Out.Flush();
        }
    }

    /// <summary>The most memory that this process has used, in MB; by Linux's <c>/proc/self/status</c>, else 0.</summary>
    public static double PeakMegabytes()
    {
        const string Status = "/proc/self/status";
        const string Key = "VmHWM:";
        string? line = File.Exists(Status)
            ? File.ReadLines(Status).FirstOrDefault(line => line.StartsWith(Key, StringComparison.Ordinal))
            : null;
        return line is null ? 0 : double.Parse(line[Key.Length..^" kB".Length], CultureInfo.InvariantCulture) / 1024;
    }
}
