using Cashback.Preview.Migrations;
using Microsoft.Data.Sqlite;

namespace Nop.Plugin.Misc.Cashback.Tests.Schema;

/// <summary>A database of a kind in which there is nothing yet.</summary>
/// <param name="writer">Its words.</param>
/// <param name="isNamed">Its names.</param>
sealed class NothingThere(SchemaWriter writer, Func<string, bool> isNamed) : SchemaReader(new SqliteConnection())
{
    public override SchemaWriter Writer => writer;

    public override bool IsNamed(string database) => isNamed(database);

    public override bool HasTable(string table) => false;

    public override bool HasColumn(string table, string column) => false;

    public override bool HasIndex(string table, string index) => false;
}
