using System.Diagnostics;
using Facsimile.Data;
using Facsimile.Studies;

namespace Facsimile.Cli.Display;

/// <summary>Writes a line for each trial, and now and then where the trainings are, for logs and pipes.</summary>
/// <param name="error">Where to write.</param>
internal sealed class PlainStudyDisplay(TextWriter error) : StudyDisplay
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(30);

    private readonly PlainDisplay _other = new(error);
    private readonly Lock _lock = new();
    private long _written = Stopwatch.GetTimestamp();

    public override T While<T>(Func<T> work) => work();

    public override void Stopping() => _other.Stopping();

    public override void Write(string lines) => error.Write(lines);

    public override void Report(StudyProgress value)
    {
        lock (_lock)
        {
            if (value.News is null && Stopwatch.GetElapsedTime(_written) < Silence)
            {
                return;
            }

            _written = Stopwatch.GetTimestamp();
            if (value.News is { } news)
            {
                error.WriteLine($"{Summary(value)}  {news}");
                return;
            }

            foreach (RunningTraining one in value.Running)
            {
                error.WriteLine($"{Summary(value)}  {Line(one)}");
            }
        }
    }

    public override void Report(DownloadProgress value) => _other.Report(value);

    public override void Report(string value) => _other.Report(value);
}
