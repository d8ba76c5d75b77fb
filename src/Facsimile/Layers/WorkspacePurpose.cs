namespace Facsimile.Layers;

/// <summary>What a workspace is for, which says what it keeps of a forward pass.</summary>
internal enum WorkspacePurpose
{
    /// <summary>Outputs of a finished network.</summary>
    Inference,

    /// <summary>Gradients of the parameters: dropout acts, and batch normalisation uses the batch.</summary>
    Training,

    /// <summary>Derivatives of a finished network by its input: gradients of the input, and tangents.</summary>
    Derivatives,
}
