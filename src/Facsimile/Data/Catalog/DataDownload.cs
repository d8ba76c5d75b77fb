using System.Security.Cryptography;
using Facsimile.Storage;

namespace Facsimile.Data.Catalog;

/// <summary>Downloads the files of a data set, each from the first address that serves it with the right checksum.</summary>
/// <param name="client">Sends the requests.</param>
/// <param name="patience">How long to wait for an answer, and for each piece of it.</param>
internal sealed class DataDownload(HttpClient client, TimeSpan patience)
{
    /// <summary>Downloads into the folder, which is made when it is not there; files that are there and right are kept.</summary>
    /// <exception cref="FacsimileException">A file could not be had from any address.</exception>
    public void Fetch(NamedDataSet set, string folder, IProgress<DownloadProgress>? progress, CancellationToken cancellation)
        => NewFolders.DeleteOnFailure(folder, () => FetchFiles(set, folder, progress, cancellation));

    private void FetchFiles(
        NamedDataSet set, string folder, IProgress<DownloadProgress>? progress, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        IdxFolder found = IdxFolder.Find(folder);
        List<DataFile> wanted =
            [.. set.Files.Where((file, i) => DataChecksum.Check(file, found.Paths[i]).State != DataFileState.Correct)];
        for (int i = 0; i < wanted.Count; i++)
        {
            DataFile file = wanted[i];
            int number = i + 1;
            FetchFile(set, file, folder, Report, cancellation);

            void Report(long received) => progress?.Report(new(set.Name, file.Name, received, file.Bytes, number, wanted.Count));
        }
    }

    private void FetchFile(NamedDataSet set, DataFile file, string folder, Action<long> report, CancellationToken cancellation)
    {
        List<(string Host, string Reason)> failures = [];
        foreach (Uri address in set.Addresses)
        {
            try
            {
                // Any error leaves the temporary file deleted and an older file as it was.
                AtomicFile.Write(
                    Path.Combine(folder, file.Name),
                    output => CopyAsync(new Uri(address, file.Name), file, output, report, cancellation)
                        .GetAwaiter().GetResult());
                return;
            }
            catch (Exception error) when (error is HttpRequestException or InvalidDataException or TimeoutException)
            {
                failures.Add((address.Host, Reason(error, address)));
            }
        }

        throw new FacsimileException(
            $"{set.Name}: {file.Name} could not be downloaded ({Summary(failures)}). Put the set's four .gz files into "
            + $"{folder} by hand, or name the folder that holds them by --data or FACSIMILE_DATA.");
    }

    /// <summary>The hosts with what each said; those that said the same together.</summary>
    private static string Summary(List<(string Host, string Reason)> failures)
        => string.Join("; ", failures
            .GroupBy(failure => failure.Reason)
            .Select(group => $"{string.Join(", ", group.Select(failure => failure.Host))}: {group.Key}"));

    /// <summary>What went wrong, without the address, which the messages of connections end with.</summary>
    private static string Reason(Exception error, Uri address)
        => error.Message
            .ReplaceLineEndings(" ")
            .Replace($" ({address.Host}:{address.Port})", string.Empty, StringComparison.Ordinal)
            .TrimEnd('.');

    private async Task CopyAsync(Uri address, DataFile file, Stream output, Action<long> report, CancellationToken cancellation)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        long received = 0;
        try
        {
            timeout.CancelAfter(patience);
            using HttpResponseMessage response = await client.GetAsync(
                address, HttpCompletionOption.ResponseHeadersRead, timeout.Token);
            response.EnsureSuccessStatusCode();
            using Stream content = await response.Content.ReadAsStreamAsync(timeout.Token);
            byte[] piece = new byte[1 << 16];
            int count = 1;
            while (count > 0 && received <= file.Bytes)
            {
                timeout.CancelAfter(patience);
                report(received);
                count = await ReadAsync(content, piece, timeout.Token);
                await output.WriteAsync(piece.AsMemory(0, count), cancellation);
                hash.AppendData(piece, 0, count);
                received += count;
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new TimeoutException($"no data for {patience.TotalSeconds:0} seconds");
        }

        string found = Convert.ToHexStringLower(hash.GetHashAndReset());
        if (found != file.Md5)
        {
            throw new InvalidDataException($"checksum {file.Md5} of {file.Bytes} bytes expected, {found} of {received} found");
        }
    }

    /// <summary>Reads, and tells an interrupted connection from a failing disk.</summary>
    private static async Task<int> ReadAsync(Stream content, byte[] piece, CancellationToken cancellation)
    {
        try
        {
            return await content.ReadAsync(piece, cancellation);
        }
        catch (IOException error)
        {
            throw new HttpRequestException(error.Message, error);
        }
    }
}
