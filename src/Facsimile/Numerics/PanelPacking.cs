using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Facsimile.Numerics;

/// <summary>
/// Copies a part of a matrix into the order in which the product's inner loop reads it: panels of a fixed number of lanes
/// (rows of the left matrix, columns of the right one), and in a panel, for each k, its lanes side by side.
/// </summary>
internal static unsafe class PanelPacking
{
    /// <summary>Packs one panel; missing lanes become zeros.</summary>
    /// <param name="source">The first element of the panel.</param>
    /// <param name="laneStride">The distance between lanes in the source.</param>
    /// <param name="depthStride">The distance between successive k in the source; one of the two strides is 1.</param>
    /// <param name="lanes">How many lanes the source has here, 1 to <paramref name="panelLanes"/>.</param>
    /// <param name="panelLanes">The lanes of a panel, a multiple of 4.</param>
    /// <param name="depth">The number of k.</param>
    /// <param name="panel">Receives depth × panelLanes values.</param>
    public static void Pack(
        float* source, nint laneStride, nint depthStride, int lanes, int panelLanes, int depth, float* panel)
    {
        if (lanes < panelLanes)
        {
            new Span<float>(panel, depth * panelLanes).Clear();
        }

        if (laneStride == 1)
        {
            CopyLanes(source, depthStride, lanes, panelLanes, depth, panel);
        }
        else
        {
            TransposeLanes(source, laneStride, lanes, panelLanes, depth, panel);
        }
    }

    /// <summary>
    /// Packs panels that stand side by side in the source, all together, because one alone would use only a part of each cache
    /// line.
    /// </summary>
    /// <param name="source">The first element of the first panel; its lanes stand side by side.</param>
    /// <param name="depthStride">The distance between successive k in the source.</param>
    /// <param name="count">The number of panels, all of them full.</param>
    /// <param name="panelLanes">The lanes of a panel, a multiple of 4.</param>
    /// <param name="depth">The number of k.</param>
    /// <param name="panels">Receives the panels one behind the other.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void CopyPanels(float* source, nint depthStride, int count, int panelLanes, int depth, float* panels)
    {
        nint panelSize = (nint)depth * panelLanes;
        for (int k = 0; k < depth; k++)
        {
            float* from = source;
            float* to = panels;
            for (int panel = 0; panel < count; panel++)
            {
                PrefetchAhead(from, depthStride);
                for (int lane = 0; lane < panelLanes; lane += 4)
                {
                    Vector128.Load(from + lane).Store(to + lane);
                }

                from += panelLanes;
                to += panelSize;
            }

            source += depthStride;
            panels += panelLanes;
        }
    }

    /// <summary>Lanes that stand far from the last ones are not foreseen by the processor itself.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void PrefetchAhead(float* lanes, nint depthStride)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(lanes + (16 * depthStride));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CopyLanes(float* source, nint depthStride, int lanes, int panelLanes, int depth, float* panel)
    {
        for (int k = 0; k < depth; k++)
        {
            PrefetchAhead(source, depthStride);
            PrefetchAhead(source + lanes - 1, depthStride);
            int lane = 0;
            for (; lane + 16 <= lanes; lane += 16)
            {
                Vector512.Load(source + lane).Store(panel + lane);
            }

            for (; lane + 4 <= lanes; lane += 4)
            {
                Vector128.Load(source + lane).Store(panel + lane);
            }

            for (; lane < lanes; lane++)
            {
                panel[lane] = source[lane];
            }

            source += depthStride;
            panel += panelLanes;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TransposeLanes(float* source, nint laneStride, int lanes, int panelLanes, int depth, float* panel)
    {
        int lane = 0;
        if (Avx512F.IsSupported)
        {
            for (; lane + 16 <= lanes; lane += 16)
            {
                TransposeSixteen(source + (lane * laneStride), laneStride, panelLanes, depth, panel + lane);
            }
        }

        for (; lane + 4 <= lanes; lane += 4)
        {
            TransposeFour(source + (lane * laneStride), laneStride, panelLanes, depth, panel + lane);
        }

        for (; lane < lanes; lane++)
        {
            float* from = source + (lane * laneStride);
            for (int k = 0; k < depth; k++)
            {
                panel[(k * (nint)panelLanes) + lane] = from[k];
            }
        }
    }

    /// <summary>
    /// Sixteen lanes at a time: each quarter of a vector holds four k of one of four lanes, so that four squares of 4×4 are
    /// turned at once and come out in order.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TransposeSixteen(float* source, nint laneStride, nint panelLanes, int depth, float* panel)
    {
        float* lane0 = source;
        float* lane4 = lane0 + (4 * laneStride);
        float* lane8 = lane4 + (4 * laneStride);
        float* lane12 = lane8 + (4 * laneStride);
        nint two = 2 * laneStride;
        nint three = 3 * laneStride;
        int k = 0;
        for (; k + 4 <= depth; k += 4)
        {
            Vector512<float> a = Quarters(lane0, lane4, lane8, lane12);
            Vector512<float> b = Quarters(lane0 + laneStride, lane4 + laneStride, lane8 + laneStride, lane12 + laneStride);
            Vector512<float> c = Quarters(lane0 + two, lane4 + two, lane8 + two, lane12 + two);
            Vector512<float> d = Quarters(lane0 + three, lane4 + three, lane8 + three, lane12 + three);
            Vector512<double> abLow = Avx512F.UnpackLow(a, b).AsDouble();
            Vector512<double> abHigh = Avx512F.UnpackHigh(a, b).AsDouble();
            Vector512<double> cdLow = Avx512F.UnpackLow(c, d).AsDouble();
            Vector512<double> cdHigh = Avx512F.UnpackHigh(c, d).AsDouble();
            Avx512F.UnpackLow(abLow, cdLow).AsSingle().Store(panel);
            Avx512F.UnpackHigh(abLow, cdLow).AsSingle().Store(panel + panelLanes);
            Avx512F.UnpackLow(abHigh, cdHigh).AsSingle().Store(panel + (2 * panelLanes));
            Avx512F.UnpackHigh(abHigh, cdHigh).AsSingle().Store(panel + (3 * panelLanes));
            lane0 += 4;
            lane4 += 4;
            lane8 += 4;
            lane12 += 4;
            panel += 4 * panelLanes;
        }

        for (; k < depth; k++)
        {
            for (int lane = 0; lane < 16; lane++)
            {
                panel[lane] = source[(lane * laneStride) + k];
            }

            panel += panelLanes;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Quarters(float* first, float* second, float* third, float* fourth)
        => Vector512.Create(
            Vector256.Create(Vector128.Load(first), Vector128.Load(second)),
            Vector256.Create(Vector128.Load(third), Vector128.Load(fourth)));

    /// <summary>Four lanes at a time: squares of 4×4 are turned in registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TransposeFour(float* source, nint laneStride, nint panelLanes, int depth, float* panel)
    {
        float* lane0 = source;
        float* lane1 = lane0 + laneStride;
        float* lane2 = lane1 + laneStride;
        float* lane3 = lane2 + laneStride;
        int k = 0;
        for (; k + 4 <= depth; k += 4)
        {
            Vector128<float> a = Vector128.Load(lane0 + k);
            Vector128<float> b = Vector128.Load(lane1 + k);
            Vector128<float> c = Vector128.Load(lane2 + k);
            Vector128<float> d = Vector128.Load(lane3 + k);
            Vector128<float> abLow = Interleave.Low(a, b);
            Vector128<float> abHigh = Interleave.High(a, b);
            Vector128<float> cdLow = Interleave.Low(c, d);
            Vector128<float> cdHigh = Interleave.High(c, d);
            Interleave.LowHalves(abLow, cdLow).Store(panel);
            Interleave.HighHalves(abLow, cdLow).Store(panel + panelLanes);
            Interleave.LowHalves(abHigh, cdHigh).Store(panel + (2 * panelLanes));
            Interleave.HighHalves(abHigh, cdHigh).Store(panel + (3 * panelLanes));
            panel += 4 * panelLanes;
        }

        for (; k < depth; k++)
        {
            panel[0] = lane0[k];
            panel[1] = lane1[k];
            panel[2] = lane2[k];
            panel[3] = lane3[k];
            panel += panelLanes;
        }
    }
}
