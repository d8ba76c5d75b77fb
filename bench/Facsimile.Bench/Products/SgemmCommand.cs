using System.CommandLine;
using System.Diagnostics;
using Facsimile.Bench.Sides;
using Facsimile.Numerics;

namespace Facsimile.Bench.Products;

/// <summary><c>sgemm</c>: the speed of OpenBLAS at 1024³, measured when it is asked for.</summary>
internal static class SgemmCommand
{
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(0.25);

    public static Command Create()
    {
        Option<int> threads = BenchOptions.Threads();
        var command = new Command("sgemm", "Answers every line on standard input by the speed of OpenBLAS at 1024³.") { threads };
        command.SetAction(result =>
        {
            OpenBlas.UseThreads(result.GetValue(threads));
            using var product = new LayerProduct(ProductKind.Forward, LayerShapes.Goals[0], WorkerPool.WithThreads(1));
            Turns.Take(_ => new { GigaflopsASecond = Measure(product) });
        });
        return command;
    }

    private static double Measure(LayerProduct product)
    {
        product.Theirs();
        List<double> seconds = [];
        long begin = Stopwatch.GetTimestamp();
        do
        {
            long start = Stopwatch.GetTimestamp();
            product.Theirs();
            seconds.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
        }
        while (Stopwatch.GetElapsedTime(begin) < Turn);
        return product.Shape.Operations * 1e-9 / Timing.Median.Of(seconds);
    }
}
