namespace Facsimile.Bench.Steps;

/// <summary>A part of a training step that is timed by itself.</summary>
internal enum StepPart
{
    /// <summary>The whole step, as training runs it.</summary>
    Whole,

    /// <summary>Gradients become outdated, random streams begin anew.</summary>
    Begin,

    /// <summary>Bytes become floats.</summary>
    Load,

    /// <summary>All layers forward.</summary>
    Forward,

    /// <summary>Loss and its gradient.</summary>
    Loss,

    /// <summary>All layers backward, with the optimiser, which steps weights while their gradients are computed.</summary>
    BackwardAndUpdate,

    /// <summary>Of forward: the bare products X·Wᵀ.</summary>
    ForwardProducts,

    /// <summary>Of backward: the bare products ∂Yᵀ·X.</summary>
    WeightProducts,

    /// <summary>Of backward: the bare products ∂Y·W.</summary>
    InputProducts,

    /// <summary>Of backward: the gradients of the biases.</summary>
    ColumnSums,

    /// <summary>The optimiser alone, after the gradients.</summary>
    Update,
}
