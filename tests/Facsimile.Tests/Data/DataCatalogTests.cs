using System.Collections.Immutable;
using System.IO.Compression;
using System.Net;
using Facsimile.Data;
using Facsimile.Data.Catalog;

namespace Facsimile.Tests.Data;

public sealed class DataCatalogTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, byte[]> _files = [];
    private readonly NamedDataSet _set;

    public DataCatalogTests()
    {
        // A set of two images of 1×1, served by nobody but the tests.
        Directory.CreateDirectory(_folder["official"]);
        IdxFile.WriteImages(_folder["official/train-images-idx3-ubyte.gz"], new Images(new ImageShape(1, 1, 1), [7, 8]));
        IdxFile.WriteLabels(_folder["official/train-labels-idx1-ubyte.gz"], [0, 1]);
        IdxFile.WriteImages(_folder["official/t10k-images-idx3-ubyte.gz"], new Images(new ImageShape(1, 1, 1), [9]));
        IdxFile.WriteLabels(_folder["official/t10k-labels-idx1-ubyte.gz"], [1]);
        List<DataFile> files = [];
        foreach (string name in IdxFolder.Names.Select(name => name + ".gz"))
        {
            byte[] content = File.ReadAllBytes(_folder["official/" + name]);
            _files[name] = content;
            using var plain = new GZipStream(new MemoryStream(content), CompressionMode.Decompress);
            files.Add(new DataFile(name, content.Length, DataChecksum.Md5(new MemoryStream(content)), DataChecksum.Md5(plain)));
        }

        _set = new NamedDataSet(
            "tiny",
            "Two pixels",
            "none",
            new ImageShape(1, 1, 1),
            2,
            1,
            ["a", "b"],
            [.. files],
            [new Uri("https://first.invalid/x/"), new Uri("https://second.invalid/y/")]);
    }

    private DataPlaces Places => new(null, null, _folder["cache"]);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Known_sets_have_four_files_and_ten_classes()
    {
        Assert.Equal(["glyphs", "mnist", "fashion-mnist"], DataCatalog.All.Select(set => set.Name));
        Assert.All(DataCatalog.All, set => Assert.Equal(10, set.ClassNames.Length));
        Assert.All(
            DataCatalog.All.Where(set => !set.IsBuiltIn),
            set => Assert.Equal(IdxFolder.Names, set.Files.Select(file => file.Name[..^3])));
        Assert.Equal(8, DataCatalog.All.SelectMany(set => set.Files).Select(file => file.Md5).Distinct().Count());
        Assert.Null(DataCatalog.Find("other"));
        Assert.Empty(DataCatalog.Verify(DataCatalog.Find("glyphs")!));
        Assert.Null(DataCatalog.Locate(DataCatalog.Find("glyphs")!));
    }

    [Fact]
    public void Places_are_searched_in_order_each_by_name_and_then_itself()
    {
        var places = new DataPlaces(_folder["given"], _folder["environment"], _folder["cache"]);
        Assert.Null(places.Find(_set));
        foreach (string place in new[] { "cache", "cache/tiny", "environment", "environment/tiny", "given", "given/tiny" })
        {
            CopyOfficial(place);
            Assert.Equal(_folder[place], places.Find(_set)!.Directory);
        }
    }

    [Fact]
    public void A_folder_that_lacks_a_file_is_passed_over()
    {
        CopyOfficial("cache/tiny");
        File.Delete(_folder["cache/tiny/t10k-labels-idx1-ubyte.gz"]);
        Assert.Null(Places.Find(_set));
        BadInput.Says(
            () => KnownSetReader.Find(_set, new ImageSetOptions { Download = false }, Places, NoNetwork),
            "not on this machine",
            "lacks t10k-labels-idx1-ubyte",
            _folder["cache"]);
    }

    [Fact]
    public void A_data_folder_that_does_not_exist_is_refused()
        => BadInput.Says(
            () => KnownSetReader.Find(_set, new ImageSetOptions(), Places with { Given = _folder["tpyo"] }, NoNetwork),
            "tpyo",
            "does not exist");

    [Fact]
    public void Verify_tells_right_missing_and_wrong_files_compressed_and_plain()
    {
        Assert.All(DataCatalog.Verify(_set, Places), check => Assert.Equal(DataFileState.Missing, check.State));
        CopyOfficial("cache/tiny");
        Assert.All(DataCatalog.Verify(_set, Places), check => Assert.Equal(DataFileState.Correct, check.State));

        File.Delete(_folder["cache/tiny/train-labels-idx1-ubyte.gz"]);
        IdxFile.WriteLabels(_folder["cache/tiny/train-labels-idx1-ubyte"], [0, 1]);
        File.Delete(_folder["cache/tiny/t10k-labels-idx1-ubyte.gz"]);
        IdxFile.WriteLabels(_folder["cache/tiny/t10k-labels-idx1-ubyte"], [0]);
        File.Delete(_folder["cache/tiny/t10k-images-idx3-ubyte.gz"]);
        ImmutableArray<DataFileCheck> checks = DataCatalog.Verify(_set, Places);

        Assert.Equal(
            [DataFileState.Correct, DataFileState.Correct, DataFileState.Missing, DataFileState.WrongChecksum],
            checks.Select(check => check.State));
        Assert.Equal(
            (_set.Files[3].ContentMd5, _folder["cache/tiny/t10k-labels-idx1-ubyte"]), (checks[3].ExpectedMd5, checks[3].Path));
        Assert.NotEqual(checks[3].ExpectedMd5, checks[3].FoundMd5);
        Assert.Null(checks[2].FoundMd5);
    }

    [Fact]
    public void Verify_looks_only_into_a_folder_that_is_given()
    {
        CopyOfficial("cache/tiny");
        Directory.CreateDirectory(_folder["given"]);
        DataPlaces places = Places with { Given = _folder["given"] };

        Assert.All(DataCatalog.Verify(_set, places), check => Assert.Equal(DataFileState.Missing, check.State));
        BadInput.Says(() => DataCatalog.Verify(_set, Places with { Given = _folder["typo"] }), "typo", "does not exist");
        BadInput.Says(() => DataCatalog.Locate(_set, _folder["typo"]), "typo", "does not exist");
    }

    [Fact]
    public void Fetch_downloads_what_is_missing_or_wrong_and_reports()
    {
        CopyOfficial("cache/tiny");
        File.Delete(_folder["cache/tiny/train-images-idx3-ubyte.gz"]);
        File.WriteAllText(_folder["cache/tiny/t10k-labels-idx1-ubyte.gz"], "wrong");
        List<string> asked = [];
        var reports = new Reports();
        using var server = new Server(uri => { asked.Add(uri.ToString()); return Ok(_files[uri.Segments[^1]]); });

        string folder = DataCatalog.Fetch(_set, Places, server, reports, CancellationToken.None);

        Assert.Equal(
            ["https://first.invalid/x/train-images-idx3-ubyte.gz", "https://first.invalid/x/t10k-labels-idx1-ubyte.gz"], asked);
        Assert.Equal(4, Directory.GetFiles(folder).Length);
        Assert.All(DataCatalog.Verify(_set, Places), check => Assert.Equal(DataFileState.Correct, check.State));
        long length = _files["t10k-labels-idx1-ubyte.gz"].Length;
        Assert.Equal(new DownloadProgress("tiny", "t10k-labels-idx1-ubyte.gz", length, length, 2, 2), reports.All[^1]);
    }

    [Fact]
    public void Load_downloads_into_the_first_place_and_reads()
    {
        Directory.CreateDirectory(_folder["given"]);
        IdxFolder found = KnownSetReader.Find(
            _set,
            new ImageSetOptions(),
            Places with { Given = _folder["given"] },
            () => new Server(uri => Ok(_files[uri.Segments[^1]])));
        Assert.Equal(_folder["given/tiny"], found.Directory);
        Assert.Equal([7, 8], found.ReadTrain().Images.Pixels.ToArray());
        Assert.Equal([1], found.ReadTest().Labels!);
    }

    [Fact]
    public void The_next_address_is_tried_when_one_fails()
    {
        using var server = new Server(uri => uri.Host == "first.invalid"
            ? new HttpResponseMessage(HttpStatusCode.Forbidden)
            : Ok(_files[uri.Segments[^1]]));
        DataCatalog.Fetch(_set, Places, server, null, CancellationToken.None);
        Assert.NotNull(Places.Find(_set));
    }

    [Fact]
    public void Nothing_is_left_of_a_download_with_a_wrong_checksum()
    {
        Directory.CreateDirectory(_folder["cache/tiny"]);
        File.WriteAllText(_folder["cache/tiny/train-images-idx3-ubyte.gz"], "the user's own");
        using var server = new Server(_ => Ok([1, 2, 3]));

        BadInput.Says(
            () => DataCatalog.Fetch(_set, Places, server, null, CancellationToken.None),
            "tiny",
            "train-images",
            "first.invalid, second.invalid: checksum",
            _set.Files[0].Md5,
            "by hand, or name the folder that holds them by --data or FACSIMILE_DATA.");

        Assert.Equal("the user's own", File.ReadAllText(Assert.Single(Directory.GetFiles(_folder["cache/tiny"]))));
    }

    [Fact]
    public void An_endless_or_silent_or_broken_answer_ends_in_one_line()
    {
        foreach (OddStream.Kind kind in Enum.GetValues<OddStream.Kind>())
        {
            var answer = new OddStream(kind);
            using var server = new Server(_ => new HttpResponseMessage { Content = new StreamContent(answer) });
            using var client = new HttpClient(server);
            var download = new DataDownload(client, TimeSpan.FromMilliseconds(50));
            BadInput.Says(() => download.Fetch(_set, _folder["cache"], null, CancellationToken.None), "could not be downloaded");
            Assert.False(Directory.Exists(_folder["cache"]));
        }
    }

    [Fact]
    public void A_stopped_download_leaves_nothing()
    {
        using var stop = new CancellationTokenSource();
        using var server = new Server(_ => { stop.Cancel(); return Ok([1]); });
        Assert.ThrowsAny<OperationCanceledException>(() => DataCatalog.Fetch(_set, Places, server, null, stop.Token));
        Assert.False(Directory.Exists(_folder["cache"]));
    }

    [Fact]
    public void Labels_that_the_set_does_not_have_are_refused()
    {
        var part = new LabelledImages(new Images(new ImageShape(1, 1, 1), [1]), [2]);
        BadInput.Says(() => KnownSetReader.Check(_set, "folder", part), "label 2", "classes 0 to 1");
    }

    private static HttpResponseMessage Ok(byte[] content) => new(HttpStatusCode.OK) { Content = new ByteArrayContent(content) };

    private static HttpMessageHandler NoNetwork() => throw new InvalidOperationException("The network was asked.");

    private void CopyOfficial(string folder)
    {
        Directory.CreateDirectory(_folder[folder]);
        foreach ((string name, byte[] content) in _files)
        {
            File.WriteAllBytes(Path.Combine(_folder[folder], name), content);
        }
    }

    private sealed class Reports : IProgress<DownloadProgress>
    {
        public List<DownloadProgress> All { get; } = [];

        public void Report(DownloadProgress value) => All.Add(value);
    }

    private sealed class Server(Func<Uri, HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            => Task.FromResult(answer(request.RequestUri!));
    }
}
