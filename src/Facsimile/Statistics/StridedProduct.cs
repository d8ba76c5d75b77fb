using System.Numerics;
using Facsimile.Numerics;

namespace Facsimile.Statistics;

/// <summary>
/// C = A·B for row-major B and C and an A of any strides, so that Aᵀ needs no copy. Each element is a chain of fused
/// multiply-adds in the order of the inner index, whatever the number of threads.
/// </summary>
internal static unsafe class StridedProduct
{
    // Rows of A times vectors of B that are accumulated in registers at once.
    private const int RowBlock = 4;

    /// <summary>c[i, j] = Σₚ a[i·rowStride + p·innerStride] · b[p, j].</summary>
    public static void Multiply(
        ReadOnlySpan<float> a,
        int rowStride,
        int innerStride,
        ReadOnlySpan<float> b,
        Span<float> c,
        int rows,
        int inner,
        int columns,
        WorkerPool workers)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan((long)a.Length, ((rows - 1L) * rowStride) + ((inner - 1L) * innerStride) + 1);
        ArgumentOutOfRangeException.ThrowIfLessThan((long)b.Length, (long)inner * columns);
        ArgumentOutOfRangeException.ThrowIfLessThan((long)c.Length, (long)rows * columns);
        fixed (float* aValues = a, bValues = b, cValues = c)
        {
            var job = new Job
            {
                A = aValues,
                B = bValues,
                C = cValues,
                RowStride = rowStride,
                InnerStride = innerStride,
                Rows = rows,
                Inner = inner,
                Columns = columns,
            };
            workers.Run(ref job);
        }
    }

    private struct Job : IParallelJob
    {
        public float* A;
        public float* B;
        public float* C;
        public nint RowStride;
        public nint InnerStride;
        public int Rows;
        public int Inner;
        public int Columns;

        // Shares are blocks of rows when there are many, else blocks of columns; either way whole elements of C.
        public readonly void Execute(int worker, int workers)
        {
            if (Rows >= RowBlock * workers)
            {
                Multiply(Share(Rows, RowBlock, worker, workers), (0, Columns));
            }
            else
            {
                Multiply((0, Rows), Share(Columns, 2 * Vector<float>.Count, worker, workers));
            }
        }

        private static (int Start, int End) Share(int count, int block, int worker, int workers)
        {
            long blocks = (count + block - 1L) / block;
            return ((int)(blocks * worker / workers * block), (int)Math.Min(count, blocks * (worker + 1) / workers * block));
        }

        private readonly void Multiply((int Start, int End) rows, (int Start, int End) columns)
        {
            int column = columns.Start;
            for (; column <= columns.End - (2 * Vector<float>.Count); column += 2 * Vector<float>.Count)
            {
                int row = rows.Start;
                for (; row <= rows.End - RowBlock; row += RowBlock)
                {
                    MultiplyBlock(row, column);
                }

                for (; row < rows.End; row++)
                {
                    MultiplyRow(row, column);
                }
            }

            for (; column < columns.End; column++)
            {
                for (int row = rows.Start; row < rows.End; row++)
                {
                    MultiplyElement(row, column);
                }
            }
        }

        private readonly void MultiplyBlock(int row, int column)
        {
            float* a0 = A + (row * RowStride);
            float* a1 = a0 + RowStride;
            float* a2 = a1 + RowStride;
            float* a3 = a2 + RowStride;
            float* b = B + column;
            Vector<float> c00 = default, c01 = default, c10 = default, c11 = default;
            Vector<float> c20 = default, c21 = default, c30 = default, c31 = default;
            nint offset = 0;
            for (int p = 0; p < Inner; p++)
            {
                Vector<float> b0 = Vector.Load(b);
                Vector<float> b1 = Vector.Load(b + Vector<float>.Count);
                Vector<float> a = new(a0[offset]);
                c00 = Vector.FusedMultiplyAdd(a, b0, c00);
                c01 = Vector.FusedMultiplyAdd(a, b1, c01);
                a = new(a1[offset]);
                c10 = Vector.FusedMultiplyAdd(a, b0, c10);
                c11 = Vector.FusedMultiplyAdd(a, b1, c11);
                a = new(a2[offset]);
                c20 = Vector.FusedMultiplyAdd(a, b0, c20);
                c21 = Vector.FusedMultiplyAdd(a, b1, c21);
                a = new(a3[offset]);
                c30 = Vector.FusedMultiplyAdd(a, b0, c30);
                c31 = Vector.FusedMultiplyAdd(a, b1, c31);
                offset += InnerStride;
                b += Columns;
            }

            Store(row, column, c00, c01);
            Store(row + 1, column, c10, c11);
            Store(row + 2, column, c20, c21);
            Store(row + 3, column, c30, c31);
        }

        private readonly void MultiplyRow(int row, int column)
        {
            float* a = A + (row * RowStride);
            Vector<float> c0 = default, c1 = default;
            for (int p = 0; p < Inner; p++)
            {
                float* b = B + ((nint)p * Columns) + column;
                var factor = new Vector<float>(a[p * InnerStride]);
                c0 = Vector.FusedMultiplyAdd(factor, Vector.Load(b), c0);
                c1 = Vector.FusedMultiplyAdd(factor, Vector.Load(b + Vector<float>.Count), c1);
            }

            Store(row, column, c0, c1);
        }

        private readonly void MultiplyElement(int row, int column)
        {
            float* a = A + (row * RowStride);
            float sum = 0;
            for (int p = 0; p < Inner; p++)
            {
                sum = MathF.FusedMultiplyAdd(a[p * InnerStride], B[((nint)p * Columns) + column], sum);
            }

            C[((nint)row * Columns) + column] = sum;
        }

        private readonly void Store(int row, int column, Vector<float> first, Vector<float> second)
        {
            float* c = C + ((nint)row * Columns) + column;
            first.Store(c);
            second.Store(c + Vector<float>.Count);
        }
    }
}
