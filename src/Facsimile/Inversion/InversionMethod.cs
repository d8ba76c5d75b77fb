namespace Facsimile.Inversion;

/// <summary>
/// A way to find the code z of an image x by minimising ‖D(z) − x‖², the sum over the pixels, where D is a decoder with its last
/// activation.
/// </summary>
public abstract record InversionMethod
{
    /// <summary>What it is called, for example <c>Levenberg-Marquardt</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Whether the loss after is never above the loss before.</summary>
    public virtual bool Descends => true;

    /// <summary>Whether it encodes images again and again, and so cannot leave hidden pixels out.</summary>
    internal virtual bool NeedsWholeImages => false;

    /// <summary>Whether the decoder's derivatives along all axes of the code are computed forward.</summary>
    internal virtual bool UsesTangents => false;

    /// <summary>The most numbers of a code that it can handle.</summary>
    internal virtual int MaximumCode => int.MaxValue;

    /// <summary>How many numbers it remembers of each image beside a few codes; those of tangents are counted elsewhere.</summary>
    /// <param name="codeSize">The numbers of a code.</param>
    internal virtual long Remembered(int codeSize) => 0;

    /// <summary>Checks the settings.</summary>
    /// <exception cref="FacsimileException">One is outside its range; the message says which.</exception>
    public abstract void Validate();

    /// <summary>Makes what runs the method.</summary>
    internal abstract Solver CreateSolver(SolverContext context);

    /// <summary>For example <c>L-BFGS</c>.</summary>
    public sealed override string ToString() => Name;

    /// <summary>Refuses a number of iterations outside 1 to a million.</summary>
    private protected static void CheckIterations(int iterations, string name)
    {
        if (iterations is < 1 or > 1_000_000)
        {
            throw new FacsimileException($"{name} is {iterations}; it must be 1 to 1000000, for example 100.");
        }
    }
}
