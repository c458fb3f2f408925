using Nop.Plugin.Misc.Cashback.Ledger.Storage.Sql;

namespace Nop.Plugin.Misc.Cashback.Ledger.Storage;

/// <summary>Erases the reasons of a wallet's entries with their salts, for good. The hashes stay, and the chain stays whole.</summary>
/// <remarks>In the place of a text that the entry's hash covers itself, of <see cref="HashFormat.First"/>, comes a signed row (docs/decisions/012-evidence.md).</remarks>
/// <param name="database">Where the entries are.</param>
/// <param name="keys">The shop's keys; null: texts of the first format stay.</param>
/// <param name="clock">Tells when; null: the system's.</param>
sealed class TextErasure(ILedgerDatabase database, IShopKeys? keys = null, TimeProvider? clock = null)
{
    const int PageSize = 200;

    readonly StatementRunner _runner = new(database);
    readonly Lazy<ErasureSql> _sql = new(() => new ErasureSql(database.Dialect));

    /// <summary>Erases them; once more changes nothing. A text of the first format whose entry is not as it was written stays: a verification names it.</summary>
    /// <exception cref="LedgerBusyException">The database did not answer in time, or gave the statement up for other writers; nothing more was erased.</exception>
    public async Task EraseAsync(int walletId, CancellationToken cancellationToken)
    {
        var wallet = Parameter.Int(nameof(LedgerEntry.WalletId), walletId);
        await WriteAsync(walletId, [new(_sql.Value.EraseTexts, null, wallet)], cancellationToken);
        if (keys is null)
            return;

        for (long after = 0; await FirstTextsAsync(wallet, after, cancellationToken) is { Count: > 0 } page; after = page[^1].Sequence)
        {
            var movements = await MovementsAsync(wallet, page[0].Sequence - 1, page[^1].Sequence, cancellationToken);
            foreach (var entry in page.Where(entry => HashChain.HashOf(entry, movements[entry.Sequence]) == entry.Hash))
            {
                var row = ErasedText.Of(entry, movements[entry.Sequence], keys.Current(), (clock ?? TimeProvider.System).GetUtcNow().UtcDateTime);
                await WriteAsync(walletId,
                [
                    new(_sql.Value.InsertErased, 1, Rows.ErasedTexts.Bind(row)),
                    new(_sql.Value.EraseFirstText, null, wallet, Parameter.Long(nameof(LedgerEntry.Sequence), entry.Sequence)),
                ], cancellationToken);
            }
        }
    }

    // Of two that erase at once the other's row is there: it has erased the text, too.
    async Task WriteAsync(int walletId, IReadOnlyList<Statement> statements, CancellationToken cancellationToken)
    {
        if (await _runner.WriteAsync(statements, cancellationToken) is WriteOutcome.Lost)
            throw new LedgerBusyException($"Other writers kept the texts of wallet {walletId}.");
    }

    Task<List<LedgerEntry>> FirstTextsAsync(Parameter wallet, long after, CancellationToken cancellationToken) => _runner.ReadAsync(() => new List<LedgerEntry>(), found =>
        [new(_sql.Value.FirstTexts, reader => found.Add(Rows.Entries.Read(reader)), wallet, Parameter.Long(ErasureSql.After, after), Parameter.Int(ErasureSql.Take, PageSize))], cancellationToken);

    async Task<ILookup<long, LotMovement>> MovementsAsync(Parameter wallet, long after, long upTo, CancellationToken cancellationToken) => (await _runner.ReadAsync(() => new List<LotMovement>(), found =>
        [new(_sql.Value.Movements, reader => found.Add(Rows.Movements.Read(reader)), wallet, Parameter.Long(ErasureSql.After, after), Parameter.Long(ErasureSql.UpTo, upTo))], cancellationToken))
        .ToLookup(movement => movement.Sequence);
}
