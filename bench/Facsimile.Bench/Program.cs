using System.CommandLine;
using Facsimile;
using Facsimile.Bench.Kernels;
using Facsimile.Bench.Products;
using Facsimile.Bench.Sides;
using Facsimile.Bench.Steps;
using Facsimile.Bench.Wake;

var root = new RootCommand("Measures the engine of Facsimile.")
{
    ProductsCommand.Create(),
    WakeCommand.Create(),
    StepsCommand.Create(),
    KernelsCommand.Create(),
    TrainCommand.Create(),
    InvertCommand.Create(),
    SgemmCommand.Create(),
};
try
{
    return root.Parse(args).Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (Exception exception) when (exception is FacsimileException or IOException or InvalidOperationException)
{
    Console.Error.WriteLine(exception.Message);
    return 2;
}
