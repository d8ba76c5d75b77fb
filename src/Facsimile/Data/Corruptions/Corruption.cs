using System.Text.Json.Serialization;
using Facsimile.Numerics;

namespace Facsimile.Data.Corruptions;

/// <summary>
/// A way to corrupt images that a model is to mend: noise, or a mask that hides pixels. It is data, a few settings; the random
/// numbers come from a stream of each image, so that a result depends neither on the order of the images nor on the threads.
/// </summary>
/// <remarks>
/// In JSON the member <c>type</c> says which one it is: <c>gaussian</c>, <c>uniform</c>, <c>salt-and-pepper</c>, <c>masking</c>,
/// <c>block</c>, <c>stripes</c> or <c>picture</c>.
/// </remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(GaussianNoise), "gaussian")]
[JsonDerivedType(typeof(UniformNoise), "uniform")]
[JsonDerivedType(typeof(SaltAndPepperNoise), "salt-and-pepper")]
[JsonDerivedType(typeof(MaskingNoise), "masking")]
[JsonDerivedType(typeof(BlockMask), "block")]
[JsonDerivedType(typeof(StripeMask), "stripes")]
[JsonDerivedType(typeof(PictureMask), "picture")]
public abstract record Corruption
{
    /// <summary>Whether all images of an epoch get the same random numbers.</summary>
    internal virtual bool IsSameForAll => false;

    /// <summary>Corrupts one image; allocates nothing.</summary>
    /// <param name="image">Its values in [0, 1], channel by channel, row by row; changed in place.</param>
    /// <param name="shape">Its size, for which <see cref="Prepare"/> was called.</param>
    /// <param name="random">The random numbers of this image; the same stream gives the same corruption.</param>
    public abstract void Apply(Span<float> image, ImageShape shape, RandomStream random);

    /// <summary>Checks the settings.</summary>
    /// <param name="place">Where they stand; messages begin with it, and the name of the setting follows.</param>
    /// <exception cref="FacsimileException">A setting is outside its range; the message names it.</exception>
    public abstract void Validate(string place = "corruption.");

    /// <summary>Checks the settings against the size of the images, and reads the file that they name.</summary>
    /// <param name="shape">The size of the images.</param>
    /// <returns>What to apply to images of that size.</returns>
    /// <exception cref="FacsimileException">It does not fit the images, or its file is missing or damaged.</exception>
    public virtual Corruption Prepare(ImageShape shape)
    {
        Validate();
        return this;
    }

    /// <summary>What images are corrupted with, for example <c>Gaussian noise of σ 0.5</c>.</summary>
    public abstract override string ToString();
}
