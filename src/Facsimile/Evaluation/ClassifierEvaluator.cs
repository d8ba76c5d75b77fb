using System.Collections.Immutable;
using Facsimile.Data;
using Facsimile.Losses;
using Facsimile.Models;

namespace Facsimile.Evaluation;

/// <summary>Measures how well a classifier labels images.</summary>
public static class ClassifierEvaluator
{
    private const int MostConfused = 20;

    /// <summary>Compares what a classifier says of images with their labels.</summary>
    /// <param name="classifier">The model.</param>
    /// <param name="images">The images to judge by, with labels.</param>
    /// <param name="options">
    /// The name of the data and of their classes, threads; there is no baseline. Where the classes have names, a label stands for
    /// the model's class of the same name; where they have none, for the model's class of the same number.
    /// </param>
    /// <exception cref="FacsimileException">
    /// There are no images or no labels, they are of another size or of classes that the model does not know, the model gives
    /// values that are not finite, or an option is outside its range.
    /// </exception>
    public static ClassificationResult Evaluate(
        Classifier classifier, LabelledImages images, EvaluationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(classifier);
        ArgumentNullException.ThrowIfNull(images);
        options ??= new EvaluationOptions();
        options.Check(images, classifier.Shape);
        byte[] labels = ClassMatch.Labels(images, options, classifier.ClassNames);
        int classes = classifier.ClassNames.Length;
        float[] logits = classifier.Logits(images.Images, options.Workers);
        var classification = new Classification(logits, classes);
        ImmutableArray<Prediction> predictions = [.. Enumerable.Range(0, images.Count).Select(image => classification[image])];
        ImmutableArray<int> confused =
        [
            .. Enumerable.Range(0, images.Count)
                .Where(image => predictions[image].Label != labels[image])
                .OrderByDescending(image => predictions[image].Probability)
                .Take(MostConfused),
        ];
        return new ClassificationResult
        {
            DataSet = options.DataSet,
            Shape = images.Shape,
            ClassNames = classifier.ClassNames,
            Labels = [.. labels],
            Predictions = predictions,
            Loss = MeanLoss(logits, labels, classes),
            Confusion = ConfusionMatrix.Of(classes, labels, [.. predictions.Select(prediction => prediction.Label)]),
            MostConfused = confused,
            MostConfusedImages = images.Images.Select(confused.AsSpan()),
        };
    }

    /// <summary>Scores a classifier on the test images of a data set.</summary>
    /// <param name="classifier">The model.</param>
    /// <param name="images">The data set.</param>
    /// <param name="threads">How many threads share the work, 1 to 1024; null, the default, takes one a processor core.</param>
    /// <exception cref="FacsimileException">As for a part of a data set.</exception>
    public static ClassificationResult Evaluate(Classifier classifier, ImageSet images, int? threads = null)
    {
        ArgumentNullException.ThrowIfNull(images);
        return Evaluate(classifier, images.Test, new EvaluationOptions
        {
            DataSet = images.Name,
            ClassNames = images.ClassNames,
            Threads = threads,
        });
    }

    private static double MeanLoss(float[] logits, byte[] labels, int classes)
    {
        var loss = new CrossEntropy();
        float[] target = new float[classes];
        double sum = 0;
        for (int i = 0; i < labels.Length; i++)
        {
            target[labels[i]] = 1;
            sum += loss.Evaluate(logits.AsSpan(i * classes, classes), target, [], 1);
            target[labels[i]] = 0;
        }

        return sum / labels.Length;
    }
}
