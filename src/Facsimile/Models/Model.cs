using Facsimile.Data;
using Facsimile.Layers;

namespace Facsimile.Models;

/// <summary>
/// A network for images of one size, with what is needed to use it. A trained model may be used by several threads at once.
/// </summary>
public abstract class Model
{
    private protected Model(ImageShape shape) => Shape = shape;

    /// <summary>The size of the images.</summary>
    public ImageShape Shape { get; }

    /// <summary>The layer table.</summary>
    public abstract ModelSummary Summary { get; }

    /// <summary>What it is, with its article, for messages: <c>an autoencoder</c>.</summary>
    internal abstract string Kind { get; }

    /// <summary>All parameters and buffers, by the names that they have in a file.</summary>
    internal abstract IEnumerable<NamedParameter> Parameters { get; }

    /// <summary>Reads a model of any kind that <see cref="Save"/> wrote.</summary>
    /// <param name="path">A safetensors file with the model's architecture.</param>
    /// <exception cref="FacsimileException">The file is missing, damaged or not of a model.</exception>
    public static Model Load(string path) => ModelFile.Load(path);

    /// <summary>
    /// Writes the model as one safetensors file: the weights, and as texts the image size and the architecture. The file
    /// of a model of one's own layers has no architecture; read it by <see cref="LoadWeights"/>.
    /// </summary>
    /// <param name="path">The file; an existing one is replaced once the new one is complete.</param>
    public void Save(string path) => ModelFile.Save(this, path);

    /// <summary>Gives this model the weights of a file of a model with the same layers.</summary>
    /// <param name="path">A safetensors file.</param>
    /// <exception cref="FacsimileException">
    /// The file is missing, damaged or of another model; the weights stay as they were.
    /// </exception>
    public void LoadWeights(string path) => ModelFile.LoadWeights(this, path);

    /// <summary>Reads a model of one kind.</summary>
    /// <exception cref="FacsimileException">As <see cref="Load(string)"/>, or it is a model of another kind.</exception>
    private protected static T Load<T>(string path, string kind)
        where T : Model
    {
        Model model = Load(path);
        return model as T
            ?? throw new FacsimileException($"{path}: the file holds {model.Kind}, but {kind} is needed.");
    }

    /// <summary>Rows of the layer table.</summary>
    private protected static IEnumerable<LayerSummary> Rows(string part, Sequential network)
        => network.Layers.Select((layer, i) => new LayerSummary(
            part, layer.ToString()!, network.Shapes[i + 1], layer.Parameters.Sum(parameter => parameter.Values.Length)));

    /// <summary>The parameters and buffers of a part of the model, named after it.</summary>
    private protected static IEnumerable<NamedParameter> Named(string part, Sequential network)
        => network.State.Select(parameter => parameter with { Name = $"{part}.{parameter.Name}" });
}
