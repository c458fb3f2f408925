namespace Cashback.Preview.Data;

/// <summary>Where databases lie that nobody keeps: in memory where there is a disk of it.</summary>
static class ScratchFolder
{
    /// <summary>The folder.</summary>
    public static string Path { get; } = Directory.Exists("/dev/shm") ? "/dev/shm" : System.IO.Path.GetTempPath();
}
