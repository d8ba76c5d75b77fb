using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Facsimile.Inversion;

/// <summary>Tells the codes that a search begins with from others.</summary>
internal static class CodesChecksum
{
    /// <summary>For example <c>checksum 3f…</c>: the first 16 digits of SHA-256.</summary>
    public static string Of<T>(ReadOnlySpan<T> values)
        where T : unmanaged
        => "checksum " + Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(values)))[..16];
}
