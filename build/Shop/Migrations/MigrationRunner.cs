using System.Data.Common;
using System.Reflection;
using FluentMigrator;
using Nop.Data.Migrations;

namespace Cashback.Preview.Migrations;

/// <summary>
/// Runs the migrations of the plugin's assembly on the shop's database when nopCommerce would, and keeps the same account of them
/// (table <c>MigrationVersionInfo</c>).
/// </summary>
public sealed class MigrationRunner(PreviewDatabase database, IServiceProvider services, TimeProvider clock)
{
    const string VersionTable = "MigrationVersionInfo";

    /// <summary>Runs the installation migrations that have not run; update migrations count as done, since the plugin is new.</summary>
    public async Task InstallAsync(Assembly assembly)
    {
        await RunAsync(async reader =>
        {
            foreach (var (type, mark) in Find(assembly, MigrationProcessType.Installation))
                await UpAsync(reader, type, mark);
        });
    }

    /// <summary>Marks update migrations as done without running them, as nopCommerce does after an installation.</summary>
    public async Task SkipUpdatesAsync(Assembly assembly)
    {
        await RunAsync(async reader =>
        {
            foreach (var (_, mark) in Find(assembly, MigrationProcessType.Update))
            {
                if (!IsApplied(reader, mark))
                    await NoteAsync(reader, mark);
            }
        });
    }

    /// <summary>Runs the update migrations that have not run.</summary>
    public async Task UpdateAsync(Assembly assembly)
    {
        await RunAsync(async reader =>
        {
            foreach (var (type, mark) in Find(assembly, MigrationProcessType.Update))
                await UpAsync(reader, type, mark);
        });
    }

    /// <summary>Runs <c>Down</c> of every migration that counts as done, newest first, and forgets it.</summary>
    public async Task UninstallAsync(Assembly assembly)
    {
        await RunAsync(async reader =>
        {
            foreach (var (type, mark) in Find(assembly, null).Reverse())
            {
                if (!IsApplied(reader, mark))
                    continue;
                await ApplyAsync(reader, type, (migration, roots) => migration.GetDownExpressions(roots));
                await ExecuteAsync(reader, $"DELETE FROM {Named(reader, VersionTable)} WHERE {Named(reader, "Version")} = {mark.Version}");
            }
        });
    }

    // FluentMigrator looks among public types only.
    static IEnumerable<(Type Type, NopMigrationAttribute Mark)> Find(Assembly assembly, MigrationProcessType? process) =>
        from type in assembly.GetExportedTypes()
        where typeof(IMigration).IsAssignableFrom(type) && !type.IsAbstract
        let mark = type.GetCustomAttribute<NopMigrationAttribute>()
        where mark is not null && (process is null || mark.TargetMigrationProcess == process || mark.TargetMigrationProcess == MigrationProcessType.NoMatter)
        orderby mark.Version
        select (type, mark);

    async Task RunAsync(Func<SchemaReader, Task> work)
    {
        await using var connection = await database.OpenAsync();
        var reader = SchemaReader.For(database, connection);
        if (!reader.HasTable(VersionTable))
        {
            var table = new NewTable(VersionTable,
            [
                new("Version") { Kind = ColumnKind.Int64, PrimaryKey = true },
                new("AppliedOn") { Kind = ColumnKind.DateTime },
                new("Description") { Nullable = true },
            ]);
            await ExecuteAsync(reader, reader.Writer.Write(table).First());
        }

        await work(reader);
    }

    async Task UpAsync(SchemaReader reader, Type type, NopMigrationAttribute mark)
    {
        if (IsApplied(reader, mark))
            return;
        await ApplyAsync(reader, type, (migration, roots) => migration.GetUpExpressions(roots));
        await NoteAsync(reader, mark);
    }

    // A migration's changes happen all or not at all; MySQL commits after each, as it does in a shop.
    async Task ApplyAsync(SchemaReader reader, Type type, Action<IMigration, MigrationRoots> collect)
    {
        var migration = (IMigration)ActivatorUtilities.CreateInstance(services, type);
        var roots = new MigrationRoots(reader, services);
        await using var transaction = await reader.Connection.BeginTransactionAsync();
        reader.Transaction = transaction;
        collect(migration, roots);
        foreach (var sql in roots.Changes.SelectMany(reader.Writer.Write))
            await ExecuteAsync(reader, sql);
        await transaction.CommitAsync();
        reader.Transaction = null;
    }

    static bool IsApplied(SchemaReader reader, NopMigrationAttribute mark)
    {
        using var command = Command(reader, $"SELECT COUNT(*) FROM {Named(reader, VersionTable)} WHERE {Named(reader, "Version")} = {mark.Version}");
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture) > 0;
    }

    async Task NoteAsync(SchemaReader reader, NopMigrationAttribute mark)
    {
        await using var command = Command(reader, $"INSERT INTO {Named(reader, VersionTable)} ({Named(reader, "Version")}, {Named(reader, "AppliedOn")}, {Named(reader, "Description")}) VALUES ({mark.Version}, @on, @text)");
        Add(command, "@on", DateTime.SpecifyKind(clock.GetUtcNow().UtcDateTime, DateTimeKind.Unspecified));
        Add(command, "@text", mark.Description ?? "");
        await command.ExecuteNonQueryAsync();
    }

    static string Named(SchemaReader reader, string name) => reader.Writer.Quote(name);

    static async Task ExecuteAsync(SchemaReader reader, string sql)
    {
        await using var command = Command(reader, sql);
        await command.ExecuteNonQueryAsync();
    }

    static DbCommand Command(SchemaReader reader, string sql)
    {
        var command = reader.Connection.CreateCommand();
        command.Transaction = reader.Transaction;
        command.CommandText = sql;
        return command;
    }

    static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }
}
