using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Facsimile.Data;
using Facsimile.Models;

namespace Facsimile.Cli.Outputs;

/// <summary>An image and what a classifier says of it.</summary>
/// <param name="Image">Its file, or its place in the source, from 0.</param>
/// <param name="Prediction">The two most probable classes.</param>
/// <param name="Probabilities">The probability of each class.</param>
internal sealed record ClassifiedImage(string Image, Prediction Prediction, ImmutableArray<float> Probabilities)
{
    /// <summary>The images of one source.</summary>
    /// <param name="images">The images.</param>
    /// <param name="classes">What the model says of them.</param>
    /// <param name="source">Where they come from, to tell several sources apart; null for the only one.</param>
    public static IEnumerable<ClassifiedImage> Of(LabelledImages images, Classification classes, string? source)
        => Enumerable.Range(0, images.Count).Select(
            i => new ClassifiedImage(Name(images, i, source), classes[i], [.. classes.ProbabilitiesOf(i)]));

    /// <summary>Writes a table: the name of an image, the most probable class, the runner-up.</summary>
    public static void WriteTable(IEnumerable<ClassifiedImage> images, ImmutableArray<string> names, Shell shell) => Tables.Write(
        [
            new("Image") { Shortens = true }, new("Label"), Column.Number("Probability"), new("Runner-up") { LeftOutAs = 1 },
            Column.Number("Probability", 2),
        ],
        images.Select(one => (string[])
        [
            one.Image,
            names[one.Prediction.Label],
            Share(one.Prediction.Probability),
            names[one.Prediction.RunnerUp],
            Share(one.Prediction.RunnerUpProbability),
        ]),
        shell);

    /// <summary>The same for programs, with the probability of each class.</summary>
    public JsonObject ToJson(ImmutableArray<string> names) => new()
    {
        ["image"] = Image,
        ["label"] = Prediction.Label,
        ["class"] = names[Prediction.Label],
        ["probability"] = Prediction.Probability,
        ["runnerUp"] = Prediction.RunnerUp,
        ["runnerUpClass"] = names[Prediction.RunnerUp],
        ["runnerUpProbability"] = Prediction.RunnerUpProbability,
        ["probabilities"] = Json.Array(Probabilities, probability => JsonValue.Create(probability)),
    };

    private static string Name(LabelledImages images, int index, string? source)
    {
        string name = images.FileNames.IsEmpty ? index.ToString(CultureInfo.InvariantCulture) : images.FileNames[index];
        bool isFile = source is not null && !images.FileNames.IsEmpty && Path.GetFileName(source) == name;
        return source is null || isFile ? source ?? name
            : images.FileNames.IsEmpty ? $"{source}:{name}"
            : $"{source.TrimEnd('/')}/{name}";
    }

    private static string Share(float share) => share.ToString("0.0000", CultureInfo.InvariantCulture);
}
