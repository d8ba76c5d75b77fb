namespace Facsimile.Layers;

/// <summary>Layers do not fit together. The message names the layer, what it expected and what it got.</summary>
public sealed class ShapeException : ArgumentException
{
    /// <summary>Creates the error with its message.</summary>
    public ShapeException(string message)
        : base(message)
    {
    }
}
