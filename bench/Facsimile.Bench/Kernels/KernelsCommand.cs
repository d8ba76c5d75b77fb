using System.CommandLine;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Facsimile.Bench.Products;
using Perfolizer.Horology;

namespace Facsimile.Bench.Kernels;

/// <summary>
/// <c>kernels</c>: BenchmarkDotNet. Fails when a product allocates or is wrong, which <see cref="LayerProduct.Check"/> finds.
/// </summary>
internal static class KernelsCommand
{
    /// <summary>A fifth of the usual: there are some four hundred benchmarks.</summary>
    private static readonly TimeInterval Iteration = TimeInterval.FromMilliseconds(100);

    public static Command Create()
    {
        Argument<string[]> arguments = new("ARGUMENTS")
        {
            Arity = ArgumentArity.ZeroOrMore,
            Description = "What BenchmarkDotNet understands, behind --, for example: kernels -- --filter '*64×784×128*'.",
        };
        var command = new Command("kernels", "Runs BenchmarkDotNet on the products and fails when one allocates.") { arguments };
        command.SetAction(result => Run(result.GetValue(arguments) ?? []));
        return command;
    }

    private static int Run(string[] arguments)
    {
        // In this process, where code is compiled as in the command line, and which has found OpenBLAS.
        IConfig config = DefaultConfig.Instance
            .AddJob(Job.ShortRun.WithIterationTime(Iteration).WithToolchain(InProcessEmitToolchain.Instance))
            .AddDiagnoser(MemoryDiagnoser.Default)
            .WithArtifactsPath(Path.Combine("artifacts", "benchmarks"))
            .WithOptions(ConfigOptions.JoinSummary);
        var benchmarks = BenchmarkSwitcher.FromTypes([typeof(ProductBenchmarks)]);
        IEnumerable<Summary> summaries = benchmarks.Run(arguments.Length > 0 ? arguments : ["--filter", "*"], config);
        BenchmarkReport[] reports = [.. summaries.SelectMany(summary => summary.Reports)];
        return reports.Length > 0 && reports.All(report => report.Success) ? 0 : 1;
    }
}
