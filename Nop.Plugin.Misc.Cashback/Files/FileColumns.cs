namespace Nop.Plugin.Misc.Cashback.Files;

/// <summary>Kinds of what a column holds: each format writes a kind in its own way.</summary>
enum ColumnKind
{
    /// <summary>Text that people chose: a program that reads the file may take it for a formula.</summary>
    Text,

    /// <summary>Digits and letters that the plugin made, a card number or a hash: never a number, whatever it looks like.</summary>
    Code,

    /// <summary>Money of one currency.</summary>
    Amount,

    /// <summary>A number that is no money.</summary>
    Number,

    /// <summary>A day without a time.</summary>
    Date,

    /// <summary>An instant in UTC, to the second.</summary>
    Instant,
}

/// <summary>A column of a file.</summary>
/// <param name="Name">Its name in the file, the same in every language.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="IsTotalled">Whether its sum is among the file's control totals.</param>
sealed record FileColumn(string Name, ColumnKind Kind, bool IsTotalled = false);

/// <summary>The columns of a file, named in one place: every format of the file is written from them.</summary>
/// <typeparam name="T">A row.</typeparam>
/// <param name="version">Version of the columns: it rises when a reader of the file must know.</param>
sealed class FileColumns<T>(string version)
{
    readonly List<FileColumn> _columns = [];
    readonly List<Action<T, RowWriter>> _cells = [];
    readonly List<Func<T, Money>> _totals = [];

    /// <summary>Version of the columns.</summary>
    public string Version { get; } = version;

    /// <summary>The columns, in their order.</summary>
    public IReadOnlyList<FileColumn> All => _columns;

    /// <summary>A column of text from people; null is an empty cell.</summary>
    public FileColumns<T> Text(string name, Func<T, string?> value) => Add(new(name, ColumnKind.Text), (row, cells) => cells.Text(value(row)));

    /// <summary>A column of codes that the plugin made; null is an empty cell.</summary>
    public FileColumns<T> Code(string name, Func<T, string?> value) => Add(new(name, ColumnKind.Code), (row, cells) => cells.Code(value(row)));

    /// <summary>A column of money; null is an empty cell.</summary>
    public FileColumns<T> Amount(string name, Func<T, Money?> value) => Add(new(name, ColumnKind.Amount), (row, cells) => cells.Amount(value(row)));

    /// <summary>A column of money whose sum, by currency, is a control total. All such columns of a row are of one currency.</summary>
    public FileColumns<T> Total(string name, Func<T, Money> value)
    {
        _totals.Add(value);
        return Add(new(name, ColumnKind.Amount, IsTotalled: true), (row, cells) => cells.Amount(value(row)));
    }

    /// <summary>A column of numbers; null is an empty cell.</summary>
    public FileColumns<T> Number(string name, Func<T, decimal?> value) => Add(new(name, ColumnKind.Number), (row, cells) => cells.Number(value(row)));

    /// <summary>A column of days; null is an empty cell.</summary>
    public FileColumns<T> Date(string name, Func<T, DateOnly?> value) => Add(new(name, ColumnKind.Date), (row, cells) => cells.Date(value(row)));

    /// <summary>A column of instants in UTC; null is an empty cell.</summary>
    public FileColumns<T> Instant(string name, Func<T, DateTime?> value) => Add(new(name, ColumnKind.Instant), (row, cells) => cells.Instant(value(row)));

    /// <summary>Writes rows as they come: never more of them than a few are in memory.</summary>
    /// <param name="output">Where to; it stays open.</param>
    /// <param name="format">As what.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="cancellationToken">Stops between two rows.</param>
    /// <param name="batch">Names the file in itself, so that one that comes back is known; null: the file has neither numbers of rows nor control totals.</param>
    /// <returns>The number of rows.</returns>
    public async Task<int> WriteAsync(Stream output, FileFormat format, IAsyncEnumerable<T> rows, CancellationToken cancellationToken, FileBatch? batch = null)
    {
        await using var pending = new PendingBytes();
        using var file = format.Begin(pending, new(Version, _columns, batch));
        var totals = new FileTotals(_totals.Count);
        var count = 0;
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            file.BeginRow(++count);
            foreach (var cell in _cells)
                cell(row, file);
            file.EndRow();
            if (batch is not null)
                totals.Add(row, _totals);
            await pending.SendWhenManyAsync(output, cancellationToken);
        }

        file.End(batch is null ? [] : totals.Of(batch.CurrencyCode));
        await pending.SendAsync(output, cancellationToken);
        return count;
    }

    /// <summary>Writes rows that are in memory.</summary>
    /// <inheritdoc cref="WriteAsync(Stream, FileFormat, IAsyncEnumerable{T}, CancellationToken, FileBatch)"/>
    public Task<int> WriteAsync(Stream output, FileFormat format, IEnumerable<T> rows, CancellationToken cancellationToken, FileBatch? batch = null) =>
        WriteAsync(output, format, rows.AsTheyCome(), cancellationToken, batch);

    FileColumns<T> Add(FileColumn column, Action<T, RowWriter> cell)
    {
        _columns.Add(column);
        _cells.Add(cell);
        return this;
    }
}
