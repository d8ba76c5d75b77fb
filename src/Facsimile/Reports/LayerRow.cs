namespace Facsimile.Reports;

/// <summary>One line of the table of layers.</summary>
/// <param name="Layer">What the layer is, for example <c>dense, ReLU</c>.</param>
/// <param name="OutputShape">The shape of one sample after it, for example <c>1×28×28</c>.</param>
/// <param name="ParameterCount">How many numbers it learns.</param>
public sealed record LayerRow(string Layer, string OutputShape, long ParameterCount);
