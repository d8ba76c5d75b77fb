namespace Facsimile.Layers;

/// <summary>A parameter with its name inside a network, for example <c>0.weight</c>, as PyTorch counts layers.</summary>
/// <param name="Name">The position of the layer, a dot, and the parameter's own name.</param>
/// <param name="Parameter">The parameter.</param>
public sealed record NamedParameter(string Name, Parameter Parameter);
