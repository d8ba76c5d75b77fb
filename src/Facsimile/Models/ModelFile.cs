using System.Collections.Immutable;
using System.Globalization;
using System.Numerics.Tensors;
using System.Text.Json;
using Facsimile.Data;
using Facsimile.Layers;
using Facsimile.Storage;

namespace Facsimile.Models;

/// <summary>
/// An autoencoder as a safetensors file: its weights, named <c>encoder.1.weight</c> and so on, and as texts the size of its
/// images and its architecture in JSON, so that the file alone is the whole model.
/// </summary>
internal static class ModelFile
{
    private const string ShapeKey = "facsimile.image";
    private const string ArchitectureKey = "facsimile.architecture";
    private const int LargestSide = 1 << 16;

    /// <summary>Writes the model under a temporary name and renames it.</summary>
    public static void Save(Autoencoder autoencoder, string path)
    {
        Dictionary<string, string> metadata = new()
        {
            [ShapeKey] = string.Create(
                CultureInfo.InvariantCulture,
                $"{autoencoder.Shape.Channels},{autoencoder.Shape.Height},{autoencoder.Shape.Width}"),
        };
        if (autoencoder.Architecture is { } architecture)
        {
            metadata[ArchitectureKey] = JsonSerializer.Serialize(architecture, JsonFormat.Compact);
        }

        new SafetensorsFile(
            Parameters(autoencoder).Select(parameter => new SafetensorsEntry(
                parameter.Name, parameter.Parameter.Shape.Dimensions, parameter.Parameter.Values)),
            metadata).Write(path);
    }

    /// <summary>Makes the model that the file describes.</summary>
    public static Autoencoder Load(string path)
    {
        SafetensorsFile file = SafetensorsFile.Read(path);
        ImageShape shape = ReadShape(file, path);
        DenseArchitecture architecture = ReadArchitecture(file, path);
        Autoencoder autoencoder = Create(file, architecture, shape, path);
        LoadWeights(autoencoder, file, path);
        return autoencoder;
    }

    /// <summary>Gives a model the weights in the file.</summary>
    public static void LoadWeights(Autoencoder autoencoder, string path)
        => LoadWeights(autoencoder, SafetensorsFile.Read(path), path);

    private static void LoadWeights(Autoencoder autoencoder, SafetensorsFile file, string path)
    {
        List<NamedParameter> parameters = [.. Parameters(autoencoder)];
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

    private static IEnumerable<NamedParameter> Parameters(Autoencoder autoencoder) =>
    [
        .. autoencoder.Encoder.Parameters.Select(parameter => parameter with { Name = $"encoder.{parameter.Name}" }),
        .. autoencoder.Decoder.Parameters.Select(parameter => parameter with { Name = $"decoder.{parameter.Name}" }),
    ];

    private static ImageShape ReadShape(SafetensorsFile file, string path)
    {
        string text = ReadText(file, ShapeKey, path);
        int[] sides = [.. text.Split(',').Select(side =>
            int.TryParse(side, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value is >= 1 and <= LargestSide
                ? value
                : 0)];
        return sides is [> 0, > 0, > 0]
            ? new ImageShape(sides[0], sides[1], sides[2])
            : throw new FacsimileException(
                $"{path}: {ShapeKey} is '{text}', expected channels,height,width, each from 1 to {LargestSide}.");
    }

    private static DenseArchitecture ReadArchitecture(SafetensorsFile file, string path)
    {
        try
        {
            return JsonSerializer.Deserialize<DenseArchitecture>(ReadText(file, ArchitectureKey, path), JsonFormat.Compact)
                ?? throw new FacsimileException($"{path}: {ArchitectureKey} is null.");
        }
        catch (JsonException exception)
        {
            throw new FacsimileException($"{path}: {ArchitectureKey} is not understood: {exception.Message}", exception);
        }
    }

    private static Autoencoder Create(SafetensorsFile file, DenseArchitecture architecture, ImageShape shape, string path)
    {
        try
        {
            CheckSize(file, architecture, shape);
            return Autoencoder.Create(shape, architecture);
        }
        catch (FacsimileException exception)
        {
            throw new FacsimileException($"{path}: {exception.Message}", exception);
        }
    }

    private static string ReadText(SafetensorsFile file, string key, string path)
        => file.Metadata.TryGetValue(key, out string? text)
            ? text
            : throw new FacsimileException($"{path}: the text {key} is missing; the file was not written by Facsimile.");

    /// <summary>Compares the size that the texts claim with what the file holds, before a model of that size is made.</summary>
    private static void CheckSize(SafetensorsFile file, DenseArchitecture architecture, ImageShape shape)
    {
        long size = (long)shape.Channels * shape.Height * shape.Width;
        ImmutableArray<int> widths = size <= int.MaxValue
            ? [(int)size, .. architecture.EncoderWidths((int)size)]
            : throw new FacsimileException($"images of {shape.Channels}×{shape.Height}×{shape.Width} are too large.");
        long expected = 0;
        for (int i = 0; i + 1 < widths.Length; i++)
        {
            expected += (2L * widths[i] * widths[i + 1]) + widths[i] + widths[i + 1];
        }

        long found = file.Entries.Values.Sum(entry => (long)entry.Values.Length);
        if (found != expected)
        {
            throw new FacsimileException(
                $"it holds {found} values, but the network {string.Join('–', widths)} has {expected}; the file is damaged.");
        }
    }
}
