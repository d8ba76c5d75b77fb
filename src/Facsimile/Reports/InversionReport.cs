using System.Collections.Immutable;
using System.Globalization;
using System.Numerics.Tensors;
using Facsimile.Data;
using Facsimile.Data.Corruptions;
using Facsimile.Data.Csv;
using Facsimile.Inversion;
using Facsimile.Models;
using Facsimile.Storage;

namespace Facsimile.Reports;

/// <summary>
/// Writes what an inversion found: <c>inversion.csv</c>, one line an image; <c>codes.npy</c> and <c>codes-before.npy</c>, images ×
/// code size; and <c>grid.png</c>, the first ten images, what was known of them where a part is hidden, and what the decoder makes
/// of their codes before and after, with the loss above each.
/// </summary>
internal static class InversionReport
{
    private const int Columns = 10;

    /// <summary>Writes the files; the table last, since it says that the inversion is finished.</summary>
    /// <param name="files">Where.</param>
    /// <param name="autoencoder">The model.</param>
    /// <param name="images">The images.</param>
    /// <param name="mask">What was hidden of them; null for nothing.</param>
    /// <param name="result">What was found.</param>
    public static void Write(
        InversionFiles files, Autoencoder autoencoder, LabelledImages images, Mask? mask, InversionResult result)
    {
        NpyFile.Write(files.CodesBefore, result.CodesBefore.AsMemory(), result.Count, result.CodeSize);
        NpyFile.Write(files.Codes, result.CodesAfter.AsMemory(), result.Count, result.CodeSize);
        AtomicFile.Write(files.Grid, Grid(autoencoder, images.Images, mask, result).AsSpan());
        AtomicFile.Write(files.Table, stream =>
        {
            using StreamWriter writer = CsvWriter.Open(stream);
            WriteTable(writer, images, result);
        });
    }

    private static void WriteTable(StreamWriter writer, LabelledImages images, InversionResult result)
    {
        bool contracts = result.Contractions.Any(double.IsFinite);
        IEnumerable<string> Codes(string when) => Enumerable.Range(1, result.CodeSize).Select(i => $"z{i}_{when}");
        writer.WriteLine(string.Join(
            ',',
            ["index", "file", "label", "loss_before", "loss_after", "delta_percent", "iterations", "outcome", "start",
                .. contracts ? new[] { "contraction" } : [], .. Codes("before"), .. Codes("after")]));
        for (int i = 0; i < result.Count; i++)
        {
            string file = images.FileNames.IsEmpty ? "" : CsvWriter.Quoted(images.FileNames[i]);
            string label = images.Labels?[i].ToString(CultureInfo.InvariantCulture) ?? "";
            writer.Write(string.Create(
                CultureInfo.InvariantCulture,
                $"{i},{file},{label},{result.LossesBefore[i]:R},{result.LossesAfter[i]:R},{result.Change(i):R},"));
            writer.Write(string.Create(
                CultureInfo.InvariantCulture, $"{result.Iterations[i]},{result.Outcomes[i].Word()},{result.Starts[i]}"));
            if (contracts)
            {
                double contraction = result.Contractions[i];
                writer.Write(double.IsFinite(contraction) ? string.Create(CultureInfo.InvariantCulture, $",{contraction:R}") : ",");
            }

            WriteCode(writer, result.CodesBefore.AsSpan(i * result.CodeSize, result.CodeSize));
            WriteCode(writer, result.CodesAfter.AsSpan(i * result.CodeSize, result.CodeSize));
            writer.WriteLine();
        }
    }

    private static void WriteCode(StreamWriter writer, ReadOnlySpan<float> code)
    {
        foreach (float value in code)
        {
            writer.Write(string.Create(CultureInfo.InvariantCulture, $",{value:R}"));
        }
    }

    private static byte[] Grid(Autoencoder autoencoder, Images images, Mask? mask, InversionResult result)
    {
        int count = Math.Min(Columns, images.Count);
        Images originals = images.Slice(0, count);
        List<(Images Images, ImmutableArray<string> Captions)> rows = [(originals, [])];
        if (mask is not null)
        {
            rows.Add((Masked(originals, mask), []));
        }

        Images Decoded(ImmutableArray<float> codes) => Images.FromTensor(
            images.Shape,
            autoencoder.Decode(Tensor.Create([.. codes.AsSpan(0, count * result.CodeSize)], [count, result.CodeSize])));
        ImmutableArray<string> Captions(ImmutableArray<double> losses) => [.. losses.Take(count).Select(loss => Figure.Significant(loss))];
        rows.Add((Decoded(result.CodesBefore), Captions(result.LossesBefore)));
        rows.Add((Decoded(result.CodesAfter), Captions(result.LossesAfter)));
        return CaptionedGrid.ToPng([.. rows]);
    }

    private static Images Masked(Images images, Mask mask)
    {
        var corruptor = new Corruptor(mask, images.Shape, Corruptor.JudgingSeed);
        float[] values = new float[images.Count * images.Shape.Size];
        images.CopyTo(0, values);
        for (int i = 0; i < images.Count; i++)
        {
            corruptor.Apply(values.AsSpan(i * images.Shape.Size, images.Shape.Size), i, Corruptor.Fixed);
        }

        return Images.FromFloats(images.Shape, values);
    }
}
