using System.Text.Json.Serialization;
using Facsimile.Losses;

namespace Facsimile.Models;

/// <summary>The plan of a model: all that is needed to make its layers for images of some size.</summary>
/// <remarks>
/// In JSON the member <c>type</c> says which it is: <c>dense</c>, an autoencoder of dense layers, where it is left out;
/// <c>convolutional</c>, one of convolutions; <c>layers</c>, one of given layers; or <c>classifier</c>.
/// </remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(DenseArchitecture), DefaultType)]
[JsonDerivedType(typeof(ConvolutionalArchitecture), "convolutional")]
[JsonDerivedType(typeof(LayeredArchitecture), "layers")]
[JsonDerivedType(typeof(ClassifierArchitecture), "classifier")]
public abstract record Architecture
{
    /// <summary>The plan where JSON does not say which.</summary>
    internal const string DefaultType = "dense";

    /// <summary>
    /// The rule for the first weights, by name (<see cref="Layers.Initializer.All"/>); <c>glorot</c> by default.
    /// </summary>
    public string Initializer { get; init; } = "glorot";

    /// <summary>What training makes small where nothing else is said.</summary>
    internal abstract Loss UsualLoss { get; }
}
