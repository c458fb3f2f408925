namespace Nop.Plugin.Misc.Cashback.Tests.Databases;

/// <summary>A database server of the tests' own, gone with its data when disposed.</summary>
public interface ITestServer : IAsyncDisposable
{
    /// <summary>Connects as administrator.</summary>
    string ConnectionString { get; }
}
