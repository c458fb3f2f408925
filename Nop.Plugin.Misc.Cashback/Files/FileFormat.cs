namespace Nop.Plugin.Misc.Cashback.Files;

/// <summary>A format of files. It says nothing of what a file is about: that is said by <see cref="FileColumns{T}"/>.</summary>
abstract record FileFormat
{
    /// <summary>Its media type, with the encoding where that is needed to read it.</summary>
    public abstract string ContentType { get; }

    /// <summary>The end of a file's name, without a full stop.</summary>
    public abstract string Extension { get; }

    /// <summary>Begins a file.</summary>
    /// <param name="output">A buffer, to which is written at once; the caller sends its content to the client between rows.</param>
    /// <param name="head">What the file is.</param>
    public abstract FileWriter Begin(Stream output, FileHead head);
}

/// <summary>Takes the cells of a row, one for each column, in their order.</summary>
abstract class RowWriter
{
    /// <summary>Text from people; null: empty.</summary>
    public abstract void Text(string? text);

    /// <summary>A code of the plugin's; null: empty.</summary>
    public abstract void Code(string? code);

    /// <summary>Money; null: empty.</summary>
    public abstract void Amount(Money? amount);

    /// <summary>A number; null: empty.</summary>
    public abstract void Number(decimal? number);

    /// <summary>A day; null: empty.</summary>
    public abstract void Date(DateOnly? date);

    /// <summary>An instant in UTC; null: empty.</summary>
    public abstract void Instant(DateTime? utc);
}

/// <summary>A file that is being written: rows, then the end.</summary>
abstract class FileWriter : RowWriter, IDisposable
{
    /// <summary>Begins a row.</summary>
    /// <param name="number">Its number in the file, from 1.</param>
    public abstract void BeginRow(int number);

    /// <summary>Ends a row.</summary>
    public abstract void EndRow();

    /// <summary>Ends the file. Everything has been written to the output when it returns.</summary>
    /// <param name="totals">Control totals, one for each currency; none where the file has no batch.</param>
    public abstract void End(IReadOnlyList<FileTotal> totals);

    /// <inheritdoc/>
    public abstract void Dispose();
}

/// <summary>The facts of a file as a whole.</summary>
/// <param name="Version">Version of its columns.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Batch">Name of the batch, written inside the file; null: none.</param>
sealed record FileHead(string Version, IReadOnlyList<FileColumn> Columns, FileBatch? Batch);

/// <summary>Name of a batch that is written inside its file.</summary>
/// <param name="Id">Its name.</param>
/// <param name="CurrencyCode">The currency of its control total where it has no row.</param>
sealed record FileBatch(string Id, string CurrencyCode);

/// <summary>A control total: who reads the file counts and sums again, and compares.</summary>
/// <param name="Currency">The currency.</param>
/// <param name="Rows">Rows in it.</param>
/// <param name="Sums">The sum of each totalled column, in their order.</param>
sealed record FileTotal(CurrencySpec Currency, int Rows, IReadOnlyList<Money> Sums);

/// <summary>Counts and sums rows by currency.</summary>
/// <param name="columns">How many columns are totalled.</param>
sealed class FileTotals(int columns)
{
    readonly SortedDictionary<string, (int Rows, Money[] Sums)> _byCurrency = new(StringComparer.Ordinal);

    /// <summary>Adds a row.</summary>
    public void Add<T>(T row, List<Func<T, Money>> amounts)
    {
        if (columns == 0)
            return;

        var first = amounts[0](row);
        var (rows, sums) = _byCurrency.TryGetValue(first.Currency.Code, out var total) ? total : None(first.Currency);
        sums[0] += first;
        for (var i = 1; i < columns; i++)
            sums[i] += amounts[i](row);
        _byCurrency[first.Currency.Code] = (rows + 1, sums);
    }

    /// <summary>The totals by currency, the one that is given among them also where it has no row.</summary>
    public IReadOnlyList<FileTotal> Of(string currencyCode)
    {
        var currency = CurrencySpec.For(currencyCode);
        _byCurrency.TryAdd(currency.Code, None(currency));
        return [.. _byCurrency.Select(total => new FileTotal(CurrencySpec.For(total.Key), total.Value.Rows, total.Value.Sums))];
    }

    (int Rows, Money[] Sums) None(CurrencySpec currency)
    {
        var sums = new Money[columns];
        Array.Fill(sums, Money.Zero(currency));
        return (0, sums);
    }
}
