namespace Cashback.Preview.Data;

/// <summary>Where databases lie that nobody keeps: in memory where there is a disk of it.</summary>
public static class ScratchFolder
{
    // A container often has one of 64 MB, which a database server fills.
    const long Enough = 1L << 30;

    const string Memory = "/dev/shm";

    /// <summary>The folder.</summary>
    public static string Path { get; } = Directory.Exists(Memory) && new DriveInfo(Memory).AvailableFreeSpace >= Enough ? Memory : System.IO.Path.GetTempPath();

    /// <summary>Makes a folder in it with a name of its own, which everybody may enter: servers run as users of their own.</summary>
    public static string Create(string prefix) => Directory.CreateDirectory(System.IO.Path.Combine(Path, $"{prefix}{Guid.NewGuid():N}")).FullName;
}
