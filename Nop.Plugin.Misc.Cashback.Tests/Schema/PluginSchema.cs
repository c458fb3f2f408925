using Cashback.Preview.Migrations;
using Nop.Plugin.Misc.Cashback.Migrations;

namespace Nop.Plugin.Misc.Cashback.Tests.Schema;

/// <summary>What the plugin's installation makes in a database that has nothing of it.</summary>
sealed class PluginSchema
{
    readonly List<SchemaChange> _changes;

    PluginSchema(List<SchemaChange> changes) => _changes = changes;

    public IReadOnlyList<SchemaChange> Changes => _changes;

    public IEnumerable<NewTable> Tables => _changes.OfType<NewTable>();

    /// <summary>The indexes of a table.</summary>
    public IEnumerable<NewIndex> IndexesOf(NewTable table) => _changes.OfType<NewIndex>().Where(index => index.Table == table.Name);

    /// <summary>Asks the installation, which sees a database as the reader does.</summary>
    public static PluginSchema For(SchemaReader reader)
    {
        var roots = new MigrationRoots(reader, new ServiceCollection().BuildServiceProvider());
        new InstallMigration().GetUpExpressions(roots);
        return new(roots.Changes);
    }
}
