using Nop.Plugin.Misc.Cashback.Sales;

namespace Nop.Plugin.Misc.Cashback.Web.Shop.Account;

/// <summary>Builds the history of a wallet as its owner reads it.</summary>
public sealed class HistoryFactory(
    IWalletDirectory wallets,
    IHoldQueries holds,
    ExtensionQueries extensions,
    IRedemptions redemptions,
    ISalonSales sales,
    IBranchService branches,
    IAdjustmentTexts adjustments,
    ExplanationText explanations,
    BonusText bonuses,
    IPublicTexts texts)
{
    const int PageSize = 20;
    const string Gain = "+";

    /// <summary>A page of it, newest first, and how many pages there are.</summary>
    /// <param name="walletId">The caller has made sure that it is the reader's own.</param>
    /// <param name="page">From 1.</param>
    public async Task<(IReadOnlyList<HistoryModel> Lines, int Pages)> PrepareAsync(int walletId, int page)
    {
        var entries = await wallets.EntriesAsync(walletId, Math.Clamp(page, 1, int.MaxValue / PageSize) - 1, PageSize, withNotes: false);
        var earned = entries.Where(entry => entry is { Kind: EntryKind.Earn, OrderId: not null }).Select(entry => entry.OrderId!.Value).ToHashSet();
        var orders = await wallets.OrdersAsync(walletId, earned);
        var taken = await redemptions.OfEntriesAsync(walletId, entries);
        var sold = await sales.OfWalletAsync(walletId, [.. entries.Select(entry => SaleNumber.Of(entry.OrderId)).OfType<int>().Distinct()]);
        var spent = await holds.SpentAtOnceAsync(walletId, [.. entries.Where(entry => entry.Kind == EntryKind.Hold).Select(entry => entry.HoldNumber).OfType<int>()]);
        var ends = await extensions.EndsAsync(walletId, entries);
        var words = await adjustments.OfAsync(walletId, entries);
        var lines = new List<HistoryModel>();
        foreach (var entry in entries.Where(entry => !(entry is { Kind: EntryKind.Hold, HoldNumber: { } hold } && spent.Contains(hold))))
        {
            var order = entry.Kind == EntryKind.Earn && entry.OrderId is { } id ? orders.TryGetValue(id, out var found) ? found : null : null;
            // What says where and for which receipt says it once.
            var inSalon = await SalonWordsAsync(entry, taken);
            lines.Add(await LineAsync(entry, order, inSalon, words, ends) with { Sale = inSalon is null && SaleNumber.Of(entry.OrderId) is { } number && sold.TryGetValue(number, out var sale) ? await SaleAsync(sale) : null });
        }

        return (lines, Math.Max(1, entries.TotalPages));
    }

    // What an order or the counter spends is set aside before: that it was spent says both.
    async Task<HistoryModel> LineAsync(LedgerEntry entry, OrderAccount? order, string? inSalon, IReadOnlyDictionary<string, string> words, IReadOnlyDictionary<long, DateTime> ends)
    {
        var sign = ShownSignOf(entry);
        var snapshot = EarnSnapshot.Parse(order?.Snapshot);
        IReadOnlyList<string> why = snapshot is null
            ? []
            : [.. await explanations.LinesAsync(snapshot.Explanation, order!.Earned, CurrencySpec.For(snapshot.Currency), snapshot.TermsVersion, ofSale: SaleNumber.Of(order.OrderId) is not null), .. await explanations.LimitAsync(snapshot)];
        return new(
            await texts.InstantAsync(entry.CreatedOnUtc),
            inSalon ?? await ExtendedAsync(await WordsAsync(entry, words), ends.TryGetValue(entry.Sequence, out var end) ? end : null),
            entry.Amount == 0 || entry.Kind.IsOfMerge() ? "" : sign.Replace('-', '−') + await texts.AmountAsync(entry.Amount),
            sign == Gain,
            await texts.AmountAsync(entry.AvailableAfter),
            entry.OrderId > 0 ? entry.OrderId : null,
            why);
    }

    /// <summary>A sale by its branch and receipt.</summary>
    public async Task<string> SaleAsync(Sale sale)
    {
        ArgumentNullException.ThrowIfNull(sale);
        return await texts.TextAsync("Account.Sale", (await branches.GetByIdAsync(sale.BranchId))?.Name ?? "–", sale.Receipt);
    }

    /// <summary>"+" where an entry made the wallet richer, "-" where poorer; empty: neither.</summary>
    public static string SignOf(LedgerEntry entry)
    {
        var isGain = entry.From is LedgerAccount.Programme or LedgerAccount.Redeemed or LedgerAccount.Moved && entry.To is not LedgerAccount.Programme;
        var isLoss = entry.To is LedgerAccount.Programme or LedgerAccount.Redeemed or LedgerAccount.Expired or LedgerAccount.Moved && entry.Kind != EntryKind.Waive;
        return isGain ? Gain : isLoss ? "-" : "";
    }

    // Beside what came to the wallet or left it also what the owner can spend more or less than before.
    static string ShownSignOf(LedgerEntry entry) => SignOf(entry) is { Length: > 0 } sign ? sign
        : entry.To == LedgerAccount.Available && entry.From is LedgerAccount.Pending or LedgerAccount.Reserved ? Gain
        : entry.From == LedgerAccount.Available && entry.To is LedgerAccount.Reserved or LedgerAccount.Debt ? "-"
        : "";

    /// <summary>Says in words what happened. An adjustment says of itself that the shop made it.</summary>
    /// <param name="entry">What happened.</param>
    /// <param name="words">What staff wrote to the client of adjustments, by act.</param>
    public async Task<string> WordsAsync(LedgerEntry entry, IReadOnlyDictionary<string, string> words) => entry is { Channel: Channel.Admin, ActorId: > 0, Kind: EntryKind.Hold or EntryKind.Release }
        ? await texts.TextAsync("Account.Entry.ByStaff", await WhatAsync(entry, words))
        : await WhatAsync(entry, words);

    // Where, and for which receipt; null: it was not in the salon, or the branch cannot be told.
    async Task<string?> SalonWordsAsync(LedgerEntry entry, IReadOnlyList<SalonRedemption> taken)
    {
        if (taken.FirstOrDefault(one => one.Entry.Sequence == entry.Sequence || one.Undone?.Sequence == entry.Sequence) is not { } one || await redemptions.BranchOfAsync(one) is not { } branch)
            return null;
        var key = one.Entry.Sequence != entry.Sequence ? "UndoneAt" : one.Hold.Purpose == HoldPurpose.Voucher ? "VoucherAt" : "CaptureAt";
        return await texts.TextAsync($"Account.Entry.{key}", branch.Name, one.Entry.Reason ?? "");
    }

    // Credit of which staff moved the last day: to which one.
    async Task<string> ExtendedAsync(string what, DateTime? endsUtc) => endsUtc is { } end ? await texts.TextAsync("Account.Entry.ExtendedTo", what, texts.LastDay(end)) : what;

    async Task<string> WhatAsync(LedgerEntry entry, IReadOnlyDictionary<string, string> words)
    {
        // What comes back without an order was undone at the counter.
        if (entry is { Kind: EntryKind.Restore, OrderId: null })
            return await texts.TextAsync("Account.Entry.Undone");
        var what = await texts.TextAsync($"Account.Entry.{entry.Kind}");
        // The reason of what staff do is for staff: the client reads what was written to the client.
        if (entry.Kind.IsByHand())
            return words.TryGetValue(PostingContext.ActOf(entry.IdempotencyKey), out var written) ? $"{what}: {written}" : what;
        if (entry.Kind != EntryKind.Bonus || string.IsNullOrEmpty(entry.Reason))
            return what;

        // What a bonus was for says more than that it is one.
        var reason = await bonuses.ReasonAsync(entry);
        return reason == entry.Reason ? $"{what}: {reason}" : reason!;
    }
}
