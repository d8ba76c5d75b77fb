using System.Diagnostics.CodeAnalysis;
using BenchmarkDotNet.Attributes;
using Facsimile.Bench.Products;
using Facsimile.Numerics;

namespace Facsimile.Bench.Kernels;

/// <summary>The products of dense layers on all cores, with OpenBLAS as the baseline.</summary>
[SuppressMessage("Design", "CA1001", Justification = "BenchmarkDotNet calls Release instead.")]
public class ProductBenchmarks
{
    private LayerProduct _product = null!;

    /// <summary>The layer, as batch×in×out.</summary>
    [ParamsSource(nameof(Shapes))]
    public string Shape { get; set; } = string.Empty;

    /// <summary>Which of its three products.</summary>
    [ParamsSource(nameof(Kinds))]
    public string Product { get; set; } = string.Empty;

    /// <summary>All layers.</summary>
    public static IEnumerable<string> Shapes => LayerShapes.All.Select(shape => shape.ToString());

    /// <summary>All three.</summary>
    public static IEnumerable<string> Kinds => Enum.GetNames<ProductKind>();

    /// <summary>Fills the matrices and compares both results.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        OpenBlas.UseThreads(Environment.ProcessorCount);
        _product = new LayerProduct(Enum.Parse<ProductKind>(Product), LayerShape.Parse(Shape)!, WorkerPool.Default);
        _product.Check();
        OpenBlas.Settle();
    }

    /// <summary>Frees the matrices.</summary>
    [GlobalCleanup]
    public void Release() => _product.Dispose();

    /// <summary>Computed by Facsimile.</summary>
    [Benchmark]
    public void Facsimile() => _product.Ours();

    /// <summary>Computed by OpenBLAS.</summary>
    [Benchmark(Baseline = true)]
    public void OpenBLAS() => _product.Theirs();
}
