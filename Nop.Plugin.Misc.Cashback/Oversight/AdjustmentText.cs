namespace Nop.Plugin.Misc.Cashback.Oversight;

/// <summary>
/// Text that a client reads beside an adjustment, an extension of the own credit or a change of the own wallet’s state, where staff wrote one. The reason of the entry is for staff alone. No part of the evidence: the entry tells what was
/// done and why, these are words to the client. Goes with the client's other traces.
/// </summary>
[StoredIn("Cashback_AdjustmentText")]
[Unique(nameof(Act))]
[Indexed(nameof(WalletId))]
public sealed class AdjustmentText : BaseEntity
{
    /// <summary>The wallet.</summary>
    public int WalletId { get; set; }

    /// <summary>The act, as <see cref="PostingContext.ActOf(string)"/> gives it of its entries; unique.</summary>
    [Text(LedgerTextLengths.Hash)]
    public string Act { get; set; } = "";

    /// <summary>What the client reads.</summary>
    [Prose(LedgerTextLengths.ClientText)]
    public string Text { get; set; } = "";
}

/// <summary>Keeps what clients read of adjustments.</summary>
sealed class AdjustmentTexts(IRepository<AdjustmentText> texts) : IAdjustmentTexts
{
    /// <summary>Keeps the text of an act that is about to be done. The last one before it is done is the one that counts: of what was refused nobody has read any.</summary>
    /// <param name="walletId">The wallet.</param>
    /// <param name="idempotencyKey">Names the act.</param>
    /// <param name="text">What the client will read; empty: nothing but that the shop adjusted.</param>
    public async Task KeepAsync(int walletId, string idempotencyKey, string text)
    {
        var act = HashChain.KeyOf(idempotencyKey);
        if (text.Length > 0 && await texts.TryInsertAsync(new AdjustmentText { WalletId = walletId, Act = act, Text = text }, row => row.Act == act))
            return;
        if (await texts.Table.FirstOrDefaultAsync(row => row.Act == act) is not { } kept || kept.Text == text)
            return;
        kept.Text = text;
        await texts.UpdateAsync(kept, publishEvent: false);
    }

    public async Task<IReadOnlyDictionary<string, string>> OfAsync(int walletId, IEnumerable<LedgerEntry> entries)
    {
        var acts = entries.Where(entry => entry.Kind.IsByHand()).Select(entry => PostingContext.ActOf(entry.IdempotencyKey)).Distinct().ToList();
        return acts.Count == 0
            ? new Dictionary<string, string>()
            : (await texts.GetAllAsync(all => all.Where(row => row.WalletId == walletId && acts.Contains(row.Act) && row.Text != ""))).ToDictionary(row => row.Act, row => row.Text, StringComparer.Ordinal);
    }

    public async Task<string> OfActAsync(string act) => (await texts.Table.FirstOrDefaultAsync(row => row.Act == act))?.Text ?? "";

    /// <summary>Erases what is kept for wallets.</summary>
    public async Task EraseAsync(IReadOnlyCollection<int> walletIds)
    {
        foreach (var row in await OfAsync(walletIds))
            await texts.DeleteAsync(row, publishEvent: false);
    }

    /// <summary>Finds, of some wallets, those for which something is kept.</summary>
    public async Task<IReadOnlyCollection<int>> FindAsync(IReadOnlyCollection<int> walletIds) => [.. (await OfAsync(walletIds)).Select(row => row.WalletId).Distinct()];

    async Task<IList<AdjustmentText>> OfAsync(IReadOnlyCollection<int> walletIds)
    {
        var ids = walletIds.ToList();
        return ids.Count == 0 ? [] : await texts.GetAllAsync(all => all.Where(row => ids.Contains(row.WalletId)));
    }
}

/// <summary>Reads what clients read of adjustments.</summary>
public interface IAdjustmentTexts
{
    /// <summary>Texts that staff wrote for the client, by act; of an adjustment without one there is none.</summary>
    /// <param name="walletId">The wallet.</param>
    /// <param name="entries">Entries of the wallet; those of adjustments are looked for.</param>
    Task<IReadOnlyDictionary<string, string>> OfAsync(int walletId, IEnumerable<LedgerEntry> entries);

    /// <summary>The text of one act; empty: there is none.</summary>
    /// <param name="act">The act, as <see cref="PostingContext.ActOf(string)"/> gives it of its entries.</param>
    Task<string> OfActAsync(string act);
}
