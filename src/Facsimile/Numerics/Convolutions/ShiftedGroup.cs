using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Facsimile.Numerics.Convolutions;

/// <summary>
/// Shifted planes that are added up in the same tile: for each channel of the source and each place that a tap takes values
/// from, one k of the product.
/// </summary>
internal sealed unsafe class ShiftedGroup
{
    private readonly ImmutableArray<ShiftedTap> _taps;
    private readonly int[] _placeOfTap;
    private readonly int _places;
    private readonly nint[] _offsets;

    /// <summary>Prepares the group.</summary>
    /// <param name="taps">The taps, of one phase of the result or of all.</param>
    /// <param name="source">The side that they take values from.</param>
    public ShiftedGroup(ImmutableArray<ShiftedTap> taps, PlaneLayout source)
    {
        _taps = taps;
        nint[] places = [.. taps.Select(tap => PlaceOf(tap, source)).Distinct()];
        _placeOfTap = [.. taps.Select(tap => Array.IndexOf(places, PlaceOf(tap, source)))];
        _places = places.Length;
        Depth = checked(places.Length * source.Side.Channels);
        _offsets = GC.AllocateArray<nint>(Depth + 1, pinned: true);
        for (int k = 0; k < Depth; k++)
        {
            _offsets[k] = ((nint)(k / places.Length) * source.PlaneStride) + places[k % places.Length];
        }

        Offsets = (nint*)Unsafe.AsPointer(ref _offsets[0]);
    }

    /// <summary>The number of k.</summary>
    public int Depth { get; }

    /// <summary>For each k how far its values stand from the place of the result.</summary>
    public nint* Offsets { get; }

    /// <summary>Writes, for each k, the weights of all rows of a tile side by side.</summary>
    /// <param name="weights">The weights of the panel's first channel.</param>
    /// <param name="storage">How they are stored.</param>
    /// <param name="channels">The panel's channels.</param>
    /// <param name="sourceChannels">The channels of the source.</param>
    /// <param name="rows">The rows of the tile.</param>
    /// <param name="rowsOfPhase">The rows of the tile from one phase to the next; 0 when all are of one phase.</param>
    /// <param name="packed">Receives <see cref="Depth"/> × rows values.</param>
    public void Pack(
        float* weights, KernelStorage storage, int channels, int sourceChannels, int rows, int rowsOfPhase, float* packed)
    {
        new Span<float>(packed, Depth * rows).Clear();
        for (int i = 0; i < _taps.Length; i++)
        {
            ShiftedTap tap = _taps[i];
            float* first = packed + ((nint)_placeOfTap[i] * rows) + (tap.ResultPhase * rowsOfPhase);
            for (int source = 0; source < sourceChannels; source++)
            {
                float* target = first + ((nint)source * _places * rows);
                float* square = weights + ((nint)source * storage.InputStride);
                for (int channel = 0; channel < channels; channel++)
                {
                    target[channel] = tap.Sum(square, storage.Side);
                    square += storage.OutputStride;
                }
            }
        }
    }

    private static nint PlaceOf(ShiftedTap tap, PlaneLayout source)
        => ((nint)tap.SourcePhase * source.Side.Channels * source.PlaneStride)
            + (tap.RowShift * source.RowStride) + tap.ColumnShift;
}
