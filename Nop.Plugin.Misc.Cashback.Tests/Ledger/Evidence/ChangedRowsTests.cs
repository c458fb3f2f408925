using System.Data.Common;
using System.Globalization;
using Nop.Plugin.Misc.Cashback.Ledger;
using Nop.Plugin.Misc.Cashback.Ledger.Audit;
using Nop.Plugin.Misc.Cashback.Ledger.Seals;
using Nop.Plugin.Misc.Cashback.Ledger.Storage;
using Nop.Plugin.Misc.Cashback.Tests.Databases;

namespace Nop.Plugin.Misc.Cashback.Tests.Ledger.Evidence;

/// <summary>Changes every column of every row of the ledger, and takes out each row; verify names each. The columns are those of the database: a new one cannot be forgotten.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
public sealed class ChangedRowsTests(DatabaseKind kind)
{
    // Far from every number that is in use, where a column must be unique.
    const int Far = 1_000_003;

    /// <summary>What may change and proves nothing, with the reason.</summary>
    static readonly Dictionary<string, string> s_noEvidence = new()
    {
        ["Cashback_Entry.Id"] = "given by the database; nothing names the row by it",
        ["Cashback_LotMovement.Id"] = "given by the database; nothing names the row by it",
        ["Cashback_Lot.Id"] = "given by the database; nothing names the row by it",
        ["Cashback_Hold.Id"] = "given by the database; orders the tasks' pages, nothing else",
        ["Cashback_HoldLot.Id"] = "given by the database; nothing names the row by it",
        ["Cashback_OrderAccount.Id"] = "given by the database; nothing names the row by it",
        ["Cashback_ProgrammeBudget.Id"] = "given by the database; nothing names the row by it",
        ["Cashback_Seal.Id"] = "given by the database; nothing names the row by it",
        ["Cashback_SealLeaf.Id"] = "given by the database; nothing names the row by it",
        ["Cashback_Wallet.Version"] = "counts commits so that writers meet; a rebuild raises it too",
    };

    /// <summary>Tables that are not asked here, with the reason.</summary>
    static readonly Dictionary<string, string> s_notAsked = new()
    {
        ["Cashback_Damage"] = "which wallets a verification found, for the list of what waits: the next one finds them again",
        ["Cashback_ErasedText"] = "stands for texts of the first format alone: FormerFormatTests changes it",
        ["Cashback_LetterDue"] = "letters to clients that are still to be written",
        ["Cashback_Operation"] = "what tills were answered: the acts that it tells of are in the chain, and without its row the receipt answers",
        ["Cashback_Sale"] = "what a salon sold: SaleBook holds its wallet and its money against the chain (SaleReturnsTests)",
        ["Cashback_SaleLine"] = "lines of a sale: SaleBook holds their sum against the sale",
        ["Cashback_SaleNumber"] = "numbers that were drawn: a sale has its own",
        ["Cashback_SaleReturn"] = "what came back of a sale: SaleBook holds its money against the chain",
        ["Cashback_ToldEntry"] = "which entries the owner has been told: without its row one is told again",
    };

    static readonly Dictionary<string, Type> s_rows = LedgerTables.All.Where(table => !s_notAsked.ContainsKey(table.Name)).ToDictionary(table => table.Name, table => table.Row);

    TestDatabase _database = null!;
    AdoWalletStore _store = null!;
    LedgerAuditor _auditor = null!;

    static IEnumerable<string> Tables => s_rows.Keys;

    /// <summary>Whether the columns of a table are changed here.</summary>
    internal static bool IsAsked(string table) => s_rows.ContainsKey(table);

    /// <summary>Whether a column is one that may change.</summary>
    internal static bool IsException(string column) => s_noEvidence.ContainsKey(column);

    [OneTimeSetUp]
    public async Task PlayAsync()
    {
        _database = await TestDatabase.CreateAsync(kind);
        _store = new AdoWalletStore(_database, new RandomCardNumbers());
        _auditor = new LedgerAuditor(_database, _store, OneKey.Instance);
        var sealer = new LedgerSealer(_database, OneKey.Instance, new ManualClock(RichHistory.Start));
        var history = new RichHistory(_store);
        await history.PlayAsync();
        await sealer.SealAsync(CancellationToken.None);
        await history.GoOnAsync();
        await sealer.SealAsync(CancellationToken.None);
        var report = await VerifyAsync();
        Assert.That(report, Is.Empty, "as it was written it is sound");
    }

    [OneTimeTearDown]
    public async Task DropAsync()
    {
        if (_database is not null)
            await _database.DisposeAsync();
    }

    [TestCaseSource(nameof(Tables))]
    public async Task A_changed_column_is_named(string table)
    {
        var missed = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var row in await RowsAsync(table))
        {
            foreach (var (column, value) in row.Where(cell => !s_noEvidence.ContainsKey($"{table}.{cell.Key}")))
            {
                await SetAsync(table, Number(row["Id"]), column, Other(table, column, value));
                try
                {
                    if (!Names(await VerifyAsync(), table, row))
                        missed.Add($"{table}.{column}");
                }
                finally
                {
                    await SetAsync(table, column == "Id" ? Number(row["Id"]) + Far : Number(row["Id"]), column, value);
                }
            }
        }

        Assert.That(missed, Is.Empty);
        Assert.That(await VerifyAsync(), Is.Empty, "all is as it was");
    }

    [TestCaseSource(nameof(Tables))]
    public async Task A_row_taken_out_is_named(string table)
    {
        var missed = new List<string>();
        foreach (var row in await RowsAsync(table))
        {
            await _database.RunAsync($"DELETE FROM \"{table}\" WHERE \"Id\" = {row["Id"]}");
            if (!Names(await VerifyAsync(), table, row))
                missed.Add(string.Join(' ', row.Values));
            await InsertAsync(table, row);
        }

        Assert.That(missed, Is.Empty);
        Assert.That(await VerifyAsync(), Is.Empty, "all is as it was");
    }

    [Test]
    public async Task Wallets_that_change_their_owners_are_named()
    {
        var wallets = await RowsAsync(CashbackTableNames.Wallet);
        await SwapAsync(wallets[0], wallets[1]);
        var findings = await VerifyAsync();
        await SwapAsync(wallets[1], wallets[0]);
        Assert.That(wallets.Select(wallet => Names(findings, CashbackTableNames.Wallet, wallet)), Has.All.True);

        async Task SwapAsync(Dictionary<string, object?> one, Dictionary<string, object?> other)
        {
            await SetAsync(CashbackTableNames.Wallet, Number(one["Id"]), nameof(Wallet.CustomerId), Far);
            await SetAsync(CashbackTableNames.Wallet, Number(other["Id"]), nameof(Wallet.CustomerId), one["CustomerId"]);
            await SetAsync(CashbackTableNames.Wallet, Number(one["Id"]), nameof(Wallet.CustomerId), other["CustomerId"]);
        }
    }

    [Test]
    public void Each_exception_is_a_column_that_there_is() =>
        Assert.That(s_noEvidence.Keys.Where(name => s_rows[name.Split('.')[0]].GetProperty(name.Split('.')[1]) is null), Is.Empty);

    async Task<IReadOnlyList<LedgerFinding>> VerifyAsync() => (await _auditor.VerifyAsync(0, null, CancellationToken.None)).Findings;

    // A movement is a part of its entry, a leaf one of its seal, and where a row has gone to another wallet that one may be named.
    static bool Names(IReadOnlyList<LedgerFinding> findings, string table, Dictionary<string, object?> row)
    {
        var walletId = table == CashbackTableNames.Wallet ? Number(row["Id"]) : row.TryGetValue("WalletId", out var id) ? Number(id) : 0;
        return findings.Any(finding => finding.WalletId == walletId && (finding.Table == table || table == CashbackTableNames.LotMovement && finding.Table == CashbackTableNames.Entry))
            || table == CashbackTableNames.Wallet && findings.Any(finding => finding.WalletId == walletId)
            || table == CashbackTableNames.SealLeaf && findings.Any(finding => finding.Table is CashbackTableNames.Seal or CashbackTableNames.SealLeaf || finding.WalletId == walletId);
    }

    static object Other(string table, string column, object? value)
    {
        var type = s_rows[table].GetProperty(column)!.PropertyType;
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(DateTime))
            return value is DateTime instant ? instant.AddDays(1) : new DateTime(2031, 5, 6, 7, 8, 9);
        if (type == typeof(bool))
            return !(bool)value!;
        if (type == typeof(string))
            return value is string { Length: > 0 } text ? (text[0] == 'x' ? 'y' : 'x') + text[1..] : "x";
        return type == typeof(long) ? Convert.ToInt64(value ?? 0, CultureInfo.InvariantCulture) + Far : Number(value) + Far;
    }

    static int Number(object? value) => Convert.ToInt32(value ?? 0, CultureInfo.InvariantCulture);

    async Task<List<Dictionary<string, object?>>> RowsAsync(string table)
    {
        await using var connection = await _database.OpenAsync(CancellationToken.None);
        await using var command = connection.CreateCommand();
        command.CommandText = _database.Quoted($"SELECT * FROM \"{table}\" ORDER BY \"Id\"");
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<Dictionary<string, object?>>();
        while (await reader.ReadAsync())
            rows.Add(Enumerable.Range(0, reader.FieldCount).ToDictionary(reader.GetName, i => Read(reader, i, table)));
        Assert.That(rows, Is.Not.Empty, $"the history leaves rows in {table}");
        return rows;
    }

    // As the property has it, not as the database does: SQLite keeps instants as text and flags as numbers.
    static object? Read(DbDataReader reader, int i, string table)
    {
        if (reader.IsDBNull(i))
            return null;
        var type = s_rows[table].GetProperty(reader.GetName(i))!.PropertyType;
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type == typeof(DateTime) ? reader.GetDateTime(i) : Convert.ChangeType(reader.GetValue(i), type, CultureInfo.InvariantCulture);
    }

    async Task SetAsync(string table, int id, string column, object? value)
    {
        await using var connection = await _database.OpenAsync(CancellationToken.None);
        await using var command = connection.CreateCommand();
        command.CommandText = _database.Quoted($"UPDATE \"{table}\" SET \"{column}\" = @value WHERE \"Id\" = {id}");
        Add(command, "value", value);
        Assert.That(await command.ExecuteNonQueryAsync(), Is.EqualTo(1), $"{table}.{column}");
    }

    async Task InsertAsync(string table, Dictionary<string, object?> row)
    {
        await using var connection = await _database.OpenAsync(CancellationToken.None);
        await using var command = connection.CreateCommand();
        command.CommandText = _database.Quoted($"INSERT INTO \"{table}\" ({string.Join(", ", row.Keys.Select(name => $"\"{name}\""))}) VALUES ({string.Join(", ", row.Keys.Select(name => $"@{name}"))})");
        foreach (var (name, value) in row)
            Add(command, name, value);
        await command.ExecuteNonQueryAsync();
    }

    static void Add(DbCommand command, string name, object? value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value switch
        {
            null => DBNull.Value,
            DateTime instant => DateTime.SpecifyKind(instant, DateTimeKind.Unspecified),
            _ => value,
        };
        command.Parameters.Add(parameter);
    }
}
