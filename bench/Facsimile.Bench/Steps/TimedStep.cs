using System.Diagnostics;
using Facsimile.Bench.Products;
using Facsimile.Data;
using Facsimile.Layers;
using Facsimile.Numerics;
using Facsimile.Optimizers;
using Facsimile.Recipes;
using Facsimile.Training;

namespace Facsimile.Bench.Steps;

/// <summary>
/// One training step of a recipe three times over: whole, in its phases, and the bare products of its layers. The phases are
/// those of <c>TrainingSession.TrainOn</c>; their sum beside the whole step shows whether they still are.
/// </summary>
internal sealed class TimedStep : IDisposable
{
    private const double LearningRate = 1e-6;

    private readonly Recipe _recipe;
    private readonly TrainingTask _task;
    private readonly float[] _targets;
    private readonly WorkerPool _workers;
    private readonly TrainingSession _session;
    private readonly Parameter[] _parameters;
    private readonly Workspace _workspace;
    private readonly BatchLoss _loss;
    private readonly OptimizerState[] _states;
    private readonly FusedUpdate? _fusedUpdate;
    private readonly List<LayerProduct> _forward;
    private readonly List<LayerProduct> _weightGradients;
    private readonly List<LayerProduct> _inputGradients;
    private readonly List<float[]> _sums;
    private readonly List<float[]> _gradients;
    private readonly int[] _batch;
    private long _number;

    /// <summary>Prepares the step.</summary>
    /// <param name="recipe">What is trained.</param>
    /// <param name="images">The first of them make the batch.</param>
    /// <param name="threads">The number of threads.</param>
    public TimedStep(Recipe recipe, LabelledImages images, int threads)
    {
        _recipe = recipe;
        _workers = WorkerPool.WithThreads(threads);
        int batchSize = recipe.Training.BatchSize;
        _batch = [.. Enumerable.Range(0, batchSize)];
        _session = RecipeModel.Of(recipe, images.Shape).NewSession(images, recipe.ToTrainingOptions(threads));
        RecipeModel model = RecipeModel.Of(recipe, images.Shape);
        Sequential network = model.Network;
        _task = model.NewTask(images, recipe.ToTrainingOptions(threads));
        _workspace = network.CreateWorkspace(batchSize, training: true, _workers);
        _targets = [.. _task.Load(_batch, _workspace, epoch: 1)];
        _loss = new BatchLoss(recipe.Loss, batchSize);
        _parameters = [.. network.Parameters.Select(parameter => parameter.Parameter)];
        _states = [.. _parameters.Select(recipe.Optimizer.CreateState)];
        _fusedUpdate = batchSize <= PackBuffer.MaximumDepth ? recipe.Optimizer.Fuse(_parameters, _states) : null;
        LayerShape[] layers =
            [.. network.Layers.OfType<Dense>().Select(layer => new LayerShape(batchSize, layer.Inputs, layer.Outputs))];
        List<LayerProduct> Products(ProductKind kind, IEnumerable<LayerShape> shapes)
            => [.. shapes.Select(shape => new LayerProduct(kind, shape, _workers))];
        _forward = Products(ProductKind.Forward, layers);
        _weightGradients = Products(ProductKind.WeightGradient, layers.Reverse());
        _inputGradients = Products(ProductKind.InputGradient, layers.Skip(1).Reverse());
        _sums = [.. layers.Select(layer => new float[layer.Outputs])];
        _gradients = [.. layers.Select(layer => new float[batchSize * layer.Outputs])];
    }

    /// <summary>Runs all and returns the microseconds of each part.</summary>
    public Dictionary<StepPart, double> Run()
    {
        _number++;
        var times = new Dictionary<StepPart, double>();
        void Time(StepPart part, Action work)
        {
            long start = Stopwatch.GetTimestamp();
            work();
            times[part] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        }

        Time(StepPart.Whole, () => _session.TrainOn(_batch, _number, LearningRate));
        Time(StepPart.Begin, () => _workspace.BeginStep(_number));
        Time(StepPart.Load, () => _task.Load(_batch, _workspace, epoch: 1));
        Time(StepPart.Forward, () => _workspace.Forward(_recipe.Loss.TakesLogits));
        Time(StepPart.Loss, () => _loss.Evaluate(_workspace, _task.GivesImages ? _workspace.Input : _targets, gradient: true));
        Time(StepPart.BackwardAndUpdate, BackwardAndUpdate);
        Time(StepPart.ForwardProducts, () => _forward.ForEach(product => product.Ours()));
        Time(StepPart.WeightProducts, () => _weightGradients.ForEach(product => product.Ours()));
        Time(StepPart.InputProducts, () => _inputGradients.ForEach(product => product.Ours()));
        Time(StepPart.ColumnSums, SumColumns);
        Time(StepPart.Update, Update);
        return times;
    }

    /// <summary>Frees the products' matrices.</summary>
    public void Dispose()
    {
        foreach (LayerProduct product in _forward.Concat(_weightGradients).Concat(_inputGradients))
        {
            product.Dispose();
        }
    }

    private void BackwardAndUpdate()
    {
        if (_fusedUpdate is null)
        {
            _workspace.BackwardFromLogits();
            Update();
            return;
        }

        _fusedUpdate.Begin(LearningRate, _number);
        _workspace.BackwardFromLogits(consumer: _fusedUpdate);
    }

    private void Update()
        => _recipe.Optimizer.Update(_parameters, _workspace.Gradients, _states, LearningRate, _number, _workers);

    private unsafe void SumColumns()
    {
        for (int i = 0; i < _sums.Count; i++)
        {
            fixed (float* gradients = _gradients[i], sums = _sums[i])
            {
                var matrix = new Matrix(gradients, _batch.Length, _sums[i].Length);
                var job = new ColumnSumsJob(matrix, sums, accumulate: false);
                _workers.RunShares(ref job, job.Shares);
            }
        }
    }
}
