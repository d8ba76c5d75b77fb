namespace Facsimile.Layers;

/// <summary>
/// An array of values that training changes: a weight matrix or a bias vector. Its gradient lives in the workspace.
/// </summary>
public sealed class Parameter
{
    /// <summary>Creates a parameter of zeros.</summary>
    /// <param name="name">Its name inside its layer, for example <c>weight</c>.</param>
    /// <param name="shape">Its shape, row-major.</param>
    public Parameter(string name, Shape shape)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(shape);
        Name = name;
        Shape = shape;
        Values = new float[shape.Size];
    }

    /// <summary>The name inside the layer, for example <c>weight</c>.</summary>
    public string Name { get; }

    /// <summary>The shape, row-major.</summary>
    public Shape Shape { get; }

    /// <summary>The values, row-major.</summary>
    public float[] Values { get; }
}
