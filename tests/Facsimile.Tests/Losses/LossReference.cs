using Facsimile.Losses;

namespace Facsimile.Tests.Losses;

/// <summary>The losses as their definitions say, one value at a time in double: slow and plain.</summary>
internal static class LossReference
{
    public static double Evaluate(Loss loss, float[] prediction, float[] target, double[] gradient, double scale)
    {
        double sum = 0;
        double share = loss switch
        {
            MeanSquaredError { Reduction: Reduction.Mean } => 1.0 / prediction.Length,
            BinaryCrossEntropy { Reduction: Reduction.Mean } => 1.0 / prediction.Length,
            _ => 1,
        };
        double normalizer = prediction.Sum(logit => Math.Exp(logit));
        for (int i = 0; i < prediction.Length; i++)
        {
            double x = prediction[i];
            double t = target[i];
            double sigmoid = 1 / (1 + Math.Exp(-x));
            (double value, double derivative) = loss switch
            {
                MeanSquaredError => ((x - t) * (x - t), 2 * (x - t)),
                BinaryCrossEntropy => (-(t * Math.Log(sigmoid)) - ((1 - t) * Math.Log(1 - sigmoid)), sigmoid - t),
                GaussianLikelihood { Deviation: var deviation } => (
                    (0.5 * Math.Pow((x - t) / deviation, 2)) + Math.Log(deviation * Math.Sqrt(2 * Math.PI)),
                    (x - t) / (deviation * deviation)),
                _ => (-t * Math.Log(Math.Exp(x) / normalizer), (Math.Exp(x) / normalizer * target.Sum(v => (double)v)) - t),
            };
            sum += share * value;
            gradient[i] = share * scale * derivative;
        }

        return sum;
    }
}
