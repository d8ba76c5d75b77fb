using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Facsimile.Data;
using Facsimile.Inversion;
using Facsimile.Models;
using Facsimile.Storage;

namespace Facsimile.Runs;

/// <summary>
/// <c>inversion.json</c>: what is inverted and how. An inversion goes on only with the model, the images and the settings that it
/// began with.
/// </summary>
/// <param name="Model">A checksum (SHA-256) of the model's parameters.</param>
/// <param name="Images">The count, the size and a checksum of the images.</param>
/// <param name="Method">The method's name.</param>
/// <param name="Settings">The method's settings.</param>
/// <param name="Start">Where the search begins.</param>
/// <param name="Mask">What is hidden; null for nothing.</param>
internal sealed record InversionSettings(
    string Model, string Images, string Method, JsonElement Settings, string Start, string? Mask)
{
    /// <summary>Signs such as × stay readable.</summary>
    private static readonly JsonSerializerOptions Readable = new(JsonFormat.Indented)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The settings of an inversion.</summary>
    public static InversionSettings Of(Autoencoder autoencoder, Images images, InversionOptions options) => new(
        Checksum(autoencoder),
        ImageChecksum.Of(images),
        options.Method.Name,
        JsonSerializer.SerializeToElement(options.Method, options.Method.GetType(), JsonFormat.Indented),
        options.Start.ToString(),
        options.Mask?.ToString());

    /// <summary>The settings as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Readable) + "\n";

    private static string Checksum(Autoencoder autoencoder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var parameter in autoencoder.Network.State)
        {
            hash.AppendData(MemoryMarshal.AsBytes<float>(parameter.Parameter.Values));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
