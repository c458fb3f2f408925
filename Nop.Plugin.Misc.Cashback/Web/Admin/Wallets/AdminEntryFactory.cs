using Nop.Plugin.Misc.Cashback.Api.Keys;
using Nop.Web.Framework.Models.Extensions;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Wallets;

/// <summary>Makes the rows of a wallet's ledger: what each was in a sentence, who did it, and who confirmed or approved it.</summary>
public sealed class AdminEntryFactory(
    IWalletDirectory wallets,
    IHoldQueries holds,
    ExtensionQueries extensions,
    IAdjustmentTexts adjustments,
    SecondPeople second,
    ICustomerService customers,
    ITillKeys tills,
    EntryText says,
    BonusText bonuses,
    ILocalizationService localization,
    Texts texts,
    IDateTimeHelper dateTime,
    ShopClock clock)
{
    /// <summary>A page of a wallet's entries, newest first.</summary>
    public async Task<EntryListModel> PrepareAsync(EntrySearchModel search)
    {
        ArgumentNullException.ThrowIfNull(search);
        var page = await wallets.EntriesAsync(search.WalletId, search.Page - 1, search.PageSize);
        var currency = await wallets.GetAsync(search.WalletId) is { } row ? CurrencySpec.For(row.Wallet.CurrencyCode) : await wallets.GetCurrencyAsync();
        var entries = await EntriesAsync(search.WalletId, [.. page], currency);
        return new EntryListModel().PrepareToGrid(search, page, () => entries);
    }

    /// <summary>Entries of an order, in the order in which they come.</summary>
    /// <param name="wallet">The wallet that the order is in.</param>
    /// <param name="found">The entries.</param>
    public async Task<TableModel> OfOrderAsync(Wallet wallet, IReadOnlyCollection<LedgerEntry> found)
    {
        ArgumentNullException.ThrowIfNull(wallet);
        var shown = await EntriesAsync(wallet.Id, found, CurrencySpec.For(wallet.CurrencyCode));
        return new([Column.Text("Entries.Kind"), Column.Amount("Entries.Amount"), Column.Text("Entries.CreatedOn") with { IsWideOnly = true }, Column.Text("Entries.Actor") with { IsWideOnly = true }, Column.Text("Entries.Reason") with { IsWideOnly = true }],
            [.. shown.Select((entry, at) => new TableRow(at, [entry.Kind, entry.Amount, entry.CreatedOn, entry.Actor, entry.Reason]))]) { Action = null };
    }

    /// <summary>When an entry was written, for the reader.</summary>
    public async Task<string> WhenAsync(LedgerEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return (await dateTime.ConvertToUserTimeAsync(entry.CreatedOnUtc, DateTimeKind.Utc)).ToString("g", CultureInfo.CurrentCulture);
    }

    async Task<List<EntryModel>> EntriesAsync(int walletId, IReadOnlyCollection<LedgerEntry> found, CurrencySpec currency)
    {
        var seconds = await second.OfAsync(walletId, found);
        var people = (await customers.GetCustomersByIdsAsync([.. found.Select(entry => entry.ActorId).Concat(seconds.Values).Where(id => id > 0).Distinct()])).ToDictionary(person => person.Id);
        var purposes = await holds.PurposesAsync(walletId, [.. found.Select(entry => entry.HoldNumber).OfType<int>()]);
        var ends = await extensions.EndsAsync(walletId, found);
        var words = await adjustments.OfAsync(walletId, found);
        var entries = new List<EntryModel>(found.Count);
        foreach (var entry in found)
        {
            var act = PostingContext.ActOf(entry.IdempotencyKey);
            var shown = await EntryAsync(entry, currency, entry.HoldNumber is { } number && purposes.TryGetValue(number, out var purpose) ? purpose : null);
            shown.Actor = await ActorAsync(entry, people, seconds.GetValueOrDefault(act));
            if (ends.TryGetValue(entry.Sequence, out var end))
                shown.Kind = $"{shown.Kind} {await texts.GetAsync("Entries.LastsTo", clock.ToShop(end.AddTicks(-1))!.Value.ToString("d", CultureInfo.CurrentCulture))}";
            // A debt that an adjustment pays off belongs to its act, and was written of to nobody.
            if (entry.Kind.IsByHand() && words.TryGetValue(act, out var written))
                shown.Actor = string.Format(CultureInfo.CurrentCulture, await texts.GetAsync("Entries.ClientReads"), shown.Actor, written);
            entries.Add(shown);
        }

        return entries;
    }

    async Task<EntryModel> EntryAsync(LedgerEntry entry, CurrencySpec currency, HoldPurpose? purpose) => new()
    {
        Sequence = entry.Sequence,
        CreatedOn = await WhenAsync(entry),
        Kind = await says.SayAsync(entry, purpose, currency),
        Accounts = EntryText.IsNote(entry) ? await texts.GetAsync("Entries.MovesNothing") : $"{await localization.GetLocalizedEnumAsync(entry.From)} → {await localization.GetLocalizedEnumAsync(entry.To)}",
        // What was moved: the amount of a note stands in its sentence.
        Amount = EntryText.IsNote(entry) ? "" : Figures.Amount(entry.Amount, currency),
        AvailableAfter = Figures.Amount(entry.AvailableAfter, currency),
        PendingAfter = Figures.Amount(entry.PendingAfter, currency),
        OrderId = entry.OrderId ?? 0,
        Reason = await bonuses.ReasonAsync(entry),
        Hash = entry.Hash.Length > 8 ? entry.Hash[..8] : entry.Hash,
    };

    async Task<string> ActorAsync(LedgerEntry entry, Dictionary<int, Customer> people, int secondId)
    {
        var where = await localization.GetLocalizedEnumAsync(entry.Channel);
        var who = people.TryGetValue(entry.ActorId, out var actor) ? ClientNames.EmailOrNumber(actor, actor.Id) : await tills.NameOfAsync(entry.ActorId);
        var by = who is null ? where : $"{who} ({where})";
        return secondId == 0
            ? by
            : await texts.GetAsync(entry.Kind.IsByHand() ? "Entries.ApprovedBy" : "Entries.ConfirmedBy", by, ClientNames.EmailOrNumber(people.GetValueOrDefault(secondId), secondId));
    }
}
