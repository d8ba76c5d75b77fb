using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

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
        if (laneStride == 1)
        {
            CopyLanes(source, depthStride, lanes, panelLanes, depth, panel);
        }
        else
        {
            TransposeLanes(source, laneStride, lanes, panelLanes, depth, panel);
        }
    }

    private static void CopyLanes(float* source, nint depthStride, int lanes, int panelLanes, int depth, float* panel)
    {
        for (int k = 0; k < depth; k++)
        {
            var target = new Span<float>(panel, panelLanes);
            new ReadOnlySpan<float>(source, lanes).CopyTo(target);
            target[lanes..].Clear();
            source += depthStride;
            panel += panelLanes;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TransposeLanes(float* source, nint laneStride, int lanes, int panelLanes, int depth, float* panel)
    {
        int lane = 0;
        for (; lane + 4 <= lanes; lane += 4)
        {
            TransposeFour(source + (lane * laneStride), laneStride, panelLanes, depth, panel + lane);
        }

        for (; lane < panelLanes; lane++)
        {
            float* from = source + (lane * laneStride);
            for (int k = 0; k < depth; k++)
            {
                panel[(k * (nint)panelLanes) + lane] = lane < lanes ? from[k] : 0;
            }
        }
    }

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
