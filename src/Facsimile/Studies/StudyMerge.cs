using Facsimile.Storage;

namespace Facsimile.Studies;

/// <summary>Puts the finished trials of several folders together.</summary>
internal static class StudyMerge
{
    /// <summary>Opens the folders, which must be of one study.</summary>
    /// <exception cref="FacsimileException">There are none, or one holds no study or another one.</exception>
    public static (StudyFolder[] Parts, Study Study) Open(IReadOnlyList<string> folders)
    {
        if (folders.Count == 0)
        {
            throw new FacsimileException("There are no folders to merge; give at least one.");
        }

        (StudyFolder Folder, Study Study)[] parts = [.. folders.Select(StudyFolder.Open)];
        Study study = parts[0].Study;
        foreach ((StudyFolder folder, Study other) in parts)
        {
            if (other.ToJson() != study.ToJson())
            {
                throw new FacsimileException(
                    $"{folder.Path} holds another study than {parts[0].Folder.Path}, or one with other settings; merge parts of one.");
            }
        }

        return ([.. parts.Select(part => part.Folder)], study);
    }

    /// <summary>Copies their trials into a new folder, which can be resumed where trials are missing.</summary>
    /// <param name="output">The new folder.</param>
    /// <param name="parts">The folders; where two have a trial, that of the first is taken.</param>
    /// <param name="plan">Their study.</param>
    /// <param name="images">The images of the study, which must be those of all folders.</param>
    public static StudyFolder Merge(string output, StudyFolder[] parts, StudyPlan plan, StudyImages images)
    {
        Array.ForEach(parts, part => part.RefuseOtherImages(images));
        var merged = StudyFolder.Create(output, plan.Study);
        merged.RequireSameImages(images);
        using var claim = FileClaim.Wait(merged.Claim, CancellationToken.None);
        foreach (StudyTrial trial in plan.Trials.Where(trial => !merged.IsDone(trial)))
        {
            if (Array.Find(parts, part => part.IsDone(trial)) is { } part)
            {
                Copy(part.Trial(trial), merged.Trial(trial));
            }
        }

        return merged;
    }

    /// <summary>As a whole or, when the process is killed, not at all.</summary>
    private static void Copy(string source, string destination)
    {
        string draft = destination + AtomicFile.TemporaryEnding;
        if (Directory.Exists(draft))
        {
            Directory.Delete(draft, recursive: true);
        }

        Directory.CreateDirectory(draft);
        foreach (string file in Directory.GetFiles(source))
        {
            using FileStream content = File.OpenRead(file);
            AtomicFile.Write(Path.Combine(draft, Path.GetFileName(file)), content.CopyTo);
        }

        Directory.Move(draft, destination);
    }
}
