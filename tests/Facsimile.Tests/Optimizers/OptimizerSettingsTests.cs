using System.Text.Json;
using Facsimile.Layers;
using Facsimile.Optimizers;
using Facsimile.Storage;

namespace Facsimile.Tests.Optimizers;

public class OptimizerSettingsTests
{
    [Theory]
    [InlineData("""{"type":"sgd","learningRate":0.001,"momentum":0,"nesterov":false,"weightDecay":0}""")]
    [InlineData("""{"type":"adam","learningRate":0.001,"beta1":0.9,"beta2":0.999,"epsilon":1E-08}""")]
    [InlineData("""{"type":"adamw","learningRate":0.001,"beta1":0.9,"beta2":0.999,"epsilon":1E-08,"weightDecay":0.01}""")]
    [InlineData("""{"type":"rmsprop","learningRate":0.01,"alpha":0.99,"epsilon":1E-08,"momentum":0}""")]
    [InlineData(
        """{"type":"adafactor","learningRate":0.001,"beta2Decay":-0.8,"epsilon1":1E-30,"epsilon2":0.001,"clipThreshold":1}""")]
    public void Defaults_are_those_of_PyTorch_and_Keras_and_pass_through_JSON(string json)
    {
        string typeOnly = json[..json.IndexOf(',', StringComparison.Ordinal)] + "}";
        Optimizer optimizer = JsonSerializer.Deserialize<Optimizer>(typeOnly, JsonFormat.Compact)!;
        optimizer.Validate();
        Assert.Equal(json, JsonSerializer.Serialize(optimizer, JsonFormat.Compact));
        Assert.Equal(optimizer, JsonSerializer.Deserialize<Optimizer>(json, JsonFormat.Compact));
    }

    [Theory]
    [InlineData("""{"type":"sgd","learningRate":0.05}""", "SGD, learning rate 0.05")]
    [InlineData("""{"type":"sgd","momentum":0.9}""", "SGD, learning rate 0.001, momentum 0.9")]
    [InlineData(
        """{"type":"sgd","momentum":0.8,"nesterov":true,"weightDecay":0.0001}""",
        "SGD, learning rate 0.001, Nesterov momentum 0.8, weight decay 0.0001")]
    [InlineData("""{"type":"adam","beta1":0.5}""", "Adam, learning rate 0.001, β₁ 0.5, β₂ 0.999, ε 1e-8")]
    [InlineData("""{"type":"adamw"}""", "AdamW, learning rate 0.001, weight decay 0.01, β₁ 0.9, β₂ 0.999, ε 1e-8")]
    [InlineData("""{"type":"rmsprop"}""", "RMSprop, learning rate 0.01, α 0.99, ε 1e-8")]
    [InlineData("""{"type":"rmsprop","momentum":0.9}""", "RMSprop, learning rate 0.01, momentum 0.9, α 0.99, ε 1e-8")]
    [InlineData(
        """{"type":"adafactor"}""", "Adafactor, learning rate 0.001, decay -0.8, ε₁ 1e-30, ε₂ 1e-3, clip threshold 1")]
    public void It_is_written_in_plain_words(string json, string expected)
        => Assert.Equal(expected, JsonSerializer.Deserialize<Optimizer>(json, JsonFormat.Compact)!.ToString());

    [Theory]
    [InlineData("""{"type":"adam","momentum":0.9}""")]
    [InlineData("""{"type":"adam","Beta1":0.9}""")]
    [InlineData("""{"type":"adagrad"}""")]
    public void Unknown_members_and_types_are_refused(string json)
        => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Optimizer>(json, JsonFormat.Compact));

    [Theory]
    [InlineData("""{"type":"adam","learningRate":0}""", "optimizer.learningRate is 0; it must be a positive number, for")]
    [InlineData("""{"type":"sgd","learningRate":-1}""", "optimizer.learningRate is -1;")]
    [InlineData("""{"type":"sgd","momentum":1}""", "optimizer.momentum is 1; it must be at least 0 and below 1")]
    [InlineData("""{"type":"sgd","nesterov":true}""", "optimizer.momentum is 0; it must be above 0 when nesterov is true")]
    [InlineData("""{"type":"sgd","weightDecay":-0.5}""", "optimizer.weightDecay is -0.5;")]
    [InlineData("""{"type":"adam","beta1":1.5}""", "optimizer.beta1 is 1.5;")]
    [InlineData("""{"type":"adam","beta2":-0.1}""", "optimizer.beta2 is -0.1;")]
    [InlineData("""{"type":"adamw","epsilon":0}""", "optimizer.epsilon is 0;")]
    [InlineData("""{"type":"adamw","beta2":1}""", "optimizer.beta2 is 1;")]
    [InlineData("""{"type":"adamw","weightDecay":-1}""", "optimizer.weightDecay is -1;")]
    [InlineData("""{"type":"rmsprop","alpha":1}""", "optimizer.alpha is 1;")]
    [InlineData("""{"type":"rmsprop","epsilon":-1}""", "optimizer.epsilon is -1;")]
    [InlineData("""{"type":"rmsprop","momentum":2}""", "optimizer.momentum is 2;")]
    [InlineData("""{"type":"adafactor","beta2Decay":0.8}""", "optimizer.beta2Decay is 0.8;")]
    [InlineData("""{"type":"adafactor","epsilon1":0}""", "optimizer.epsilon1 is 0;")]
    [InlineData("""{"type":"adafactor","epsilon2":0}""", "optimizer.epsilon2 is 0;")]
    [InlineData("""{"type":"adafactor","clipThreshold":0}""", "optimizer.clipThreshold is 0;")]
    public void A_setting_outside_its_range_is_named(string json, string message)
    {
        Optimizer optimizer = JsonSerializer.Deserialize<Optimizer>(json, JsonFormat.Compact)!;
        FacsimileException error = Assert.Throws<FacsimileException>(() => optimizer.Validate());
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NaN_is_outside_every_range_and_the_message_begins_with_the_given_path()
    {
        var error = Assert.Throws<FacsimileException>(() => new Adam { Beta1 = double.NaN }.Validate("studies[2].optimizer"));
        Assert.StartsWith("studies[2].optimizer.beta1 is NaN;", error.Message, StringComparison.Ordinal);
        Assert.Throws<FacsimileException>(() => new Sgd { LearningRate = double.NaN }.Validate());
        Assert.Throws<FacsimileException>(() => new Sgd { LearningRate = double.PositiveInfinity }.Validate());
    }

    [Fact]
    public void Methods_without_momentum_keep_no_array_for_it()
    {
        var parameter = new Parameter("weight", new Shape(5, 7));
        Assert.Empty(new Sgd().CreateState(parameter).Arrays);
        Assert.Equal(["momentum"], new Sgd { Momentum = 0.9 }.CreateState(parameter).Names.AsEnumerable());
        Assert.Equal(["meanSquare"], new RmsProp().CreateState(parameter).Names.AsEnumerable());
        Assert.Equal([5, 7], new Adafactor().CreateState(parameter).Arrays.Select(array => array.Length));
    }
}
