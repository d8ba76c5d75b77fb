using System.Runtime.CompilerServices;

namespace Facsimile.Cli.Tests;

/// <summary>Takes away what the environment of whoever runs the tests could change, here and in processes that tests start.</summary>
internal static class UserEnvironment
{
    /// <summary>A folder that does not exist, so that no data set is found unless a test says where.</summary>
    private static readonly string NoCache = Path.Combine(AppContext.BaseDirectory, "no-cache");

    [ModuleInitializer]
    internal static void Clear()
    {
        foreach (string name in new[] { "FACSIMILE_DATA", "FACSIMILE_DEBUG", "NO_COLOR", "TERM", "LC_ALL", "LANG" })
        {
            Environment.SetEnvironmentVariable(name, null);
        }

        Environment.SetEnvironmentVariable("XDG_CACHE_HOME", NoCache);
    }
}
