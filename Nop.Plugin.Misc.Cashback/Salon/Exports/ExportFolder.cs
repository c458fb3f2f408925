using System.IO;

namespace Nop.Plugin.Misc.Cashback.Salon.Exports;

/// <summary>Where files of branches lie: a folder that no visitor of the shop reaches, with one for each branch.</summary>
sealed record ExportFolder
{
    /// <summary>Days for which a file is kept.</summary>
    public const int DaysKept = 30;

    const string BranchPrefix = "branch-";
    const string FilePattern = "cashback-*";

    /// <summary>Names the folder; nothing is made or looked at yet.</summary>
    /// <param name="path">From the root of the disk on: a relative one would depend on where the server was started.</param>
    /// <exception cref="ArgumentException">The path is relative, or goes up by "..".</exception>
    public ExportFolder(string path)
    {
        if (!System.IO.Path.IsPathFullyQualified(path) || path.Split(System.IO.Path.DirectorySeparatorChar, System.IO.Path.AltDirectorySeparatorChar).Contains(".."))
            throw new ArgumentException("A whole path is needed.", nameof(path));
        Path = path;
    }

    /// <summary>The folder, from the root of the disk on.</summary>
    public string Path { get; }

    /// <summary>The folder of a branch.</summary>
    public string Of(int branchId) => System.IO.Path.Combine(Path, string.Create(CultureInfo.InvariantCulture, $"{BranchPrefix}{branchId}"));

    /// <summary>Deletes what was written before an instant, of every branch: also of one that gets no more files, or is gone.</summary>
    public void Forget(DateTime beforeUtc)
    {
        foreach (var file in OfBranches().SelectMany(branch => branch.EnumerateFiles(FilePattern)).Where(file => file.LastWriteTimeUtc < beforeUtc))
            file.Delete();
    }

    /// <summary>Deletes all of them, with their folders, unless something else lies there.</summary>
    public void Delete()
    {
        Forget(DateTime.MaxValue);
        foreach (var folder in OfBranches().Append(new(Path)).Where(folder => folder.Exists && !folder.EnumerateFileSystemInfos().Any()))
            folder.Delete();
    }

    IEnumerable<DirectoryInfo> OfBranches() => Directory.Exists(Path) ? [.. new DirectoryInfo(Path).EnumerateDirectories($"{BranchPrefix}*")] : Array.Empty<DirectoryInfo>();
}
