using System.Collections.Immutable;
using System.Text.Json;
using Facsimile.Storage;

namespace Facsimile.Runs;

/// <summary>
/// <c>timing.json</c>: how long each epoch took. It stands apart because it is the only file of a run that differs from one
/// run to the next.
/// </summary>
/// <param name="Epochs">One entry an epoch, in order; those before a resumption are those of the earlier process.</param>
public sealed record RunTiming(ImmutableArray<EpochTiming> Epochs)
{
    /// <summary>Reads the file; no epochs when it is not there or not readable, since it is no result.</summary>
    /// <param name="path">The file.</param>
    public static RunTiming Read(string path)
    {
        try
        {
            var timing = JsonSerializer.Deserialize<RunTiming>(File.ReadAllBytes(path), JsonFormat.Indented);
            return timing is { Epochs.IsDefault: false } && !timing.Epochs.Contains(null!) ? timing : new RunTiming([]);
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            return new RunTiming([]);
        }
    }

    /// <summary>Writes the file.</summary>
    /// <param name="path">The file; an existing one is replaced.</param>
    public void Write(string path) => AtomicFile.Write(path, JsonSerializer.Serialize(this, JsonFormat.Indented) + "\n");

    /// <summary>The same with one more epoch, in the place of those from that epoch on.</summary>
    internal RunTiming With(int epoch, double seconds)
        => new([.. Epochs.Where(earlier => earlier.Epoch < epoch), new EpochTiming(epoch, seconds)]);
}
