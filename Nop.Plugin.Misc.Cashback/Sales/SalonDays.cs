namespace Nop.Plugin.Misc.Cashback.Sales;

/// <inheritdoc cref="ISalonDays"/>
sealed class SalonDays(
    SaleQueries sales, RedemptionQueries redemptions, ITakingConfirmations confirmations, IWalletDirectory wallets, IRepository<DayEnd> ends, IDateTimeHelper dateTime, TimeProvider clock) : ISalonDays
{
    public DateOnly Today(Branch branch)
    {
        ArgumentNullException.ThrowIfNull(branch);
        return ShopTime.Date(clock.GetUtcNow().UtcDateTime, ZoneOf(branch));
    }

    public async Task<DayJournal> JournalAsync(Branch branch, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(branch);
        var number = DayEnd.NumberOf(day);
        var end = await ends.Table.FirstOrDefaultAsync(row => row.BranchId == branch.Id && row.Day == number);
        return await ReadAsync(branch, day, end);
    }

    public async Task<DayEndResult> CloseAsync(Branch branch, DateOnly day, long counted, string? reason, int actorId)
    {
        ArgumentNullException.ThrowIfNull(branch);
        var now = LedgerInstants.Cut(clock.GetUtcNow().UtcDateTime);
        var (journal, why) = (await JournalAsync(branch, day), reason?.Trim() ?? "");
        // What is done while it is closed will be late.
        var expected = journal.Acts.Where(act => act.OnUtc <= now).Sum(act => act.Credit);
        var refusal = journal.End is not null ? DayEndRefusal.Closed
            : day > Today(branch) ? DayEndRefusal.NotYet
            : why.Length > IRedemptions.MostReason ? DayEndRefusal.ReasonTooLong
            : counted != expected && why.Length == 0 ? DayEndRefusal.ReasonRequired
            : DayEndRefusal.None;
        if (refusal != DayEndRefusal.None)
            return new(refusal, journal.End, expected);

        var end = new DayEnd
        {
            BranchId = branch.Id,
            Day = DayEnd.NumberOf(day),
            CurrencyCode = (await wallets.GetCurrencyAsync()).Code,
            Expected = expected,
            Counted = counted,
            Reason = counted == expected ? "" : why,
            ClosedBy = actorId,
            ClosedOnUtc = now.AsStored(),
        };
        // Of two who close it at once one does.
        return await ends.TryInsertAsync(end, row => row.BranchId == branch.Id && row.Day == end.Day)
            ? new(DayEndRefusal.None, end, expected)
            : new(DayEndRefusal.Closed, (await JournalAsync(branch, day)).End, expected);
    }

    public async Task<IReadOnlyList<DayEnd>> ClosedAsync(BranchReach reach, int take)
    {
        ArgumentNullException.ThrowIfNull(reach);
        var (all, bound) = (reach.Bound.Count == 0, reach.Bound.ToList());
        return [.. await ends.GetAllAsync(rows => rows.Where(row => all || bound.Contains(row.BranchId)).OrderByDescending(row => row.Day).ThenBy(row => row.BranchId).Take(take))];
    }

    async Task<DayJournal> ReadAsync(Branch branch, DateOnly day, DayEnd? end)
    {
        var zone = ZoneOf(branch);
        var (from, to) = (ShopTime.StartOfDay(day, zone), ShopTime.StartOfDay(day.AddDays(1), zone));
        var acts = new List<DayAct>();
        foreach (var sale in await sales.SoldAsync(branch.Id, from, to))
            acts.Add(new(DayActKind.Sold, sale.SoldOnUtc.AsUtc(), sale.ClerkId, sale.Receipt, sale.Gross, sale.Credit) { Act = sale.Act, WalletId = sale.WalletId });
        foreach (var (row, sale) in await sales.ReturnedAsync(branch.Id, from, to))
            acts.Add(new(row.IsUndo ? DayActKind.SaleUndone : DayActKind.Returned, row.ReturnedOnUtc.AsUtc(), row.ClerkId, sale?.Receipt ?? "", -row.Amount, -row.CreditBack) { Act = sale?.Act ?? "", WalletId = sale?.WalletId ?? 0 });
        foreach (var taken in await redemptions.BetweenAsync(from, to, Receipts.UndoKeyOf))
        {
            if (!Receipts.IsAt(taken.Of, branch))
                continue;

            acts.Add(new(taken.IsUndo ? DayActKind.GivenBack : DayActKind.Taken, taken.OnUtc, taken.ActorId, taken.Of.Entry.Reason ?? "", 0, taken.IsUndo ? -taken.Of.Entry.Amount : taken.Of.Entry.Amount)
            {
                Act = taken.Of.Act,
                WalletId = taken.Of.Entry.WalletId,
                Voucher = taken.Of.Hold.Purpose == HoldPurpose.Voucher ? taken.Of.Hold.Reference : "",
            });
        }

        var closed = end?.ClosedOnUtc.AsUtc();
        // What goes back bears the act that it undoes, and nobody has to confirm it.
        var confirmed = await confirmations.OfAsync([.. acts.Where(IsTaken).Select(act => act.Act)]);
        return new(branch, day, [.. acts.OrderBy(act => act.OnUtc).Select(act => act with { IsLate = act.OnUtc > closed, ConfirmedBy = IsTaken(act) ? confirmed.GetValueOrDefault(act.Act) : 0 })], end);
    }

    static bool IsTaken(DayAct act) => act.Kind is DayActKind.Taken or DayActKind.Sold;

    TimeZoneInfo ZoneOf(Branch branch) => branch.Zone ?? dateTime.DefaultStoreTimeZone;
}
