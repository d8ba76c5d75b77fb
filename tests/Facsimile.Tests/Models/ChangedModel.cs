using Facsimile.Models;
using Facsimile.Storage;

namespace Facsimile.Tests.Models;

/// <summary>Files of models that say something else of the model.</summary>
internal static class ChangedModel
{
    /// <summary>Saves a model and replaces a text of its file, or removes it when there is none to take its place.</summary>
    public static void Save(Model model, string path, string key, string? text)
    {
        model.Save(path);
        SafetensorsFile file = SafetensorsFile.Read(path);
        new SafetensorsFile(
            file.Entries.Values, text is null ? file.Metadata.Remove(key) : file.Metadata.SetItem(key, text)).Write(path);
    }
}
