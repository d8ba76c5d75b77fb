using System.Collections.Immutable;

namespace Facsimile.Layers;

/// <summary>The activations by the names that recipes use.</summary>
public static class ActivationCatalog
{
    private static readonly ImmutableSortedDictionary<string, Func<Activation?>> Makers =
        ImmutableSortedDictionary<string, Func<Activation?>>.Empty
            .Add("leaky-relu", () => new LeakyRelu())
            .Add("linear", () => null)
            .Add("relu", () => new Relu())
            .Add("sigmoid", () => new Sigmoid())
            .Add("tanh", () => new Tanh());

    /// <summary>All names, sorted: leaky-relu, linear, relu, sigmoid, tanh.</summary>
    public static ImmutableArray<string> Names { get; } = [.. Makers.Keys];

    /// <summary>Makes the activation of that name; null for <c>linear</c>, which is none.</summary>
    /// <exception cref="FacsimileException">There is no such name; the message lists those there are.</exception>
    public static Activation? Create(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Makers.TryGetValue(name, out Func<Activation?>? make)
            ? make()
            : throw new FacsimileException($"There is no activation '{name}'; choose one of {string.Join(", ", Names)}.");
    }
}
