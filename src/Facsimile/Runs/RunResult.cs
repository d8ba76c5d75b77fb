using Facsimile.Evaluation;
using Facsimile.Models;
using Facsimile.Recipes;
using Facsimile.Training;

namespace Facsimile.Runs;

/// <summary>What came of a training run.</summary>
/// <param name="Folder">The run folder.</param>
/// <param name="Recipe">What was trained.</param>
/// <param name="Model">The trained model.</param>
/// <param name="History">The course of the training.</param>
/// <param name="Evaluation">The figures on the test images; null when the training was interrupted and can be resumed.</param>
public sealed record RunResult(
    string Folder,
    Recipe Recipe,
    Model Model,
    History History,
    ModelEvaluation? Evaluation);
