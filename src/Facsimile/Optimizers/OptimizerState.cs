using System.Collections.Immutable;
using Facsimile.Layers;

namespace Facsimile.Optimizers;

/// <summary>The named arrays that an optimiser keeps for one parameter; a checkpoint stores and restores them.</summary>
/// <param name="Names">The name of each array, for example <c>momentum</c>.</param>
/// <param name="Arrays">The arrays, in the same order.</param>
public sealed record OptimizerState(ImmutableArray<string> Names, ImmutableArray<float[]> Arrays)
{
    /// <summary>Arrays of zeros, each as long as the parameter.</summary>
    internal static OptimizerState Zeros(Parameter parameter, params ReadOnlySpan<string> names)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        var arrays = ImmutableArray.CreateBuilder<float[]>(names.Length);
        foreach (string _ in names)
        {
            arrays.Add(new float[parameter.Values.Length]);
        }

        return new OptimizerState([.. names], arrays.MoveToImmutable());
    }
}
