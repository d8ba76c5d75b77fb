using System.CommandLine;
using Facsimile;
using Facsimile.Bench.Products;

var root = new RootCommand("Measures the engine of Facsimile.")
{
    ProductsCommand.Create(),
};
try
{
    return root.Parse(args).Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (Exception exception) when (exception is FacsimileException or IOException)
{
    Console.Error.WriteLine(exception.Message);
    return 2;
}
