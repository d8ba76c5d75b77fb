using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.Json;
using Facsimile.Bench.Timing;
using Facsimile.Numerics;

namespace Facsimile.Bench.Products;

/// <summary><c>products</c>: Facsimile's matrix products beside those of OpenBLAS, taking turns.</summary>
internal static class ProductsCommand
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true };

    public static Command Create()
    {
        Option<int> threads = BenchOptions.Threads();
        Option<int> rounds = BenchOptions.Rounds(20);
        Option<string?> json = BenchOptions.Json();
        Option<LayerShape[]> shapes = new("--shape")
        {
            HelpName = "BATCHxINxOUT",
            Description = "A layer, for example 256x784x784; may be given several times. Default: all layers of the recipes.",
            CustomParser = result => [.. result.Tokens.Select(token => Parse(token.Value, result))],
        };
        Option<ProductKind?> kind = new("--product")
        {
            Description = "Only one of a layer's three products. Default: all.",
        };
        Option<bool> goals = new("--goals") { Description = "Only the four sizes that the project's goals are stated for." };
        var command = new Command("products", "Times the three products of dense layers against OpenBLAS, in turns.")
        {
            threads, rounds, shapes, kind, goals, json,
        };
        command.SetAction(result =>
        {
            IReadOnlyList<LayerShape> chosen = result.GetValue(shapes) is { Length: > 0 } given ? given
                : result.GetValue(goals) ? LayerShapes.Goals
                : LayerShapes.All;
            ProductKind[] kinds = result.GetValue(kind) is { } one ? [one] : Enum.GetValues<ProductKind>();
            List<ProductFigures> figures = Measure(chosen, kinds, result.GetValue(threads), result.GetValue(rounds));
            if (result.GetValue(json) is { } path)
            {
                File.WriteAllText(path, JsonSerializer.Serialize(figures, Json) + "\n");
            }
        });
        return command;
    }

    private static List<ProductFigures> Measure(IReadOnlyList<LayerShape> shapes, ProductKind[] kinds, int threads, int rounds)
    {
        WorkerPool workers = WorkerPool.WithThreads(threads);
        OpenBlas.UseThreads(threads);
        Console.WriteLine($"{OpenBlas.Configuration}; {threads} thread(s) each, {rounds} rounds.");
        Console.WriteLine("Medians in GFLOP/s; median and quartiles of the rounds' ratios (Facsimile to OpenBLAS); best rounds.");
        Console.WriteLine();
        Console.WriteLine(
            "| batch×in×out | product | Facsimile | OpenBLAS | ratio | quartiles "
            + "| best: Facsimile | OpenBLAS | ratio | Facsimile µs |");
        Console.WriteLine("| --- | --- | ---: | ---: | ---: | --- | ---: | ---: | ---: | ---: |");
        var load = MachineLoad.Begin();
        List<ProductFigures> all = [];
        foreach (LayerShape shape in shapes)
        {
            foreach (ProductKind kind in kinds)
            {
                using var product = new LayerProduct(kind, shape, workers);
                var figures = ProductFigures.Measure(product, rounds);
                all.Add(figures);
                Console.WriteLine(
                    $"| {figures.Shape} | {figures.Kind} | {figures.Ours:F1} | {figures.Theirs:F1} | {figures.Ratio:F2} "
                    + $"| {figures.LowerQuartile:F2}–{figures.UpperQuartile:F2} | {figures.OurBest:F1} | {figures.TheirBest:F1} "
                    + $"| {figures.OurBest / figures.TheirBest:F2} | {figures.Microseconds:F1} |");
            }
        }

        Console.WriteLine();
        Console.WriteLine(load.End());
        return all;
    }

    private static LayerShape Parse(string text, ArgumentResult result)
    {
        if (LayerShape.Parse(text) is { } shape)
        {
            return shape;
        }

        result.AddError($"'{text}' is no layer; write batch, inputs and outputs as 256x784x32.");
        return LayerShapes.Goals[0];
    }
}
