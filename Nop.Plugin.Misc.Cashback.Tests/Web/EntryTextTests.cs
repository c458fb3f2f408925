using Nop.Plugin.Misc.Cashback.Tests.Localization;
using Nop.Plugin.Misc.Cashback.Web.Admin.Wallets;

namespace Nop.Plugin.Misc.Cashback.Tests.Web;

/// <summary>Each row of the ledger is a sentence.</summary>
public sealed class EntryTextTests
{
    static readonly string[] Languages = LocaleSources.Languages;

    [TestCaseSource(nameof(Languages))]
    public void Every_entry_that_can_be_has_a_sentence(string language)
    {
        var texts = LocaleSources.Texts(language);
        var missing = All().Select(one => EntryText.KeyOf(one.Entry, one.Purpose)).Distinct().Where(key => !texts.TryGetValue($"{LocaleSources.Prefix}Entries.Says.{key}", out var text) || !text.EndsWith('.'));
        Assert.That(missing, Is.Empty);
    }

    [Test]
    public void No_sentence_is_idle()
    {
        const string family = $"{CashbackDefaults.ResourcePrefix}.Entries.Says.";
        var said = All().Select(one => family + EntryText.KeyOf(one.Entry, one.Purpose)).ToHashSet();
        Assert.That(LocaleSources.Texts("en").Keys.Where(key => key.StartsWith(family, StringComparison.Ordinal)).Except(said), Is.Empty);
    }

    [Test]
    public void No_sentence_names_an_account_or_an_arrow() =>
        Assert.That(LocaleSources.Texts("en").Where(text => text.Key.Contains(".Entries.Says.", StringComparison.Ordinal) && (text.Value.Contains('→') || text.Value.Contains("Pending", StringComparison.Ordinal))), Is.Empty);

    [Test]
    public void A_note_says_its_amount_in_the_sentence_and_no_other_entry_does()
    {
        var texts = LocaleSources.Texts("en");
        // What changes a wallet's state has no amount.
        Assert.That(All().Where(one => WalletStates.After(one.Entry.Kind) is null && EntryText.IsNote(one.Entry) != texts[$"{LocaleSources.Prefix}Entries.Says.{EntryText.KeyOf(one.Entry, one.Purpose)}"].Contains("{0}", StringComparison.Ordinal))
            .Select(one => EntryText.KeyOf(one.Entry, one.Purpose)).Distinct(), Is.Empty);
    }

    // Every kind between the accounts that it moves between, with and without a hold of each purpose, an order, a sale, by staff and not.
    static IEnumerable<(LedgerEntry Entry, HoldPurpose? Purpose)> All() =>
        from kind in Enum.GetValues<EntryKind>()
        from way in WaysOf(kind)
        from purpose in Enum.GetValues<HoldPurpose>().Cast<HoldPurpose?>().Append(null)
        from order in new int?[] { null, 7, -7 }
        from channel in new[] { Channel.Admin, Channel.System }
        select (new LedgerEntry { Kind = kind, From = way.From, To = way.To, Amount = 1, OrderId = order, Channel = channel, Reason = "why" }, purpose);

    static IEnumerable<(LedgerAccount From, LedgerAccount To)> WaysOf(EntryKind kind) => kind switch
    {
        EntryKind.Earn or EntryKind.Reinstate => [(LedgerAccount.Programme, LedgerAccount.Pending)],
        EntryKind.Activate => [(LedgerAccount.Pending, LedgerAccount.Available)],
        EntryKind.Schedule => [(LedgerAccount.Pending, LedgerAccount.Pending)],
        EntryKind.Bonus or EntryKind.Opening or EntryKind.Refund => [(LedgerAccount.Programme, LedgerAccount.Available)],
        EntryKind.Hold => [(LedgerAccount.Available, LedgerAccount.Reserved)],
        EntryKind.Release => [(LedgerAccount.Reserved, LedgerAccount.Available)],
        EntryKind.Capture => [(LedgerAccount.Reserved, LedgerAccount.Redeemed), (LedgerAccount.Debt, LedgerAccount.Redeemed)],
        EntryKind.Restore => [(LedgerAccount.Redeemed, LedgerAccount.Available), (LedgerAccount.Redeemed, LedgerAccount.Reserved), (LedgerAccount.Redeemed, LedgerAccount.Debt)],
        EntryKind.Edit or EntryKind.Recount => [(LedgerAccount.Redeemed, LedgerAccount.Redeemed)],
        EntryKind.ClawBack => [(LedgerAccount.Pending, LedgerAccount.Programme), (LedgerAccount.Available, LedgerAccount.Programme), (LedgerAccount.Debt, LedgerAccount.Programme)],
        EntryKind.Waive or EntryKind.Reprice or EntryKind.Note => [(LedgerAccount.Programme, LedgerAccount.Programme)],
        EntryKind.DebtNet => [(LedgerAccount.Available, LedgerAccount.Debt)],
        EntryKind.Expire => [(LedgerAccount.Available, LedgerAccount.Expired)],
        EntryKind.Forfeit => [(LedgerAccount.Pending, LedgerAccount.Expired), (LedgerAccount.Available, LedgerAccount.Expired)],
        EntryKind.Extend => [(LedgerAccount.Available, LedgerAccount.Available)],
        EntryKind.PayOut => [(LedgerAccount.Available, LedgerAccount.Programme)],
        EntryKind.Freeze or EntryKind.Unfreeze or EntryKind.Close or EntryKind.Reopen => [(LedgerAccount.Available, LedgerAccount.Available)],
        EntryKind.Merge or EntryKind.TakeOver or EntryKind.Unmerge or EntryKind.HandBack => [(LedgerAccount.Available, LedgerAccount.Available)],
        EntryKind.MoveOut => [(LedgerAccount.Pending, LedgerAccount.Moved), (LedgerAccount.Available, LedgerAccount.Moved), (LedgerAccount.Moved, LedgerAccount.Debt)],
        EntryKind.MoveIn => [(LedgerAccount.Moved, LedgerAccount.Pending), (LedgerAccount.Moved, LedgerAccount.Available), (LedgerAccount.Debt, LedgerAccount.Moved)],
        EntryKind.Adjust => [(LedgerAccount.Programme, LedgerAccount.Available), (LedgerAccount.Available, LedgerAccount.Programme)],
        _ => throw new InvalidOperationException($"Between which accounts does {kind} move, and what does it say?"),
    };
}
