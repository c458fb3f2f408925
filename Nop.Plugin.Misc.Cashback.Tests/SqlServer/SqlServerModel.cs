using System.Text.RegularExpressions;
using Cashback.Preview.Migrations;
using Microsoft.SqlServer.Dac.Model;
using Nop.Plugin.Misc.Cashback.Ledger.Storage.Sql;
using Nop.Plugin.Misc.Cashback.Salon.Returns;
using Nop.Plugin.Misc.Cashback.Tests.Schema;

namespace Nop.Plugin.Misc.Cashback.Tests.SqlServer;

/// <summary>The plugin's tables in SQL Server's own model of a database, which tells of each statement whether all that it names is there.</summary>
sealed partial class SqlServerModel : IDisposable
{
    readonly TSqlModel _model = new(SqlServerVersion.Sql110, new TSqlModelOptions());
    readonly Dictionary<string, string> _typeOfParameter = new(StringComparer.Ordinal)
    {
        // Those that are no column's.
        ["After"] = "INT", ["UpTo"] = "BIGINT", ["Take"] = "INT", ["Wallet"] = "INT", ["Before"] = "BIGINT",
        ["Now"] = "DATETIME2", ["MadeBefore"] = "DATETIME2", ["Past"] = "DATETIME2", ["P0"] = "INT", ["P1"] = "INT", ["P2"] = "INT",
        ["NewClaim"] = "NVARCHAR(32)", ["From"] = "DATETIME2", ["To"] = "DATETIME2", ["Currency"] = "NVARCHAR(3)", ["Store"] = "INT",
    };

    public SqlServerModel()
    {
        foreach (var at in Enumerable.Range(0, ManyBooksSql.Most))
            _typeOfParameter[ManyBooksSql.NameOf(at)] = "NVARCHAR(200)";
        foreach (var at in Enumerable.Range(0, ManyCaptures.Most))
            _typeOfParameter[RowOutcomeSql.NameOf(at)] = "INT";
        foreach (var at in Enumerable.Range(0, IOutboxStore.Most))
            _typeOfParameter[OutboxSql.NameOf(at)] = "NVARCHAR(80)";
        foreach (var instant in (string[])[OwedSql.Until, .. OwedSql.Ages, .. Enumerable.Range(0, VintageSql.Months + 1).Select(VintageSql.NameOf)])
            _typeOfParameter[instant] = "DATETIME2";
        var writer = new SqlServerSchemaWriter();
        foreach (var change in Schema.Changes)
        {
            foreach (var sql in writer.Write(change))
                _model.AddObjects(sql);
            foreach (var column in change is NewTable table ? table.Columns : [])
                _typeOfParameter.TryAdd(column.Name, TypeOf(column));
        }
    }

    /// <summary>What the installation makes on SQL Server.</summary>
    public static PluginSchema Schema { get; } = PluginSchema.For(new NothingThere(new SqlServerSchemaWriter(), name => name.Equals("SqlServer", StringComparison.OrdinalIgnoreCase)));

    /// <summary>What is wrong with statements, each by its name; nothing: all that they name is there.</summary>
    public IReadOnlyList<string> Check(params IReadOnlyList<SqlServerText> texts)
    {
        var faults = new List<string>();
        for (var i = 0; i < texts.Count; i++)
        {
            try
            {
                _model.AddObjects($"CREATE PROCEDURE {Procedure(i)} {ParametersOf(texts[i].Sql)} AS {texts[i].Sql}");
            }
            catch (DacModelException exception)
            {
                faults.Add($"{texts[i].Name}: {exception.Message}");
            }
        }

        // Warnings too: a table that is not there is one.
        faults.AddRange(_model.Validate().Select(fault => Numbered().Replace(fault.Message, match => texts[int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture)].Name)));
        return faults;
    }

    public void Dispose() => _model.Dispose();

    static string Procedure(int number) => string.Create(CultureInfo.InvariantCulture, $"[Text{number}]");

    string ParametersOf(string sql) => string.Join(", ", Named().Matches(sql).Select(match => match.Groups["name"].Value).Distinct(StringComparer.OrdinalIgnoreCase).Select(name =>
        _typeOfParameter.TryGetValue(name, out var type) ? $"@{name} {type}" : throw new NotSupportedException($"Say the type of @{name}, which is no column's.")));

    static string TypeOf(ColumnSpec column) => column.Kind switch
    {
        ColumnKind.Int32 => "INT",
        ColumnKind.Int64 => "BIGINT",
        ColumnKind.Boolean => "BIT",
        ColumnKind.DateTime => "DATETIME2",
        ColumnKind.Decimal => "DECIMAL(18,4)",
        _ => "NVARCHAR(MAX)",
    };

    [GeneratedRegex(@"@(?<name>\w+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Named();

    [GeneratedRegex(@"\[dbo\]\.\[Text(?<number>\d+)\]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Numbered();
}
