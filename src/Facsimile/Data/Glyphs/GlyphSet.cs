using Facsimile.Numerics;

namespace Facsimile.Data.Glyphs;

/// <summary>
/// The built-in data set <c>glyphs</c>. Image i comes from random stream i alone, so that threads do not matter.
/// </summary>
internal static class GlyphSet
{
    /// <summary>How many images there are to train on.</summary>
    public const int TrainCount = 60_000;

    /// <summary>How many images there are to judge by.</summary>
    public const int TestCount = 10_000;

    /// <summary>The images to train on.</summary>
    public static LabelledImages Train(int seed, int threads) => Paint(seed, 0, TrainCount, threads);

    /// <summary>The images to judge by: the numbers after those to train on.</summary>
    public static LabelledImages Test(int seed, int threads) => Paint(seed, TrainCount, TestCount, threads);

    /// <summary>Paints the images from number <paramref name="first"/> on.</summary>
    public static unsafe LabelledImages Paint(int seed, int first, int count, int threads)
    {
        var shape = new ImageShape(1, GlyphPainter.Side, GlyphPainter.Side);
        byte[] pixels = new byte[count * shape.Size];
        byte[] labels = new byte[count];
        fixed (byte* pixel = pixels, label = labels)
        {
            var job = new PaintJob { Seed = seed, First = first, Count = count, Pixels = pixel, Labels = label };
            WorkerPool.WithThreads(threads).Run(ref job);
        }

        return new LabelledImages(new Images(shape, pixels), labels);
    }

    private unsafe struct PaintJob : IParallelJob
    {
        public int Seed;
        public int First;
        public int Count;
        public byte* Pixels;
        public byte* Labels;

        public readonly void Execute(int worker, int workers)
        {
            const int size = GlyphPainter.Side * GlyphPainter.Side;
            var painter = new GlyphPainter();
            int end = (int)((long)Count * (worker + 1) / workers);
            for (int i = (int)((long)Count * worker / workers); i < end; i++)
            {
                Labels[i] = painter.Paint(Seed, First + i, new Span<byte>(Pixels + ((long)i * size), size));
            }
        }
    }
}
