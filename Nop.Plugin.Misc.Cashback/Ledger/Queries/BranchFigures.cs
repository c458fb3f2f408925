namespace Nop.Plugin.Misc.Cashback.Ledger.Queries;

/// <summary>What somebody did at a branch in a span of time. Amounts in minor units.</summary>
/// <param name="BranchId">The branch; 0: with vouchers that every branch takes.</param>
/// <param name="ClerkId">Customer id; below 0: a till, by its number; 0: nobody, the system.</param>
sealed record ClerkFigures(int BranchId, int ClerkId)
{
    /// <summary>Sales that were recorded.</summary>
    public int Sales { get; init; }

    /// <summary>What their goods cost.</summary>
    public long Sold { get; init; }

    /// <summary>Goods that came back, of sales that were undone too.</summary>
    public long Returned { get; init; }

    /// <summary>Credit that paid for sales, less what went back with returns.</summary>
    public long SoldCredit { get; init; }

    /// <summary>Credit that was taken without a sale, less what was given back.</summary>
    public long Taken { get; init; }

    /// <summary>All credit that was spent.</summary>
    public long Credit => SoldCredit + Taken;
}

/// <summary>What became of the vouchers of a branch in a span of time. Amounts in minor units.</summary>
/// <param name="BranchId">The branch; 0: vouchers that every branch takes.</param>
sealed record VoucherFigures(int BranchId)
{
    /// <summary>Vouchers that were made.</summary>
    public int Issued { get; init; }

    /// <summary>What was set aside for them.</summary>
    public long IssuedAmount { get; init; }

    /// <summary>What was taken from vouchers.</summary>
    public long Redeemed { get; init; }

    /// <summary>What was given back of that.</summary>
    public long GivenBack { get; init; }

    /// <summary>What went back because vouchers were past their date.</summary>
    public long Lapsed { get; init; }

    /// <summary>What went back otherwise: cancelled, or the rest of one that was taken in part.</summary>
    public long Released { get; init; }

    /// <summary>What was set aside at the end.</summary>
    public long Open { get; init; }
}

/// <summary>Sums up what branches did, grouped in the database. Of wallets of one currency. Reads only.</summary>
sealed class BranchFigures(IRepository<LedgerEntry> entries, IRepository<Hold> holds, IRepository<Wallet> wallets, IRepository<Sale> sales, IRepository<SaleReturn> returns)
{
    const int Voucher = (int)HoldPurpose.Voucher;
    const int Counter = (int)HoldPurpose.Counter;
    const int Till = (int)HoldPurpose.Till;
    const int Lapsed = (int)HoldState.Lapsed;
    const int Hold = (int)EntryKind.Hold;
    const int Capture = (int)EntryKind.Capture;
    const int Restore = (int)EntryKind.Restore;
    const int Release = (int)EntryKind.Release;

    /// <summary>What was sold, returned and taken, by branch and clerk.</summary>
    /// <param name="currencyCode">Currency of the wallets.</param>
    /// <param name="fromUtc">At this instant or later.</param>
    /// <param name="toUtc">Before this one.</param>
    public async Task<IReadOnlyList<ClerkFigures>> ClerksAsync(string currencyCode, DateTime fromUtc, DateTime toUtc)
    {
        var (since, before) = (fromUtc.AsStored(), toUtc.AsStored());
        var sold = await (
            from sale in sales.Table
            join wallet in wallets.Table on sale.WalletId equals wallet.Id
            where sale.SoldOnUtc >= since && sale.SoldOnUtc < before && wallet.CurrencyCode == currencyCode
            group sale by new { sale.BranchId, sale.ClerkId } into some
            select new { some.Key.BranchId, some.Key.ClerkId, Count = some.Count(), Gross = some.Sum(sale => sale.Gross), Credit = some.Sum(sale => sale.Credit) }).ToListAsync();
        var returned = await (
            from back in returns.Table
            join sale in sales.Table on back.SaleNumber equals sale.Number
            join wallet in wallets.Table on sale.WalletId equals wallet.Id
            where back.ReturnedOnUtc >= since && back.ReturnedOnUtc < before && wallet.CurrencyCode == currencyCode
            group back by new { back.BranchId, back.ClerkId } into some
            select new { some.Key.BranchId, some.Key.ClerkId, Amount = some.Sum(back => back.Amount), Credit = some.Sum(back => back.CreditBack) }).ToListAsync();
        var taken = await (
            from entry in entries.Table
            join hold in holds.Table on new { entry.WalletId, Number = entry.HoldNumber } equals new { hold.WalletId, Number = (int?)hold.Number }
            join wallet in wallets.Table on entry.WalletId equals wallet.Id
            where entry.CreatedOnUtc >= since && entry.CreatedOnUtc < before && (entry.KindId == Capture || entry.KindId == Restore) && entry.OrderId == null
                && (hold.PurposeId == Voucher || hold.PurposeId == Counter || hold.PurposeId == Till) && wallet.CurrencyCode == currencyCode
            group entry by new { hold.BranchId, entry.ActorId, entry.KindId } into some
            select new { some.Key.BranchId, some.Key.ActorId, some.Key.KindId, Amount = some.Sum(entry => entry.Amount) }).ToListAsync();
        return
        [
            .. sold.Select(row => new ClerkFigures(row.BranchId, row.ClerkId) { Sales = row.Count, Sold = row.Gross, SoldCredit = row.Credit })
                .Concat(returned.Select(row => new ClerkFigures(row.BranchId, row.ClerkId) { Returned = row.Amount, SoldCredit = -row.Credit }))
                .Concat(taken.Select(row => new ClerkFigures(row.BranchId, row.ActorId) { Taken = row.KindId == Capture ? row.Amount : -row.Amount }))
                .GroupBy(row => (row.BranchId, row.ClerkId)).Select(same => SumOf(same, same.Key.BranchId, same.Key.ClerkId)),
        ];
    }

    /// <summary>What became of vouchers, by the branch that may take them.</summary>
    /// <inheritdoc cref="ClerksAsync"/>
    public async Task<IReadOnlyList<VoucherFigures>> VouchersAsync(string currencyCode, DateTime fromUtc, DateTime toUtc)
    {
        var (since, before) = (fromUtc.AsStored(), toUtc.AsStored());
        var ofVouchers =
            from entry in entries.Table
            join hold in holds.Table on new { entry.WalletId, Number = entry.HoldNumber } equals new { hold.WalletId, Number = (int?)hold.Number }
            join wallet in wallets.Table on entry.WalletId equals wallet.Id
            where entry.CreatedOnUtc < before && hold.PurposeId == Voucher && (entry.KindId == Hold || entry.KindId == Capture || entry.KindId == Restore || entry.KindId == Release) && wallet.CurrencyCode == currencyCode
            select new { hold.BranchId, hold.StateId, entry.KindId, entry.CreatedOnUtc, entry.Amount };
        var during = await ofVouchers.Where(row => row.CreatedOnUtc >= since).GroupBy(row => new { row.BranchId, row.StateId, row.KindId })
            .Select(some => new { some.Key.BranchId, some.Key.StateId, some.Key.KindId, Count = some.Count(), Amount = some.Sum(row => row.Amount) }).ToListAsync();
        var ever = await ofVouchers.GroupBy(row => new { row.BranchId, row.KindId }).Select(some => new { some.Key.BranchId, some.Key.KindId, Amount = some.Sum(row => row.Amount) }).ToListAsync();
        return
        [
            .. ever.GroupBy(row => row.BranchId).Select(branch =>
            {
                var here = during.Where(row => row.BranchId == branch.Key).ToList();
                return new VoucherFigures(branch.Key)
                {
                    Issued = here.Where(row => row.KindId == Hold).Sum(row => row.Count),
                    IssuedAmount = here.Where(row => row.KindId == Hold).Sum(row => row.Amount),
                    Redeemed = here.Where(row => row.KindId == Capture).Sum(row => row.Amount),
                    GivenBack = here.Where(row => row.KindId == Restore).Sum(row => row.Amount),
                    Lapsed = here.Where(row => row.KindId == Release && row.StateId == Lapsed).Sum(row => row.Amount),
                    Released = here.Where(row => row.KindId == Release && row.StateId != Lapsed).Sum(row => row.Amount),
                    Open = branch.Sum(row => row.KindId == Hold ? row.Amount : row.KindId == Restore ? 0 : -row.Amount),
                };
            }).Where(row => row != new VoucherFigures(row.BranchId)),
        ];
    }

    /// <summary>Adds figures up.</summary>
    public static ClerkFigures SumOf(IEnumerable<ClerkFigures> figures, int branchId, int clerkId)
    {
        var all = figures.ToList();
        return new(branchId, clerkId)
        {
            Sales = all.Sum(row => row.Sales),
            Sold = all.Sum(row => row.Sold),
            Returned = all.Sum(row => row.Returned),
            SoldCredit = all.Sum(row => row.SoldCredit),
            Taken = all.Sum(row => row.Taken),
        };
    }
}
