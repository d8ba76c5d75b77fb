using System.Collections.Immutable;
using System.Text.Json;
using Facsimile.Data;
using Facsimile.Data.Corruptions;
using Facsimile.Losses;
using Facsimile.Models;
using Facsimile.Optimizers;
using Facsimile.Storage;
using Facsimile.Training;

namespace Facsimile.Recipes;

/// <summary>
/// Everything that makes one training: data set, network, loss, optimiser and settings. A recipe is data, a JSON file; the
/// built-in ones are files of the same form.
/// </summary>
public sealed record Recipe
{
    /// <summary>Its name; the name of the run folder follows it.</summary>
    public required string Name { get; init; }

    /// <summary>What it is for, in a sentence.</summary>
    public string Description { get; init; } = string.Empty;

    /// <summary>The images.</summary>
    public required RecipeData Data { get; init; }

    /// <summary>What the images are corrupted with before the model sees them; null, the default, for nothing.</summary>
    public Corruption? Corruption { get; init; }

    /// <summary>The plan of the network.</summary>
    public required Architecture Network { get; init; }

    /// <summary>
    /// What training makes small; the mean squared error by default, for a classifier the cross-entropy.
    /// </summary>
    public Loss Loss { get => field ?? Network.UsualLoss; init; }

    /// <summary>How a variational network weighs its divergence beside the loss; null, the default, for weight 1.</summary>
    public DivergenceOptions? Divergence { get; init; }

    /// <summary>The method that changes the weights; Adam by default.</summary>
    public Optimizer Optimizer { get; init; } = new Adam();

    /// <summary>How the learning rate changes; constant by default.</summary>
    public LearningRateSchedule Schedule { get; init; } = new ConstantSchedule();

    /// <summary>Epochs, batch size, seed and what is held out.</summary>
    public RecipeTraining Training { get; init; } = new();

    /// <summary>What training makes small, in words.</summary>
    internal string LossName => Network is AutoencoderArchitecture { Variational: true }
        ? (Divergence ?? new DivergenceOptions()).LossName(Loss)
        : Loss.Name;

    /// <summary>The recipe as JSON, indented.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, JsonFormat.Indented) + "\n";

    /// <summary>Makes the model, with first weights from the seed.</summary>
    /// <param name="shape">The size of the images.</param>
    /// <param name="classNames">The name of each class, by label from 0; an autoencoder needs none.</param>
    /// <exception cref="FacsimileException">
    /// The plan is contradictory, a number is outside its range, or a classifier has no classes.
    /// </exception>
    public Model CreateModel(ImageShape shape, ImmutableArray<string> classNames)
    {
        switch (Network)
        {
            case AutoencoderArchitecture autoencoder:
                return Autoencoder.Create(shape, autoencoder, Training.Seed);
            case ClassifierArchitecture when classNames.IsDefaultOrEmpty:
                throw new FacsimileException(
                    $"{Data.Set}: the images have no labels, by which a classifier learns; name a labelled data set, or put PNG "
                    + "files into a folder a class.");
            case ClassifierArchitecture classifier:
                return Classifier.Create(shape, classNames, classifier, Data.Normalization, Training.Seed);
            default:
                throw new FacsimileException($"There is no model of a {Network.GetType().Name}.");
        }
    }

    /// <summary>The settings of the training.</summary>
    /// <param name="threads">The number of threads; null takes one a processor core.</param>
    public TrainingOptions ToTrainingOptions(int? threads = null) => new()
    {
        Epochs = Training.Epochs,
        BatchSize = Training.BatchSize,
        Loss = Loss,
        Optimizer = Optimizer,
        Schedule = Schedule,
        Corruption = Corruption,
        Divergence = Divergence ?? new DivergenceOptions(),
        ValidationFraction = Training.ValidationFraction,
        Patience = Training.Patience,
        Seed = Training.Seed,
        Threads = threads,
    };

    /// <summary>Checks the settings that say something about each other or have ranges.</summary>
    /// <exception cref="FacsimileException">A setting is wrong; the message names it.</exception>
    internal void Validate()
    {
        Data.Validate();
        ToTrainingOptions().Validate();
        if (Network is AutoencoderArchitecture { Variational: true })
        {
            VariationalTask.CheckLoss(Loss);
        }
        else if (Divergence is not null)
        {
            throw new FacsimileException(
                "divergence is for variational networks (network.variational true); this one has none. Leave it out.");
        }

        bool classifies = Network is ClassifierArchitecture;
        if (Data.Normalization is not null && !classifies)
        {
            throw new FacsimileException(
                "data.normalization is for classifiers; an autoencoder gives the pixels back as they are, from 0 to 1.");
        }

        if (Corruption is not null && classifies)
        {
            throw new FacsimileException("corruption is for autoencoders, which mend images; a classifier takes them as they are.");
        }

        if (Loss is CrossEntropy != classifies)
        {
            throw new FacsimileException(classifies
                ? $"The loss '{Loss.Name}' compares pixels, not classes; loss.type of a classifier is cross-entropy."
                : $"The loss '{Loss.Name}' compares classes, not pixels; loss.type of an autoencoder is mse or bce.");
        }
    }
}
