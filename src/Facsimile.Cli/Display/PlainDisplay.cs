using Facsimile.Data;
using Facsimile.Training;

namespace Facsimile.Cli.Display;

/// <summary>Writes a line an epoch, for logs and pipes.</summary>
/// <param name="error">Where to write.</param>
internal sealed class PlainDisplay(TextWriter error) : RunDisplay
{
    private readonly TrainingPace _pace = new();
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
