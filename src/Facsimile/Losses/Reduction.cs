namespace Facsimile.Losses;

/// <summary>How the values of one image become one number; the batch is always averaged.</summary>
public enum Reduction
{
    /// <summary>The mean over the image's values, as Keras and PyTorch have it.</summary>
    Mean,

    /// <summary>The sum over the image's values, as a likelihood has it.</summary>
    Sum,
}
