using System.Reflection;
using System.Runtime.InteropServices;
using Facsimile.Numerics;

namespace Facsimile.Bench.Products;

/// <summary>The single-precision matrix product of OpenBLAS, which ours is measured against. Used nowhere but here.</summary>
internal static unsafe partial class OpenBlas
{
    private const string Library = "openblas";
    private const int RowMajor = 101;
    private const int Plain = 111;
    private const int Transposed = 112;

    /// <summary>
    /// Its waiting threads spin for 2²² clock ticks (1 to 2 ms) instead of 2²⁶ before they sleep. The calls of a slice follow
    /// each other at once, so this costs it nothing; but it leaves the cores before our slice begins (<see cref="Settle"/>).
    /// </summary>
    private const string SpinExponent = "22";

    /// <summary>
    /// Settings by which an environment can hold it back, to kernels of older processors for example. Measured against a
    /// handicapped library we would win too easily: it shall choose by itself.
    /// </summary>
    private static readonly string[] Handicaps = ["OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE", "OPENBLAS_NUM_THREADS"];

    static OpenBlas() => NativeLibrary.SetDllImportResolver(typeof(OpenBlas).Assembly, Resolve);

    /// <summary>Its version and kernels, for example <c>OpenBLAS 0.3.21 … Cooperlake MAX_THREADS=64</c>.</summary>
    public static string Configuration => Marshal.PtrToStringUTF8(Config())?.Trim() ?? "OpenBLAS";

    /// <summary>How many threads its products use.</summary>
    public static void UseThreads(int threads) => SetThreads(threads);

    /// <summary>Waits until its threads sleep.</summary>
    public static void Settle() => Thread.Sleep(5);

    /// <summary>c = a·b.</summary>
    /// <param name="a">m×k; it may be a transposed view.</param>
    /// <param name="b">k×n; it may be a transposed view.</param>
    /// <param name="c">m×n, row-major without gaps.</param>
    public static void Multiply(Matrix a, Matrix b, float* c)
        => Sgemm(
            RowMajor,
            a.ColumnStride == 1 ? Plain : Transposed,
            b.ColumnStride == 1 ? Plain : Transposed,
            a.Rows,
            b.Columns,
            a.Columns,
            alpha: 1,
            a.Data,
            Math.Max(a.RowStride, a.ColumnStride),
            b.Data,
            Math.Max(b.RowStride, b.ColumnStride),
            beta: 0,
            c,
            b.Columns);

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (name != Library)
        {
            return 0;
        }

        // The C library's own environment: that of .NET is a copy, which native code does not see.
        _ = SetEnvironment("OPENBLAS_THREAD_TIMEOUT", SpinExponent, 1);
        foreach (string setting in Handicaps)
        {
            _ = RemoveEnvironment(setting);
        }

        return NativeLibrary.TryLoad("libopenblas.so.0", out nint handle)
            ? handle
            : throw new FacsimileException(
                "libopenblas.so.0, the yardstick of these measurements, is not installed; on Debian: "
                + "apt-get install libopenblas0-pthread");
    }

    [LibraryImport("libc.so.6", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironment(string name, string value, int overwrite);

    [LibraryImport("libc.so.6", EntryPoint = "unsetenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int RemoveEnvironment(string name);

    [LibraryImport(Library, EntryPoint = "openblas_set_num_threads")]
    private static partial void SetThreads(int threads);

    [LibraryImport(Library, EntryPoint = "openblas_get_config")]
    private static partial nint Config();

    [LibraryImport(Library, EntryPoint = "cblas_sgemm")]
    private static partial void Sgemm(
        int order,
        int transposeA,
        int transposeB,
        int m,
        int n,
        int k,
        float alpha,
        float* a,
        int strideA,
        float* b,
        int strideB,
        float beta,
        float* c,
        int strideC);
}
