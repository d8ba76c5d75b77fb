using System.Collections.Immutable;
using System.Globalization;
using Facsimile.Data;

namespace Facsimile.Evaluation;

/// <summary>Brings the labels of images to the classes of a model, which may stand in another order.</summary>
internal static class ClassMatch
{
    private const int MostNamed = 12;

    /// <summary>The label that each image has among the model's classes.</summary>
    /// <param name="images">The images.</param>
    /// <param name="options">Names the data, and its classes; without names, labels are taken as they are.</param>
    /// <param name="known">The model's classes.</param>
    /// <exception cref="FacsimileException">The images have no labels, or one that the model does not know.</exception>
    public static byte[] Labels(LabelledImages images, EvaluationOptions options, ImmutableArray<string> known)
    {
        byte[] labels = images.Labels ?? throw new FacsimileException(
            $"{options.DataSet}: the images have no labels, by which a classifier is judged; give labelled images, or classify these.");
        ImmutableArray<string> names = ScoreSummary.ClassNames(labels, options.ClassNames);
        bool named = names.Where((name, label) => name != label.ToString(CultureInfo.InvariantCulture)).Any();
        int[] places = [.. names.Select((name, label) => named ? known.IndexOf(name) : label)];
        int unknown = Array.FindIndex(labels, label => places[label] < 0 || places[label] >= known.Length);
        return unknown < 0
            ? [.. labels.Select(label => (byte)places[label])]
            : throw new FacsimileException(
                $"{options.DataSet}: the model does not know the class {names[labels[unknown]]}; "
                + $"it was trained for {string.Join(", ", known.Take(MostNamed))}{(known.Length > MostNamed ? ", …" : "")}.");
    }
}
