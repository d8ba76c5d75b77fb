using System.Globalization;
using System.Numerics.Tensors;
using System.Text.Json;
using System.Text.Json.Nodes;
using Facsimile.Data;
using Facsimile.Layers;
using Facsimile.Storage;

namespace Facsimile.Models;

/// <summary>
/// A model as a safetensors file: its weights, named <c>encoder.1.weight</c> and so on, and as texts the size of its images and
/// its architecture in JSON, so that the file alone is the whole model. The file of a classifier also holds the names of its
/// classes and the normalisation of its pixels.
/// </summary>
internal static class ModelFile
{
    private const string ShapeKey = "facsimile.image";
    private const string ArchitectureKey = "facsimile.architecture";
    private const string ClassesKey = "facsimile.classes";
    private const string NormalizationKey = "facsimile.normalization";
    private const int LargestSide = 1 << 16;

    /// <summary>Writes the model under a temporary name and renames it.</summary>
    public static void Save(Model model, string path)
    {
        Dictionary<string, string> metadata = new()
        {
            [ShapeKey] = string.Create(
                CultureInfo.InvariantCulture, $"{model.Shape.Channels},{model.Shape.Height},{model.Shape.Width}"),
        };
        void Add<T>(string key, T? value)
            where T : class
        {
            if (value is not null)
            {
                metadata[key] = JsonSerializer.Serialize(value, JsonFormat.Compact);
            }
        }

        switch (model)
        {
            case Autoencoder autoencoder:
                Add<Architecture>(ArchitectureKey, autoencoder.Architecture);
                break;
            case Classifier classifier:
                Add<Architecture>(ArchitectureKey, classifier.Architecture);
                Add<string[]>(ClassesKey, [.. classifier.ClassNames]);
                Add(NormalizationKey, classifier.Normalization);
                break;
        }

        new SafetensorsFile(
            model.Parameters.Select(parameter => new SafetensorsEntry(
                parameter.Name, parameter.Parameter.Shape.Dimensions, parameter.Parameter.Values)),
            metadata).Write(path);
    }

    /// <summary>Makes the model that the file describes.</summary>
    public static Model Load(string path)
    {
        SafetensorsFile file = SafetensorsFile.Read(path);
        ImageShape shape = ReadShape(file, path);
        Model model = Create(file, ReadJson<Architecture>(file, ArchitectureKey, path), shape, path);
        LoadWeights(model, file, path);
        return model;
    }

    /// <summary>Gives a model the weights in the file.</summary>
    public static void LoadWeights(Model model, string path) => LoadWeights(model, SafetensorsFile.Read(path), path);

    private static void LoadWeights(Model model, SafetensorsFile file, string path)
    {
        List<NamedParameter> parameters = [.. model.Parameters];
        if (file.Entries.Count != parameters.Count)
        {
            throw new FacsimileException(
                $"{path}: it holds {file.Entries.Count} tensors, but the model has {parameters.Count}; "
                    + "it is the file of another model.");
        }

        float[][] values =
            [.. parameters.Select(parameter => file.Get<float>(parameter.Name, parameter.Parameter.Shape.Dimensions))];
        int damaged = Array.FindIndex(values, weights => !TensorPrimitives.IsFiniteAll<float>(weights));
        if (damaged >= 0)
        {
            throw new FacsimileException(
                $"{path}: tensor '{parameters[damaged].Name}' holds NaN or infinite values; "
                + "the file is damaged, or its training diverged.");
        }

        for (int i = 0; i < values.Length; i++)
        {
            values[i].CopyTo(parameters[i].Parameter.Values, 0);
        }
    }

    private static ImageShape ReadShape(SafetensorsFile file, string path)
    {
        string text = ReadText(file, ShapeKey, path);
        int[] sides = [.. text.Split(',').Select(side =>
            int.TryParse(side, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value is >= 1 and <= LargestSide
                ? value
                : 0)];
        return sides is [> 0, > 0, > 0] && (long)sides[0] * sides[1] * sides[2] <= int.MaxValue
            ? new ImageShape(sides[0], sides[1], sides[2])
            : throw new FacsimileException(
                $"{path}: {ShapeKey} is '{text}', expected channels,height,width, each from 1 to {LargestSide}, "
                    + "with at most 2³¹−1 values in all.");
    }

    private static T ReadJson<T>(SafetensorsFile file, string key, string path)
    {
        try
        {
            JsonNode? json = JsonNode.Parse(ReadText(file, key, path));
            if (json is JsonObject architecture && key == ArchitectureKey)
            {
                // The files of the first version do not say it.
                architecture.TryAdd("type", Architecture.DefaultType);
            }

            return json.Deserialize<T>(JsonFormat.Compact) ?? throw new FacsimileException($"{path}: {key} is null.");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or ArgumentException)
        {
            throw new FacsimileException($"{path}: {key} is not understood: {exception.Message}", exception);
        }
    }

    private static string ReadText(SafetensorsFile file, string key, string path)
        => file.Metadata.TryGetValue(key, out string? text)
            ? text
            : throw new FacsimileException($"{path}: the text {key} is missing; the file was not written by Facsimile.");

    private static Model Create(SafetensorsFile file, Architecture architecture, ImageShape shape, string path)
    {
        try
        {
            ModelSize size = ModelSize.OfFile(CountValues(file));
            return architecture switch
            {
                AutoencoderArchitecture autoencoder => Autoencoder.Empty(shape, autoencoder, size),
                ClassifierArchitecture classifier => Create(file, classifier, shape, size, path),
                _ => throw new FacsimileException($"there is no model of a {architecture.GetType().Name}."),
            };
        }
        catch (FacsimileException exception) when (!exception.Message.StartsWith(path, StringComparison.Ordinal))
        {
            throw new FacsimileException($"{path}: {exception.Message}", exception);
        }
    }

    private static Classifier Create(
        SafetensorsFile file, ClassifierArchitecture architecture, ImageShape shape, ModelSize size, string path)
    {
        string[] classes = ReadJson<string[]>(file, ClassesKey, path);
        PixelNormalization? normalization = file.Metadata.ContainsKey(NormalizationKey)
            ? ReadJson<PixelNormalization>(file, NormalizationKey, path)
            : null;
        return Classifier.Empty(shape, [.. classes], architecture, normalization, size);
    }

    private static long CountValues(SafetensorsFile file) => file.Entries.Values.Sum(entry => (long)entry.Values.Length);
}
