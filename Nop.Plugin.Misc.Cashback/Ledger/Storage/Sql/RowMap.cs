using Nop.Plugin.Misc.Cashback.Ledger.Seals;
using Nop.Plugin.Misc.Cashback.Ledger.Storage.Dialects;

namespace Nop.Plugin.Misc.Cashback.Ledger.Storage.Sql;

/// <summary>A row class and its table: makes the text of statements, binds rows to them and reads rows back.</summary>
sealed class RowMap<T> where T : BaseEntity, new()
{
    public const string Id = "Id";

    readonly TableSpec _table = TableSpec.Of(typeof(T));

    // All but the id.
    readonly Column<T>[] _columns;

    public RowMap() => _columns = [.. _table.Columns.Select(column => Column.Of<T>(typeof(T).GetProperty(column.Name)!))];

    /// <summary>The quoted table.</summary>
    public string Table(LedgerDialect dialect) => dialect.Quote(_table.Name);

    /// <summary>The quoted columns of a SELECT that <see cref="Read(DbDataReader)"/> reads.</summary>
    public string Columns(LedgerDialect dialect, string alias) =>
        string.Join(", ", _columns.Select(column => column.Name).Prepend(Id).Select(name => $"{alias}.{dialect.Quote(name)}"));

    /// <summary>SELECT … FROM this table.</summary>
    public string Select(LedgerDialect dialect, string alias) => $"SELECT {Columns(dialect, alias)} FROM {Table(dialect)} {alias}";

    /// <summary>INSERT of one row.</summary>
    public string Insert(LedgerDialect dialect) =>
        $"INSERT INTO {Table(dialect)} ({string.Join(", ", _columns.Select(column => dialect.Quote(column.Name)))}) VALUES ({string.Join(", ", _columns.Select(column => "@" + column.Name))})";

    /// <summary>UPDATE of some columns; the condition follows.</summary>
    public string Update(LedgerDialect dialect, params IEnumerable<string> changing) =>
        $"UPDATE {Table(dialect)} SET {string.Join(", ", changing.Select(name => $"{dialect.Quote(name)} = @{name}"))}";

    /// <summary>A row's values for the columns of those names, or for all.</summary>
    public List<Parameter> Bind(T row, params IReadOnlyCollection<string> names)
    {
        var parameters = new List<Parameter>(_columns.Length + 2);
        foreach (var column in _columns)
            if (names.Count == 0 || names.Contains(column.Name))
                parameters.Add(new Parameter(column.Name, column.Type, column.Get(row), column.Size));
        return parameters;
    }

    /// <summary>How many columns <see cref="Columns"/> are.</summary>
    public int Width => _columns.Length + 1;

    /// <summary>Reads the current row of a SELECT of <see cref="Columns"/>.</summary>
    public T Read(DbDataReader reader) => Read(reader, 0);

    /// <summary>Reads a row that begins at a column, which is its id.</summary>
    public T Read(DbDataReader reader, int first)
    {
        var row = new T();
        row.Id = reader.GetInt32(first);
        for (var i = 0; i < _columns.Length; i++)
            if (!reader.IsDBNull(first + i + 1))
                _columns[i].Set(row, reader, first + i + 1);
        return row;
    }
}

/// <summary>Maps of the row classes that the ledger's own statements read and write.</summary>
static class Rows
{
    public static readonly RowMap<Wallet> Wallets = new();

    public static readonly RowMap<LedgerEntry> Entries = new();

    public static readonly RowMap<LotMovement> Movements = new();

    public static readonly RowMap<Lot> Lots = new();

    public static readonly RowMap<Hold> Holds = new();

    public static readonly RowMap<HoldLot> HoldLots = new();

    public static readonly RowMap<OrderAccount> Orders = new();

    public static readonly RowMap<ErasedText> ErasedTexts = new();

    public static readonly RowMap<LetterDue> LetterOutbox = new();

    public static readonly RowMap<TillOperation> Operations = new();

    public static readonly RowMap<SaleNumber> SaleNumbers = new();

    public static readonly RowMap<Sale> Sales = new();

    public static readonly RowMap<SaleLine> SaleLines = new();

    public static readonly RowMap<SaleReturn> SaleReturns = new();

    public static readonly RowMap<Seal> Seals = new();

    public static readonly RowMap<SealLeaf> SealLeaves = new();
}
