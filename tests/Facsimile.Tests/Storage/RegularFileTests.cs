using System.Diagnostics;
using Facsimile.Data;
using Facsimile.Models;
using Facsimile.Recipes;
using Facsimile.Storage;
using Facsimile.Tests.Data;

namespace Facsimile.Tests.Storage;

public sealed class RegularFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_empty_file_is_empty_and_a_missing_one_is_not()
    {
        File.WriteAllBytes(_folder["empty"], []);
        File.WriteAllText(_folder["full"], "x");
        Assert.True(RegularFile.IsEmpty(_folder["empty"]));
        Assert.False(RegularFile.IsEmpty(_folder["full"]));
        Assert.False(RegularFile.IsEmpty(_folder["missing"]));
        Assert.False(RegularFile.IsEmpty(_folder.Path));
    }

    [Fact]
    public void A_pipe_is_refused_without_waiting_for_its_other_end_also_behind_links()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        foreach (string name in new[] { "pipe.npy", "pipe.csv", "pipe.png", "pipe", "pipe.json", "pipe.safetensors" })
        {
            using (var make = Process.Start("mkfifo", _folder[name]))
            {
                make.WaitForExit();
            }

            File.CreateSymbolicLink(_folder["1-" + name], _folder[name]);
            File.CreateSymbolicLink(_folder["2-" + name], _folder["1-" + name]);
        }

        foreach (string link in new[] { "", "1-", "2-" })
        {
            foreach (string name in new[] { "pipe.npy", "pipe.csv", "pipe.png", "pipe" })
            {
                BadInput.Says(() => ImageSet.Load(_folder[link + name]), name, "a pipe or device");
            }

            BadInput.Says(() => RecipeReader.Load(_folder[link + "pipe.json"]), "pipe.json", "a pipe or device");
            BadInput.Says(() => Autoencoder.Load(_folder[link + "pipe.safetensors"]), "pipe.safetensors", "0 bytes are too few");
        }
    }

    [Fact]
    public void An_endless_device_and_a_file_too_large_for_a_recipe_are_not_read()
    {
        if (!OperatingSystem.IsWindows())
        {
            BadInput.Says(() => RecipeReader.Load("/dev/zero"), "/dev/zero", "a pipe or device");
        }

        using (FileStream large = File.Create(_folder["large.json"]))
        {
            large.SetLength(3L << 30);
        }

        BadInput.Says(() => RecipeReader.Load(_folder["large.json"]), "large.json", "3221225472 bytes are too many");
    }
}
