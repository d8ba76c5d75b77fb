namespace Facsimile.Cli.Inputs;

/// <summary>Which weights of a run folder to take.</summary>
internal enum Weights
{
    /// <summary>Those that the training ended with.</summary>
    Last,

    /// <summary>Those after the epoch of the lowest validation loss.</summary>
    Best,
}
