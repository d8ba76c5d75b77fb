using Facsimile.Data;
using Facsimile.Inversion;
using Facsimile.Training;

namespace Facsimile.Cli.Display;

/// <summary>Writes a line an epoch, for logs and pipes.</summary>
/// <param name="error">Where to write.</param>
internal sealed class PlainDisplay(TextWriter error) : RunDisplay
{
    private readonly TrainingPace _pace = new();
    private readonly InversionPace _inversion = new();
    private int? _tenth;
    private string? _file;

    public override T While<T>(Func<T> work) => work();

    public override void Stopping() => error.WriteLine(ProgressText.Stopping);

    public override void Report(TrainingProgress value)
    {
        _pace.Observe(value);
        if (value.Finished is not null)
        {
            error.WriteLine(ProgressText.Of(value, value.Finished, _pace));
        }
    }

    public override void Report(InversionProgress value)
    {
        // Some ten lines in all.
        string text = _inversion.Text(value);
        int tenth = (int)(10L * value.ImagesDone / value.Images);
        if (_tenth is null && value.ImagesDone > 0)
        {
            error.WriteLine($"going on after {text}");
        }
        else if (_tenth is { } last && tenth > last)
        {
            error.WriteLine(text);
        }

        _tenth = tenth;
    }

    public override void Report(DownloadProgress value)
    {
        if (value.File != _file)
        {
            _file = value.File;
            error.WriteLine(ProgressText.Of(value));
        }
    }

    public override void Report(string value) => error.WriteLine(value);
}
