using System.Collections.Immutable;

namespace Facsimile.Evaluation;

/// <summary>How often a classifier predicted each class for images of each class, and what follows from it.</summary>
/// <remarks>
/// With n(t, p) images of the class t for which p was predicted: precision of k = n(k, k) / Σₜ n(t, k); recall of k =
/// n(k, k) / Σₚ n(k, p); F1 = 2·precision·recall / (precision + recall). A quotient of 0 and 0 is 0, as in scikit-learn.
/// </remarks>
public sealed class ConfusionMatrix : IEquatable<ConfusionMatrix>
{
    private readonly ImmutableArray<int> _counts;

    /// <summary>Makes a matrix of counts.</summary>
    /// <param name="classes">How many classes there are, at least 1.</param>
    /// <param name="counts">classes × classes counts, row by row: a row is a true class, a column a predicted one.</param>
    /// <exception cref="ArgumentException">There are not as many counts, or one is negative.</exception>
    public ConfusionMatrix(int classes, ImmutableArray<int> counts)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        if (counts.IsDefault || counts.Length != (long)classes * classes || counts.Any(count => count < 0))
        {
            throw new ArgumentException($"A matrix of {classes} classes is {classes}×{classes} counts of 0 or more.", nameof(counts));
        }

        Classes = classes;
        _counts = counts;
    }

    /// <summary>How many classes there are.</summary>
    public int Classes { get; }

    /// <summary>How many images there are.</summary>
    public int Count => _counts.Sum();

    /// <summary>The share of images whose class was predicted rightly; 0 without images.</summary>
    public double Accuracy => Quotient(Enumerable.Range(0, Classes).Sum(k => this[k, k]), Count);

    /// <summary>For how many images of a class another, or the same, was predicted.</summary>
    /// <param name="truth">Their class.</param>
    /// <param name="predicted">The predicted class.</param>
    public int this[int truth, int predicted] => _counts[(truth * Classes) + predicted];

    /// <summary>The mean of <see cref="F1"/> over the classes that occur or were predicted (the macro average).</summary>
    public double MeanF1 => Enumerable.Range(0, Classes)
        .Where(label => CountOf(label) + CountPredicted(label) > 0)
        .Select(F1)
        .DefaultIfEmpty()
        .Average();

    /// <summary>Counts pairs of true and predicted classes.</summary>
    /// <param name="classes">How many classes there are.</param>
    /// <param name="truth">The class of each image.</param>
    /// <param name="predicted">The class that was predicted for each, as many.</param>
    public static ConfusionMatrix Of(int classes, ReadOnlySpan<byte> truth, ReadOnlySpan<int> predicted)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(predicted.Length, truth.Length);
        int[] counts = new int[checked(classes * classes)];
        for (int i = 0; i < truth.Length; i++)
        {
            counts[(truth[i] * classes) + predicted[i]]++;
        }

        return new ConfusionMatrix(classes, [.. counts]);
    }

    /// <summary>How many images are of a class.</summary>
    public int CountOf(int label) => Enumerable.Range(0, Classes).Sum(predicted => this[label, predicted]);

    /// <summary>For how many images a class was predicted.</summary>
    public int CountPredicted(int label) => Enumerable.Range(0, Classes).Sum(truth => this[truth, label]);

    /// <summary>The share of the images for which a class was predicted that are of it.</summary>
    public double Precision(int label) => Quotient(this[label, label], CountPredicted(label));

    /// <summary>The share of the images of a class for which it was predicted.</summary>
    public double Recall(int label) => Quotient(this[label, label], CountOf(label));

    /// <summary>The harmonic mean of precision and recall.</summary>
    public double F1(int label) => Quotient(2.0 * this[label, label], CountOf(label) + CountPredicted(label));

    /// <inheritdoc/>
    public bool Equals(ConfusionMatrix? other)
        => other is not null && Classes == other.Classes && _counts.AsSpan().SequenceEqual(other._counts.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ConfusionMatrix);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Classes, Count);

    private static double Quotient(double part, double whole) => whole == 0 ? 0 : part / whole;
}
