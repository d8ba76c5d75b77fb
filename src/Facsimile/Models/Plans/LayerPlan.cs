using System.Text.Json.Serialization;
using Facsimile.Layers;

namespace Facsimile.Models.Plans;

/// <summary>
/// One layer in the list of a recipe. How many values or channels come in is not said: that follows from the layer before.
/// </summary>
/// <remarks>In JSON the member <c>type</c> says which layer it is.</remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Conv2dPlan), "conv2d")]
[JsonDerivedType(typeof(ConvTranspose2dPlan), "conv-transpose2d")]
[JsonDerivedType(typeof(MaxPool2dPlan), "max-pool2d")]
[JsonDerivedType(typeof(AveragePool2dPlan), "average-pool2d")]
[JsonDerivedType(typeof(UpsamplePlan), "upsample")]
[JsonDerivedType(typeof(BatchNormPlan), "batch-norm")]
[JsonDerivedType(typeof(DensePlan), "dense")]
[JsonDerivedType(typeof(DropoutPlan), "dropout")]
[JsonDerivedType(typeof(FlattenPlan), "flatten")]
[JsonDerivedType(typeof(ReshapePlan), "reshape")]
[JsonDerivedType(typeof(LeakyReluPlan), "leaky-relu")]
[JsonDerivedType(typeof(ReluPlan), "relu")]
[JsonDerivedType(typeof(SigmoidPlan), "sigmoid")]
[JsonDerivedType(typeof(TanhPlan), "tanh")]
public abstract record LayerPlan
{
    /// <summary>Checks the settings.</summary>
    /// <param name="input">The shape of one input sample.</param>
    /// <param name="path">Where the layer stands in the recipe, for messages.</param>
    /// <exception cref="FacsimileException">A setting is outside its range; the message names it.</exception>
    internal virtual void Validate(Shape input, string path)
    {
    }

    /// <summary>How many values the layer will hold for an input of this shape, parameters and buffers.</summary>
    internal virtual long CountValues(Shape input) => 0;

    /// <summary>Makes the layer, with parameters of zero; its settings were checked.</summary>
    /// <param name="input">The shape of one input sample.</param>
    internal abstract Layer Create(Shape input);

    /// <summary>Refuses a number outside a range, both ends included.</summary>
    private protected static void Require(string setting, int value, int minimum, int maximum)
    {
        if (value < minimum || value > maximum)
        {
            throw new FacsimileException($"{setting} is {value}; it must lie between {minimum} and {maximum}.");
        }
    }
}
