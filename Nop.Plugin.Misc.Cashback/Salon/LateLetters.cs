using Nop.Plugin.Misc.Cashback.Salon.Returns;

namespace Nop.Plugin.Misc.Cashback.Salon;

/// <summary>Writes the letters to clients that a server did not come to, because it died after the act.</summary>
public interface ILateLetters
{
    /// <summary>Writes them. Where the server died between the queue and its note, the client gets the letter twice rather than never.</summary>
    /// <returns>How many were due; 0 also where another server is at it.</returns>
    /// <exception cref="AggregateException">Some could not be written; they stay due.</exception>
    Task<int> WriteAsync();
}

/// <inheritdoc cref="ILateLetters"/>
sealed class LateLetters(
    LetterOutbox dues, OfflineTakings offline, RedemptionQueries redemptions, SaleQueries sales, IRedemptions undoing, IWalletDirectory wallets, IBranchService branches, VoucherReferences references, ISalonLetters letters,
    ILocker locker, TimeProvider clock) : ILateLetters
{
    const int PageSize = 100;

    // Longer than the request that did the act may take: it writes the letter itself.
    static readonly TimeSpan s_afterTheAct = TimeSpan.FromMinutes(10);

    // Longer than a run takes; a server that dies in the middle holds the letters up for no longer.
    static readonly TimeSpan s_longest = TimeSpan.FromMinutes(30);

    public async Task<int> WriteAsync()
    {
        var (failures, count) = (new PastFailures("Letters that could not be written"), 0);
        await locker.PerformActionWithLockAsync("cashback.letters", s_longest, async () =>
        {
            var (before, after) = (clock.GetUtcNow().UtcDateTime - s_afterTheAct, 0);
            while (await dues.LateAsync(before, after, PageSize) is { Count: > 0 } page)
            {
                foreach (var due in page)
                    await failures.TryAsync($"Act {due.Act}", () => WriteAsync(due));
                (count, after) = (count + page.Count, page[^1].Id);
            }
        });
        failures.Throw();
        return count;
    }

    async Task<bool> WriteAsync(LetterDue due)
    {
        // Who is gone for good is written to no more.
        if (await wallets.GetAsync(due.WalletId) is { Customer: { Deleted: false } customer } row)
            await WriteAsync(due, customer, row.Wallet);
        // The letter strikes it out; where there was none to write, this does.
        await dues.DoneAsync(due.Act);
        return true;
    }

    async Task WriteAsync(LetterDue due, Customer customer, Wallet wallet)
    {
        if (due.KindId == (int)LetterOccasion.TakenByHand)
        {
            if ((await redemptions.EntriesAsync(due.Act)).FirstOrDefault(entry => entry.Kind == EntryKind.Adjust) is { } adjusted)
                await letters.TakenByHandAsync(customer, wallet.StoreId, new(wallet.Id, adjusted.Amount, CurrencySpec.For(wallet.CurrencyCode), adjusted.CreatedOnUtc.AsUtc(), due.Act));
            return;
        }

        // What another plugin set aside under a name of its own is no voucher of ours.
        if (await redemptions.HoldAsync(due.WalletId, due.HoldNumber) is not { } hold || hold.Purpose == HoldPurpose.Voucher && !VoucherReferences.IsOne(hold.Reference))
            return;
        if (due.KindId == (int)LetterOccasion.Issued)
        {
            await letters.IssuedAsync(customer, wallet.StoreId, hold, references.EndOf(hold.Reference), (await branches.GetByIdAsync(hold.BranchId))?.Name ?? "");
            return;
        }

        var isTaken = due.KindId == (int)LetterOccasion.Taken;
        var taken = (await redemptions.OfHoldAsync(due.WalletId, due.HoldNumber, Receipts.UndoKeyOf))
            .FirstOrDefault(found => due.Act == (isTaken ? found.Act : HashChain.KeyOf(Receipts.UndoKeyOf(found.Act))));
        if (taken is null)
        {
            if (!isTaken && await sales.ReturnAsync(due.Act) is { } back && await sales.FindAsync(back.SaleNumber) is { } sale)
                await letters.GivenBackAsync(customer, wallet.StoreId, SalonTaking.Of(back, sale, (await branches.GetByIdAsync(back.BranchId))?.Name ?? ""));
            return;
        }

        var told = SalonTaking.Of(taken, wallet, (await undoing.BranchOfAsync(taken))?.Name ?? "", references, due.Act);
        // The day on which a branch without internet took it, and not that of its file.
        if (isTaken && taken.Hold.Purpose == HoldPurpose.Voucher && await offline.OfAsync(taken) is { } file)
            told = told with { OnUtc = file.TakenOnUtc ?? told.OnUtc, ConfirmedOnUtc = file.ConfirmedOnUtc };
        await (isTaken ? letters.TakenAsync(customer, wallet.StoreId, told) : letters.GivenBackAsync(customer, wallet.StoreId, told));
    }
}
