namespace Facsimile.Evaluation;

/// <summary>How well a classifier knows one class.</summary>
/// <param name="Label">The class number, from 0.</param>
/// <param name="Name">The name of the class.</param>
/// <param name="Count">How many images are of this class.</param>
/// <param name="Predicted">For how many images it was predicted.</param>
/// <param name="Precision">See <see cref="ConfusionMatrix.Precision"/>.</param>
/// <param name="Recall">See <see cref="ConfusionMatrix.Recall"/>.</param>
/// <param name="F1">See <see cref="ConfusionMatrix.F1"/>.</param>
public sealed record ClassScores(int Label, string Name, int Count, int Predicted, double Precision, double Recall, double F1)
{
    /// <summary>The scores of all classes.</summary>
    internal static IEnumerable<ClassScores> Of(ConfusionMatrix confusion, IReadOnlyList<string> names)
        => names.Select((name, label) => new ClassScores(
            label,
            name,
            confusion.CountOf(label),
            confusion.CountPredicted(label),
            confusion.Precision(label),
            confusion.Recall(label),
            confusion.F1(label)));
}
