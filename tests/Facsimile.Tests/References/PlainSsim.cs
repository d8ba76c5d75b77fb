using Facsimile.Data;
using Facsimile.Evaluation;

namespace Facsimile.Tests.References;

/// <summary>Structural similarity straight from its definition: a loop over all windows, and over the pixels of each.</summary>
internal static class PlainSsim
{
    public static double Compute(float[] x, float[] y, ImageShape shape, SsimWindow window)
    {
        int size = window == SsimWindow.Uniform ? 7 : 11;
        double[] weights = new double[size * size];
        for (int i = 0; i < weights.Length; i++)
        {
            int down = (i / size) - (size / 2);
            int right = (i % size) - (size / 2);
            weights[i] = window == SsimWindow.Uniform ? 1 : Math.Exp(-((down * down) + (right * right)) / (2 * 1.5 * 1.5));
        }

        double total = weights.Sum();
        double scale = window == SsimWindow.Uniform ? 49.0 / 48.0 : 1;
        double sum = 0;
        int windows = 0;
        for (int channel = 0; channel < shape.Channels; channel++)
        {
            for (int top = 0; top + size <= shape.Height; top++)
            {
                for (int left = 0; left + size <= shape.Width; left++)
                {
                    int Pixel(int i) => (((channel * shape.Height) + top + (i / size)) * shape.Width) + left + (i % size);
                    double Mean(Func<double, double, double> value)
                        => weights.Select((weight, i) => weight / total * value(x[Pixel(i)], y[Pixel(i)])).Sum();
                    double meanX = Mean((a, _) => a);
                    double meanY = Mean((_, b) => b);
                    double varianceX = scale * Mean((a, _) => (a - meanX) * (a - meanX));
                    double varianceY = scale * Mean((_, b) => (b - meanY) * (b - meanY));
                    double covariance = scale * Mean((a, b) => (a - meanX) * (b - meanY));
                    sum += ((2 * meanX * meanY) + 0.0001) * ((2 * covariance) + 0.0009)
                        / (((meanX * meanX) + (meanY * meanY) + 0.0001) * (varianceX + varianceY + 0.0009));
                    windows++;
                }
            }
        }

        return sum / windows;
    }
}
