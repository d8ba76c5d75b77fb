using System.Collections.Immutable;
using Facsimile.Data;
using Facsimile.Layers;
using Facsimile.Models.Plans;

namespace Facsimile.Models;

/// <summary>Makes a network of planned layers, one after the other, each for the shape that comes out of the one before.</summary>
internal sealed class NetworkBuilder
{
    private readonly List<Layer> _layers = [];
    private readonly Shape _input;
    private readonly ModelSize _size;

    /// <summary>Begins a network.</summary>
    /// <param name="input">The shape of one input sample.</param>
    /// <param name="size">What is already counted of the model, and the most that it may have.</param>
    public NetworkBuilder(Shape input, ModelSize size)
    {
        _input = input;
        _size = size;
        Shape = input;
    }

    /// <summary>The shape that the next layer gets.</summary>
    public Shape Shape { get; private set; }

    /// <summary>The shape of images of a size.</summary>
    public static Shape ShapeOf(ImageShape image) => new(image.Channels, image.Height, image.Width);

    /// <summary>Adds layers.</summary>
    /// <param name="plans">The layers.</param>
    /// <param name="path">Where their list stands in the recipe, for messages.</param>
    /// <exception cref="FacsimileException">A layer does not fit the one before, or the network becomes too large.</exception>
    public void Add(ImmutableArray<LayerPlan> plans, string path)
    {
        for (int i = 0; i < plans.Length; i++)
        {
            Add(plans[i] ?? throw new FacsimileException($"{path}[{i}] is null; give a layer."), $"{path}[{i}]");
        }
    }

    /// <summary>Adds a layer.</summary>
    /// <param name="plan">The layer.</param>
    /// <param name="path">Where it stands in the recipe, for messages.</param>
    /// <exception cref="FacsimileException">The layer does not fit the one before, or the network becomes too large.</exception>
    public void Add(LayerPlan plan, string path)
    {
        plan.Validate(Shape, path);
        _size.Add(plan.CountValues(Shape));
        Layer layer = plan.Create(Shape);
        try
        {
            Shape = layer.OutputShape(Shape);
            _layers.Add(layer);
        }
        catch (ShapeException exception)
        {
            throw new FacsimileException($"{path}: {exception.Message}", exception);
        }
        catch (ArgumentException exception)
        {
            throw new FacsimileException(
                $"{path}: {layer} would make more than 2³¹−1 values of {Shape}; use fewer channels or smaller images.", exception);
        }
    }

    /// <summary>Adds an activation by its name; nothing for <c>linear</c>.</summary>
    /// <exception cref="FacsimileException">There is no such activation.</exception>
    public void AddActivation(string name)
    {
        if (ActivationCatalog.Create(name) is { } activation)
        {
            _layers.Add(activation);
        }
    }

    /// <summary>Makes what comes out so far the distribution of a code of half as many numbers.</summary>
    /// <param name="path">Where the layers stand in the recipe, for messages.</param>
    /// <exception cref="FacsimileException">It is no row of an even number of values.</exception>
    public void AddSampling(string path)
    {
        if (Shape.Dimensions.Length != 1 || Shape.Size % 2 != 0)
        {
            throw new FacsimileException(
                $"{path} gives {Shape}, but a variational network needs a mean and a log-variance for each number of the code: "
                + "let its last layer be a dense one of twice the code's size.");
        }

        var layer = new GaussianSampling(Shape.Size / 2);
        Shape = layer.OutputShape(Shape);
        _layers.Add(layer);
    }

    /// <summary>The network.</summary>
    /// <param name="path">Where its layers stand in the recipe, for messages.</param>
    /// <exception cref="FacsimileException">There is no layer that computes something.</exception>
    public Sequential Build(string path)
        => _layers.All(layer => layer.OnlyReshapes)
            ? throw new FacsimileException($"{path} has no layer that computes something; give at least one.")
            : new Sequential(_input, _layers);
}
