namespace Facsimile.Storage;

/// <summary>
/// Checks what a safetensors header declares against the real size of the file, before anything is allocated by it: each
/// range lies in the file and has the size of its shape, and the ranges cover the data without overlap or hole.
/// </summary>
internal static class SafetensorsLayout
{
    /// <summary>Checks the tensors and puts them in the order in which their values stand in the file.</summary>
    /// <param name="slots">What the header says.</param>
    /// <param name="dataLength">How many bytes the file has after its header.</param>
    /// <param name="file">The name of the file, for messages.</param>
    /// <exception cref="FacsimileException">Something does not fit; the message names the tensor.</exception>
    public static IReadOnlyList<SafetensorsSlot> Check(IEnumerable<SafetensorsSlot> slots, long dataLength, string file)
    {
        List<SafetensorsSlot> ordered = [.. slots.OrderBy(slot => slot.Begin).ThenBy(slot => slot.End)];
        long covered = 0;
        foreach (SafetensorsSlot slot in ordered)
        {
            string tensor = $"{file}: tensor {SafetensorsHeader.Quote(slot.Name)}";
            CheckRange(slot, dataLength, tensor);
            CheckSize(slot, tensor);
            if (slot.Begin != covered)
            {
                string fault = slot.Begin < covered ? "overlaps the one before it" : "leaves a hole before it";
                throw new FacsimileException(
                    $"{tensor} {fault}: its data begins at byte {slot.Begin}, expected {covered}; the file is damaged.");
            }

            covered = slot.End;
        }

        if (covered != dataLength)
        {
            throw new FacsimileException(
                $"{file}: the tensors take {covered} bytes, but {dataLength} follow the header; the file is damaged.");
        }

        return ordered;
    }

    private static void CheckRange(SafetensorsSlot slot, long dataLength, string tensor)
    {
        if (slot.Begin > slot.End)
        {
            throw new FacsimileException(
                $"{tensor} has the data offsets {slot.Begin} to {slot.End}, expected begin ≤ end; the file is damaged.");
        }

        if (slot.End > dataLength)
        {
            throw new FacsimileException(
                $"{tensor} ends at byte {slot.End}, but only {dataLength} bytes follow the header; "
                    + "the file is damaged or cut short.");
        }
    }

    private static void CheckSize(SafetensorsSlot slot, string tensor)
    {
        if (!SafetensorsSlot.ElementSizes.TryGetValue(slot.DataType, out int elementSize))
        {
            throw new FacsimileException(
                $"{tensor} has the element type {SafetensorsHeader.Quote(slot.DataType)}; "
                + $"readable are {string.Join(", ", SafetensorsSlot.ElementSizes.Keys)}.");
        }

        // One array holds a tensor, so no product needs to go beyond its limit; stopping there also rules out an overflow.
        long size = elementSize;
        foreach (int dimension in slot.Shape)
        {
            size *= dimension;
            if (size > Array.MaxLength)
            {
                throw new FacsimileException(
                    $"{tensor} of shape {SafetensorsHeader.Quote(slot.Shape)} is larger than {Array.MaxLength} bytes, "
                        + "the most that can be read.");
            }
        }

        if (slot.End - slot.Begin != size)
        {
            throw new FacsimileException(
                $"{tensor} of shape {SafetensorsHeader.Quote(slot.Shape)} and type {slot.DataType} takes {size} bytes, "
                + $"but its data offsets span {slot.End - slot.Begin}; the file is damaged.");
        }
    }
}
