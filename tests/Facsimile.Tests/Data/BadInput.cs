using System.Buffers.Binary;
using Facsimile.Data.Png;

namespace Facsimile.Tests.Data;

/// <summary>What must hold for bad input of every kind: one clear line, and never another exception.</summary>
internal static class BadInput
{
    /// <summary>Asserts that the action refuses its input with one line that has all the parts.</summary>
    public static void Says(Action action, params string[] parts)
    {
        string message = Assert.Throws<FacsimileException>(action).Message;
        Assert.DoesNotContain('\n', message);
        Assert.All(parts, part => Assert.Contains(part, message, StringComparison.Ordinal));
    }

    /// <summary>Asserts that every shortened form of a file is refused.</summary>
    public static void RefusesEveryTruncation(byte[] valid, Action<byte[]> read)
    {
        read(valid);
        for (int length = 0; length < valid.Length; length++)
        {
            byte[] shorter = valid[..length];
            Assert.Throws<FacsimileException>(() => read(shorter));
        }
    }

    /// <summary>Asserts that a file with one to four changed bytes is read or refused, and nothing else.</summary>
    public static void SurvivesChangedBytes(byte[] valid, Action<byte[]> read, int times, Action<byte[]>? repair = null)
    {
        var random = new Random(11);
        int refused = 0;
        for (int i = 0; i < times; i++)
        {
            byte[] changed = (byte[])valid.Clone();
            for (int k = random.Next(1, 5); k > 0; k--)
            {
                changed[random.Next(changed.Length)] = (byte)random.Next(256);
            }

            repair?.Invoke(changed);
            try
            {
                read(changed);
            }
            catch (FacsimileException)
            {
                refused++;
            }
        }

        Assert.True(refused > 0, "no change was noticed: nothing was tested");
    }

    /// <summary>Makes the checksums of a PNG's chunks right again, so that damage reaches what lies behind them.</summary>
    public static void RepairPngChecksums(byte[] png)
    {
        for (int position = 8; position + 12 <= png.Length;)
        {
            uint length = BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(position));
            if (length > png.Length - position - 12)
            {
                return;
            }

            int end = position + 8 + (int)length;
            BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(end), Crc32.Compute(png.AsSpan(position + 4, 4 + (int)length)));
            position = end + 4;
        }
    }
}
