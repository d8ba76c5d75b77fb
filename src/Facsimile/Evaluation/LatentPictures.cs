using System.Collections.Immutable;
using System.Numerics.Tensors;
using Facsimile.Data;
using Facsimile.Models;
using Facsimile.Numerics;
using MathNet.Numerics.Distributions;

namespace Facsimile.Evaluation;

/// <summary>Draws <see cref="VariationalPictures"/>.</summary>
internal static class LatentPictures
{
    private const int SampleCount = 100;
    private const int PlaneSide = 20;
    private const int Steps = 8;
    private const int MostUnits = 10;
    private const int TraversalSteps = 9;
    private const float TraversalEnd = 3;

    /// <summary>Draws them.</summary>
    /// <param name="model">The model.</param>
    /// <param name="shown">Some images of the data; every two that follow each other become a pair.</param>
    /// <param name="units">What each number of the code carries.</param>
    /// <param name="seed">The seed of the samples.</param>
    /// <param name="workers">The threads that share the work.</param>
    public static VariationalPictures Draw(
        VariationalAutoencoder model, ReconstructionSample shown, ImmutableArray<VariationalUnit> units, int seed, WorkerPool workers)
    {
        Images inputs = shown.Inputs ?? shown.Originals;
        Tensor<float> codes = model.Encode(inputs, workers);
        ImmutableArray<int> traversed =
            [.. Enumerable.Range(0, units.Length).OrderByDescending(j => units[j].Divergence).Take(MostUnits).Order()];
        int pairs = inputs.Count / 2;
        return new VariationalPictures(
            Images.FromTensor(model.Shape, model.Sample(SampleCount, seed, workers)),
            model.CodeSize == 2 ? Decode(model, Plane(), workers) : null,
            pairs == 0 ? null : Interpolate(model, shown.Originals, codes, pairs, workers),
            [.. Enumerable.Range(0, pairs).Select(i => (shown.Indices[2 * i], shown.Indices[(2 * i) + 1]))],
            Decode(model, [.. traversed.SelectMany(unit => Traverse(codes, unit))], workers),
            traversed);
    }

    private static IEnumerable<float[]> Plane()
    {
        static float Quantile(int i) => (float)Normal.InvCDF(0, 1, (i + 0.5) / PlaneSide);
        return Enumerable.Range(0, PlaneSide * PlaneSide)
            .Select(i => new[] { Quantile(i % PlaneSide), Quantile(PlaneSide - 1 - (i / PlaneSide)) });
    }

    private static Images Interpolate(
        VariationalAutoencoder model, Images originals, Tensor<float> codes, int pairs, WorkerPool workers)
    {
        float[] Between(int pair, int step)
            => [.. Enumerable.Range(0, model.CodeSize).Select(j =>
                float.Lerp(codes[2 * pair, j], codes[(2 * pair) + 1, j], step / (Steps - 1f)))];
        Images decoded = Decode(
            model, Enumerable.Range(0, pairs * Steps).Select(i => Between(i / Steps, i % Steps)), workers);
        var pixels = new List<byte>();
        for (int pair = 0; pair < pairs; pair++)
        {
            pixels.AddRange(originals[2 * pair]);
            pixels.AddRange(decoded.Slice(pair * Steps, Steps).Pixels);
            pixels.AddRange(originals[(2 * pair) + 1]);
        }

        return new Images(model.Shape, [.. pixels]);
    }

    private static IEnumerable<float[]> Traverse(Tensor<float> codes, int unit)
        => Enumerable.Range(0, TraversalSteps).Select(step =>
        {
            float[] code = [.. Enumerable.Range(0, (int)codes.Lengths[1]).Select(j => codes[0, j])];
            code[unit] = float.Lerp(-TraversalEnd, TraversalEnd, step / (TraversalSteps - 1f));
            return code;
        });

    private static Images Decode(VariationalAutoencoder model, IEnumerable<float[]> codes, WorkerPool workers)
    {
        float[] values = [.. codes.SelectMany(code => code)];
        return Images.FromTensor(
            model.Shape, model.Decode(Tensor.Create(values, [values.Length / model.CodeSize, model.CodeSize]), workers));
    }
}
