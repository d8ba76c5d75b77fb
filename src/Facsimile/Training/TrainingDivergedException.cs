using System.Globalization;

namespace Facsimile.Training;

/// <summary>The loss or the weights became infinite or not a number: the training cannot go on.</summary>
public sealed class TrainingDivergedException : Exception
{
    /// <summary>Creates the error.</summary>
    /// <param name="epoch">The epoch, from 1.</param>
    /// <param name="step">The step of that epoch, from 1.</param>
    /// <param name="learningRate">The learning rate of that step.</param>
    /// <param name="what">What happened, for example <c>the loss became NaN</c>.</param>
    public TrainingDivergedException(int epoch, int step, double learningRate, string what)
        : base(string.Create(
            CultureInfo.InvariantCulture,
            $"The training diverged: {what} in epoch {epoch}, step {step}, at learning rate {learningRate}; "
                + $"try a smaller learning rate."))
    {
        Epoch = epoch;
        Step = step;
        LearningRate = learningRate;
    }

    /// <summary>The epoch, from 1.</summary>
    public int Epoch { get; }

    /// <summary>The step of that epoch, from 1.</summary>
    public int Step { get; }

    /// <summary>The learning rate of that step.</summary>
    public double LearningRate { get; }
}
