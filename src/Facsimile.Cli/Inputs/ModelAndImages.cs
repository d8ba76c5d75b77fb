using System.CommandLine;
using Facsimile.Data;
using Facsimile.Models;
using Facsimile.Numerics;

namespace Facsimile.Cli.Inputs;

/// <summary>The arguments and options of a command that lets a model work on images.</summary>
internal sealed class ModelAndImages
{
    private readonly Argument<string> _run = CommonOptions.Run();
    private readonly Argument<string> _images = CommonOptions.Images();
    private readonly Option<Weights> _weights = CommonOptions.ModelWeights();
    private readonly Option<string?> _data = CommonOptions.Data();
    private readonly Option<bool> _resize = CommonOptions.Resize();
    private readonly Option<int?> _threads = CommonOptions.Threads();

    /// <summary>A command with these, and where its result goes.</summary>
    public Command Command(string name, string description, Option<string> output)
        => new(name, description) { _run, _images, output, _weights, _data, _resize, _threads };

    /// <summary>Loads the model, and the images that it takes.</summary>
    public (Autoencoder Model, LabelledImages Images, WorkerPool Workers) Load(ParseResult result, Shell shell)
    {
        int? threads = result.GetValue(_threads);
        string run = result.GetRequiredValue(_run);
        var model = TrainedModel.Load(run, result.GetValue(_weights));
        Autoencoder autoencoder = model.As<Autoencoder>(run);
        var input = new ImageInput(result.GetValue(_data), threads, result.GetValue(_resize));
        return (autoencoder, input.Load(result.GetRequiredValue(_images), model, shell).Images, Workers.For(threads));
    }
}
