using Facsimile.Data;
using Facsimile.Layers;
using Facsimile.Numerics;
using Facsimile.Optimizers;
using Facsimile.Recipes;
using Facsimile.Training;

namespace Facsimile.Bench.Sides;

/// <summary>A recipe, trained by the same session as <c>facsimile train</c>.</summary>
internal sealed class RecipeSide : Side
{
    private readonly TrainingSession _session;
    private readonly TrainingTask _test;
    private BatchLoss? _loss;

    /// <summary>Prepares the training.</summary>
    public RecipeSide(Recipe recipe, ImageSet images, int threads)
        : base(images, WorkerPool.WithThreads(threads))
    {
        if (recipe.Schedule is not ConstantSchedule || recipe.Training.ValidationFraction != 0)
        {
            throw new FacsimileException($"{recipe.Name}: only constant learning rates without validation images are compared.");
        }

        Plan = new TrainingPlan(
            recipe.Loss, recipe.Optimizer, recipe.Training.BatchSize, recipe.Training.Seed, recipe.Data.Binarize);
        RecipeModel model = RecipeModel.Of(recipe, images.Shape);
        Network = model.Network;
        _session = model.NewSession(images.Train, recipe.ToTrainingOptions(threads));
        _test = model.NewTask(images.Test, recipe.ToTrainingOptions(threads));
    }

    /// <inheritdoc/>
    public override Sequential Network { get; }

    /// <inheritdoc/>
    public override TrainingPlan Plan { get; }

    /// <inheritdoc/>
    public override int EpochsDone => _session.State.EpochsDone;

    /// <inheritdoc/>
    public override double RunEpoch()
    {
        _session.RunEpoch();
        return _session.State.Epochs[^1].TrainingLoss;
    }

    /// <inheritdoc/>
    protected override double TestLoss(Workspace workspace, int start)
    {
        _loss ??= new BatchLoss(Plan.Loss, workspace.MaximumBatchSize);
        int[] batch = [.. Enumerable.Range(start, workspace.BatchSize)];
        return _loss.Evaluate(workspace, _test.Load(batch, workspace, epoch: 0), gradient: false);
    }
}
