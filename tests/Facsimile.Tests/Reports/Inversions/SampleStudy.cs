using System.Collections.Concurrent;
using System.Collections.Immutable;
using Facsimile.Data;
using Facsimile.Inversion;
using Facsimile.Inversion.Analysis;
using Facsimile.Layers;
using Facsimile.Models;
using Facsimile.Tests.Training;
using Facsimile.Training;

namespace Facsimile.Tests.Reports.Inversions;

/// <summary>Real studies of models small enough to train, invert and study in about a second; each is made once.</summary>
internal static class SampleStudy
{
    public const int Judged = 60;
    public const int Compared = 8;

    private static readonly ConcurrentDictionary<(int CodeSize, bool Bare), Lazy<InversionStudyResult>> Studies = new();

    private static readonly Lazy<Classifier> Known = new(TrainClassifier);

    private static readonly Lazy<InversionStudyResult> KnownDegenerate = new(MakeDegenerate);

    /// <summary>With labels and a classifier; the model of two numbers was inverted on more images than are judged.</summary>
    public static InversionStudyResult Of(int codeSize) => Studies.GetOrAdd((codeSize, false), Make).Value;

    /// <summary>Without labels and without a classifier.</summary>
    public static InversionStudyResult Bare() => Studies.GetOrAdd((2, true), Make).Value;

    /// <summary>
    /// Of 50 images with codes of 64 numbers, of which the encoder leaves the first one always 0: more numbers than images, a dead unit.
    /// </summary>
    public static InversionStudyResult Degenerate => KnownDegenerate.Value;

    public static Classifier Classifier => Known.Value;

    public static LabelledImages Pictures(int count) => SmallClassification.Pictures(count);

    public static Autoencoder Model(int codeSize)
    {
        var model = Autoencoder.Dense(SmallClassification.Shape, codeSize, steps: 2, seed: 2);
        Train(new TrainingSession(model, Pictures(200), Options));
        return model;
    }

    private static TrainingOptions Options { get; } = new() { Epochs = 10, BatchSize = 16, Seed = 1, SnapshotCount = 0 };

    private static Lazy<InversionStudyResult> Make((int CodeSize, bool Bare) what) => new(() =>
    {
        LabelledImages images = Pictures(what.CodeSize == 2 && !what.Bare ? Judged + 20 : Judged);
        images = what.Bare ? new LabelledImages(images.Images, null) : images;
        Autoencoder model = Model(what.CodeSize);
        InversionResult inverted = new Inverter(model).Invert(images.Images);
        var options = new InversionStudyOptions { JudgedImages = Judged, ComparedImages = Compared };
        ImmutableArray<string> names = what.Bare ? [] : ["one", "two", "three"];
        return new InversionStudy(model, what.Bare ? null : Classifier, options).Run(images, names, "Levenberg-Marquardt", inverted);
    });

    private static InversionStudyResult MakeDegenerate()
    {
        const int CodeSize = 64;
        LabelledImages images = Pictures(InversionStudy.FewestImages);
        var image = new Shape(images.Shape.Channels, images.Shape.Height, images.Shape.Width);
        var model = new Autoencoder(
            images.Shape,
            new Sequential(image, new Flatten(), new Dense(image.Size, CodeSize), new Relu()),
            new Sequential(new Shape(CodeSize), new Dense(CodeSize, image.Size), new Sigmoid(), new Reshape(image)));
        model.Network.Initialize(Initializer.Glorot, seed: 3);
        model.Encoder.Parameters[0].Parameter.Values.AsSpan(0, image.Size).Clear();
        InversionResult inverted = new Inverter(model).Invert(images.Images);
        var options = new InversionStudyOptions { JudgedImages = Judged, ComparedImages = Compared };
        return new InversionStudy(model, null, options).Run(images, [], "Levenberg-Marquardt", inverted);
    }

    private static Classifier TrainClassifier()
    {
        Classifier classifier = SmallClassification.NewModel();
        Train(new TrainingSession(classifier, Pictures(200), Options));
        return classifier;
    }

    private static void Train(TrainingSession session)
    {
        while (!session.IsFinished)
        {
            session.RunEpoch();
        }

        session.Finish();
    }
}
