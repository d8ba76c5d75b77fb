using Facsimile.Layers;

namespace Facsimile.Tests.Gradients;

/// <summary>A network whose gradients are checked; new layers get a row in <see cref="All"/>.</summary>
internal sealed record GradientCase(string Name, Shape Input, Func<Layer[]> Layers)
{
    public static GradientCase[] All { get; } =
    [
        new("dense", new Shape(5), () => [new Dense(5, 3)]),
        new("dense, wide", new Shape(37), () => [new Dense(37, 70)]),
        new("relu", new Shape(9), () => [new Relu()]),
        new("leaky relu", new Shape(9), () => [new LeakyRelu()]),
        new("tanh", new Shape(19), () => [new Tanh()]),
        new("sigmoid", new Shape(19), () => [new Sigmoid()]),
        new("softmax", new Shape(6), () => [new Softmax()]),
        new("flatten and reshape", new Shape(2, 3, 4), () => [new Flatten(), new Tanh(), new Reshape(new Shape(4, 6))]),
        new("dense + relu", new Shape(5), () => [new Dense(5, 20), new Relu()]),
        new("dense + leaky relu + dense", new Shape(5), () => [new Dense(5, 20), new LeakyRelu(), new Dense(20, 4)]),
        new("dense + tanh + dense + sigmoid", new Shape(6), () => [new Dense(6, 9), new Tanh(), new Dense(9, 33), new Sigmoid()]),
        new("dense + softmax", new Shape(6), () => [new Dense(6, 5), new Softmax()]),
        new("dense + tanh + softmax + dense", new Shape(4), () => [new Dense(4, 8), new Tanh(), new Softmax(), new Dense(8, 2)]),
        new("two activations in a row", new Shape(4), () => [new Dense(4, 8), new Tanh(), new Sigmoid()]),
        new("activation first", new Shape(4), () => [new Sigmoid(), new Dense(4, 8), new Relu()]),
        new(
            "autoencoder",
            new Shape(1, 4, 5),
            () => [new Flatten(), new Dense(20, 9), new Relu(), new Dense(9, 2), new Dense(2, 9), new Relu(), new Dense(9, 20),
                new Sigmoid(), new Reshape(new Shape(1, 4, 5))]),
    ];
}
