using System.Security.Cryptography;
using Nop.Plugin.Misc.Cashback.Migrations;

namespace Nop.Plugin.Misc.Cashback.Tests.Databases;

/// <summary>What is in a database before a test begins. It is made once on each server, and copied from there: to make it takes seconds.</summary>
/// <param name="Name">Tells it from others.</param>
/// <param name="FillAsync">Puts it into a database in which there is nothing.</param>
sealed record DatabaseContent(string Name, Func<TestDatabase, Task> FillAsync)
{
    // Another build may have other tables and other texts, and a server that was there before may remember.
    static readonly string s_build = Convert.ToHexStringLower(SHA256.HashData([.. typeof(InstallMigration).Module.ModuleVersionId.ToByteArray(), .. typeof(PreviewStore).Module.ModuleVersionId.ToByteArray()])[..16]);

    /// <summary>The plugin's tables, as its own migrations make them.</summary>
    public static DatabaseContent Tables { get; } = new("tables", database => database.InstallAsync());

    /// <summary>The name of the database that is copied, on a server.</summary>
    public string Template => $"cashback_{Name}_{s_build}";
}
