namespace Facsimile.Data.Corruptions;

/// <summary>Where the block of a <see cref="BlockMask"/> lies.</summary>
public enum BlockPlace
{
    /// <summary>At a random place of each image.</summary>
    PerImage,

    /// <summary>At one random place for all images; in a training at another one each epoch.</summary>
    Random,

    /// <summary>At the place that is given.</summary>
    Fixed,
}
