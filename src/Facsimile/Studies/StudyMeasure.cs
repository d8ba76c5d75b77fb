namespace Facsimile.Studies;

/// <summary>An error that a conclusion speaks of.</summary>
public enum StudyMeasure
{
    /// <summary>The mean squared error of the reconstructed test images.</summary>
    Reconstruction,

    /// <summary>The mean squared error of the restored noisy images, at the levels of <see cref="StudyUses.UniformNoise"/>.</summary>
    Denoising,
}
