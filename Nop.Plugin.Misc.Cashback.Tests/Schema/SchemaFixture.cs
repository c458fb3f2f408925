using System.Data.Common;
using Cashback.Preview.Migrations;

namespace Nop.Plugin.Misc.Cashback.Tests.Schema;

/// <summary>The plugin's tables as its migration has just made them, with the means to look at them and to take them apart.</summary>
public abstract class SchemaFixture(DatabaseKind kind)
{
    DbConnection? _connection;
    TestDatabase? _database;

    protected TestDatabase Database => _database!;

    internal PluginSchema Schema { get; private set; } = null!;

    internal SchemaWriter Writer { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task OpenAsync()
    {
        _database = await TestDatabase.CreateAsync(kind);
        _connection = await Database.OpenAsync(CancellationToken.None);
        var reader = Reader();
        (Schema, Writer) = (PluginSchema.For(new NothingThere(reader.Writer, reader.IsNamed)), reader.Writer);
    }

    [OneTimeTearDown]
    public async Task CloseAsync()
    {
        if (_connection is not null)
            await _connection.DisposeAsync();
        if (_database is not null)
            await _database.DisposeAsync();
    }

    /// <summary>Installs anew: an uninstallation keeps tables, and forgets that the migration has run.</summary>
    protected async Task InstallAgainAsync()
    {
        await Database.UninstallAsync();
        await Database.InstallAsync();
    }

    /// <summary>Looks into the database.</summary>
    internal SchemaReader Reader() => SchemaReader.For(PreviewDatabase.For(Database.Place), _connection!);

    internal async Task ApplyAsync(SchemaChange change)
    {
        foreach (var sql in Writer.Write(change))
            await RunAsync(sql);
    }

    protected async Task RunAsync(string sql, params (string Name, object Value)[] parameters)
    {
        await using var command = Command(sql, parameters);
        await command.ExecuteNonQueryAsync();
    }

    protected async Task<object?> ScalarAsync(string sql)
    {
        await using var command = Command(sql);
        return await command.ExecuteScalarAsync();
    }

    /// <summary>One row of a table, numbers 1 and up, and a text in the columns that are asked for.</summary>
    internal Task InsertAsync(NewTable table, IReadOnlyCollection<string> withText, string text)
    {
        var columns = table.Columns.Where(column => !column.Identity).ToList();
        return RunAsync(
            $"INSERT INTO {Writer.Quote(table.Name)} ({string.Join(", ", columns.Select(column => Writer.Quote(column.Name)))}) VALUES ({string.Join(", ", columns.Select((_, i) => $"@p{i}"))})",
            [.. columns.Select((column, i) => ($"@p{i}", withText.Contains(column.Name) ? text : ValueOf(column)))]);
    }

    /// <summary>Each column of a table with its type and whether it may be null.</summary>
    internal async Task<IReadOnlyList<string>> ColumnsAsync(NewTable table)
    {
        await using var command = Command($"SELECT * FROM {Writer.Quote(table.Name)} WHERE 1 = 0");
        await using var reader = await command.ExecuteReaderAsync(System.Data.CommandBehavior.SchemaOnly | System.Data.CommandBehavior.KeyInfo);
        return [.. (await reader.GetColumnSchemaAsync()).Select(column => string.Create(CultureInfo.InvariantCulture,
            $"{column.ColumnName} {column.DataTypeName} {column.ColumnSize} {(column.AllowDBNull == false ? "NOT NULL" : "NULL")}"))];
    }

    DbCommand Command(string sql, params (string Name, object Value)[] parameters)
    {
        var command = _connection!.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        return command;
    }

    static object ValueOf(ColumnSpec column) => column switch
    {
        { Nullable: true } => DBNull.Value,
        { Kind: ColumnKind.Int32 } => 1,
        { Kind: ColumnKind.Int64 } => 1L,
        { Kind: ColumnKind.Boolean } => true,
        { Kind: ColumnKind.Decimal } => 1.5m,
        { Kind: ColumnKind.DateTime } => new DateTime(2026, 3, 1, 12, 30, 15, 123),
        { Kind: ColumnKind.Custom, Custom: "datetime(6)" } => new DateTime(2026, 3, 1, 12, 30, 15, 123),
        _ => "a",
    };
}
