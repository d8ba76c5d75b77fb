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
        new("conv2d", new Shape(2, 5, 6), () => [new Conv2d(2, 3, 3)]),
        new("conv2d, padding", new Shape(2, 5, 6), () => [new Conv2d(2, 5, 3, padding: 1)]),
        new("conv2d, stride and padding", new Shape(3, 7, 6), () => [new Conv2d(3, 2, 5, stride: 2, padding: 2)]),
        new("conv2d, 1×1", new Shape(5, 3, 4), () => [new Conv2d(5, 4, 1)]),
        new("conv transpose 2d", new Shape(2, 4, 3), () => [new ConvTranspose2d(2, 3, 3)]),
        new(
            "conv transpose 2d, stride, padding, output padding",
            new Shape(3, 4, 3),
            () => [new ConvTranspose2d(3, 2, 3, stride: 2, padding: 1, outputPadding: 1)]),
        new("conv transpose 2d, stride 3", new Shape(2, 3, 2), () => [new ConvTranspose2d(2, 2, 4, 3, 1, 2, 0)]),
        new("max pool", new Shape(2, 5, 6), () => [new MaxPool2d(2)]),
        new("max pool, overlapping", new Shape(2, 7, 6), () => [new MaxPool2d(3, stride: 2)]),
        new("average pool", new Shape(2, 5, 6), () => [new AveragePool2d(2)]),
        new("average pool, overlapping", new Shape(2, 7, 6), () => [new AveragePool2d(3, stride: 1)]),
        new("upsample, nearest", new Shape(2, 3, 4), () => [new Upsample(2)]),
        new("upsample, bilinear", new Shape(2, 3, 4), () => [new Upsample(2, UpsampleMode.Bilinear)]),
        new("upsample by 3, bilinear", new Shape(1, 3, 2), () => [new Upsample(3, UpsampleMode.Bilinear)]),
        new("batch norm", new Shape(5), () => [new BatchNorm(5)]),
        new("batch norm of images", new Shape(2, 5, 4), () => [new BatchNorm(2)]),
        new("conv2d + relu", new Shape(1, 6, 6), () => [new Conv2d(1, 4, 3, padding: 1), new Relu()]),
        new("conv2d + tanh + max pool", new Shape(1, 6, 7), () => [new Conv2d(1, 4, 3), new Tanh(), new MaxPool2d(2)]),
        new("conv2d + max pool + tanh", new Shape(1, 6, 7), () => [new Conv2d(1, 4, 3), new MaxPool2d(2), new Tanh()]),
        new(
            "conv2d + max pool + dense",
            new Shape(2, 5, 6),
            () => [new Conv2d(2, 3, 3), new MaxPool2d(2), new Flatten(), new Dense(6, 4)]),
        new(
            "upsample + conv2d + sigmoid",
            new Shape(2, 3, 4),
            () => [new Upsample(2), new Conv2d(2, 4, 3, padding: 1), new Sigmoid()]),
        new("upsample + strided conv2d", new Shape(2, 3, 4), () => [new Upsample(2), new Conv2d(2, 4, 3, stride: 2, padding: 1)]),
        new("upsample + conv2d + max pool", new Shape(2, 3, 4), () => [new Upsample(2), new Conv2d(2, 4, 3), new MaxPool2d(2)]),
        new("conv2d + batch norm + relu", new Shape(2, 4, 4), () => [new Conv2d(2, 3, 3), new BatchNorm(3), new Relu()]),
        new(
            "convolutional autoencoder",
            new Shape(1, 7, 6),
            () => [new Conv2d(1, 4, 3, padding: 1), new Relu(), new MaxPool2d(2), new Conv2d(4, 3, 3, padding: 1), new Tanh(),
                new ConvTranspose2d(3, 4, 3, stride: 2, outputPaddingWidth: 0), new Tanh(), new Conv2d(4, 1, 3, padding: 1),
                new Sigmoid()]),
    ];
}
