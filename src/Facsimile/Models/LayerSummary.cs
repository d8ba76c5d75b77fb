using Facsimile.Layers;

namespace Facsimile.Models;

/// <summary>One row of a model's layer table.</summary>
/// <param name="Part">The part of the model that it belongs to, for example <c>encoder</c>.</param>
/// <param name="Layer">The layer, for example <c>Dense 784→32</c>.</param>
/// <param name="OutputShape">The shape of one output sample.</param>
/// <param name="Parameters">How many values training changes in it.</param>
public sealed record LayerSummary(string Part, string Layer, Shape OutputShape, int Parameters);
