using Nop.Plugin.Misc.Cashback.Sales;
using Nop.Plugin.Misc.Cashback.Web.Shop;

namespace Nop.Plugin.Misc.Cashback.Web.Salon.Days;

/// <summary>Builds the journal of a branch's day.</summary>
public sealed class DayFactory(ISalonDays days, SentSlips sent, BranchStaff staff, IWalletDirectory wallets, SalonTexts salon, IStoreContext stores, IPublicTexts texts)
{
    /// <summary>How a field for a day writes it.</summary>
    public const string DayFormat = "yyyy-MM-dd";

    /// <summary>The branch and the day that a page is about.</summary>
    /// <param name="branchId">As asked; 0: none.</param>
    /// <param name="day">As asked; empty or no day: today.</param>
    /// <param name="clerkId">Who asks.</param>
    /// <returns>A branch that may be closed by now, and a day; null: none is chosen, and several are open.</returns>
    public async Task<(Branch? Branch, DateOnly Day)> ReadAsync(int branchId, string? day, int clerkId)
    {
        var branch = await staff.FindAsync(clerkId, branchId) ?? (await staff.BranchesAsync(clerkId, activeOnly: true) is [var only] ? only : null);
        var today = branch is null ? default : days.Today(branch);
        return (branch, DateOnly.TryParseExact(day, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var asked) && asked.Year > 2000 && asked <= today ? asked : today);
    }

    /// <summary>The page.</summary>
    /// <param name="branch">The branch; null: not chosen yet.</param>
    /// <param name="day">The day.</param>
    /// <param name="clerkId">Who looks at it.</param>
    /// <param name="form">What was typed before; null: nothing.</param>
    /// <param name="asksReason">What was counted is not what is expected.</param>
    public async Task<DayModel> PrepareAsync(Branch? branch, DateOnly day, int clerkId, DayEndForm? form = null, bool asksReason = false)
    {
        var shop = (await stores.GetCurrentStoreAsync()).Name;
        var choices = (await staff.BranchesAsync(clerkId)).Where(other => other.Active || other.Id == branch?.Id)
            .Select(other => new SelectListItem(other.Name, other.Id.ToString(CultureInfo.InvariantCulture), other.Id == branch?.Id)).ToList();
        if (branch is null)
            return new(shop, 0, "", choices, "", "");

        var journal = await days.JournalAsync(branch, day);
        var currency = await wallets.GetCurrencyAsync();
        var shownDay = Written(day);
        var isBlind = branch.CountsBlind && journal.End is null && !asksReason;
        return new(shop, branch.Id, SalonTexts.PlaceOf(branch), choices, shownDay, day.ToString("D", CultureInfo.CurrentCulture))
        {
            Currency = currency.Code,
            IsBlind = isBlind,
            Acts = await ActsAsync(journal, isBlind),
            Clerks = isBlind ? [] : await ClerksAsync(journal),
            Form = journal.End is null ? (form ?? new()) with { BranchId = branch.Id, Day = shownDay } : null,
            Expected = asksReason ? await texts.AmountAsync(journal.Expected) : null,
            AsksReason = asksReason,
            Closed = journal.End is { } end ? await ClosedAsync(end, journal, branch) : null,
        };
    }

    /// <summary>A day as its field writes it.</summary>
    public static string Written(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);

    async Task<IReadOnlyList<DayActModel>> ActsAsync(DayJournal journal, bool isBlind)
    {
        var acts = new List<DayActModel>(journal.Acts.Count);
        var clients = new Dictionary<int, string>();
        foreach (var walletId in journal.Acts.Where(act => act.Voucher.Length == 0).Select(act => act.WalletId).Distinct())
            clients[walletId] = await salon.ClientOfAsync(walletId);
        var slips = await sent.NewestAsync([.. journal.Acts.Select(act => act.Act)]);
        foreach (var act in journal.Acts)
        {
            acts.Add(new(await salon.TimeAsync(act.OnUtc, journal.Branch), await texts.TextAsync($"Day.Act.{act.Kind}"), act.Receipt, await ByAsync(act),
                act.Goods == 0 ? null : await texts.AmountAsync(act.Goods), isBlind ? null : await texts.AmountAsync(act.Credit), act.Kind is not (DayActKind.Taken or DayActKind.GivenBack), act.Act, act.IsLate,
                slips.TryGetValue(act.Act, out var slip) ? await texts.TextAsync("Day.SlipSent", await salon.WhenAsync(slip.SentOnUtc.AsUtc(), journal.Branch)) : null)
            {
                From = act.Voucher.Length > 0 ? salon.VoucherOf(act.Voucher) : clients[act.WalletId],
            });
        }

        return acts;
    }

    async Task<string> ByAsync(DayAct act)
    {
        var clerk = await salon.NameOfAsync(act.ClerkId);
        return act.ConfirmedBy > 0 ? await texts.TextAsync("Entries.ConfirmedBy", clerk, await salon.NameOfAsync(act.ConfirmedBy)) : clerk;
    }

    async Task<IReadOnlyList<ClerkTotalsModel>> ClerksAsync(DayJournal journal)
    {
        var totals = new List<ClerkTotalsModel>();
        foreach (var clerk in journal.Clerks)
            totals.Add(await TotalsAsync(clerk, await salon.NameOfAsync(clerk.ClerkId)));
        if (journal.Acts.Count > 0)
            totals.Add(await TotalsAsync(journal.Total, name: null));
        if (journal.Late is { } late)
            totals.Add(await TotalsAsync(late, await texts.TextAsync("Day.Late")) with { IsLate = true });
        return totals;
    }

    async Task<ClerkTotalsModel> TotalsAsync(ClerkTotals totals, string? name) => new(
        name,
        await texts.AmountAsync(totals.Taken),
        await texts.TextAsync("Day.SalesOf", totals.Sales, await texts.AmountAsync(totals.Sold)),
        await texts.AmountAsync(totals.SoldCredit),
        await texts.AmountAsync(totals.Returned),
        await texts.AmountAsync(totals.ReturnedCredit),
        await texts.AmountAsync(totals.Undone),
        await texts.AmountAsync(totals.Credit));

    async Task<DayClosedModel> ClosedAsync(DayEnd end, DayJournal journal, Branch branch)
    {
        var currency = CurrencySpec.For(end.CurrencyCode);
        return new(
            await texts.AmountAsync(end.Expected, currency),
            await texts.AmountAsync(end.Counted, currency),
            end.Counted == end.Expected ? null : await texts.AmountAsync(end.Counted - end.Expected, currency),
            end.Reason,
            await salon.NameOfAsync(end.ClosedBy),
            await salon.WhenAsync(end.ClosedOnUtc, branch),
            journal.Expected == end.Expected ? null : await texts.AmountAsync(journal.Expected, currency));
    }
}
