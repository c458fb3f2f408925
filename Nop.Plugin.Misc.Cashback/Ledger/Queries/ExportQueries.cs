using Nop.Plugin.Misc.Cashback.Ledger.Posting;

namespace Nop.Plugin.Misc.Cashback.Ledger.Queries;

/// <summary>Reads pages of files that list every wallet or voucher. Reads only, and only the columns that go into a file.</summary>
/// <remarks>Each page is found by an index and asks for the columns of the file only; a client who is deleted leaves an empty name behind.</remarks>
public sealed class ExportQueries(IRepository<Hold> holds, IRepository<Wallet> wallets, IRepository<Lot> lots, IRepository<Customer> customers)
{
    /// <summary>Wallets and what each may redeem at an instant; ascending by row id.</summary>
    /// <param name="nowUtc">The instant.</param>
    /// <param name="afterWalletId">Row id of the last wallet of the page before; 0: the first page.</param>
    /// <param name="take">Rows a page.</param>
    public async Task<IReadOnlyList<BalanceLine>> BalancesAsync(DateTime nowUtc, int afterWalletId, int take)
    {
        var rows =
            from wallet in wallets.Table
            join person in customers.Table on wallet.CustomerId equals person.Id into people
            from person in people.DefaultIfEmpty()
            where wallet.Id > afterWalletId
            orderby wallet.Id
            select new
            {
                wallet.Id,
                wallet.CardNumber,
                wallet.CurrencyCode,
                wallet.Debt,
                wallet.StoreId,
                FirstName = person == null || person.Deleted ? null : person.FirstName,
                LastName = person == null || person.Deleted ? null : person.LastName,
            };
        var page = await rows.Take(take).ToListAsync();
        if (page.Count == 0)
            return [];

        var last = page[^1].Id;
        var open = await lots.Table.Where(lot => lot.WalletId > afterWalletId && lot.WalletId <= last && lot.Open)
            .Select(lot => new Lot { WalletId = lot.WalletId, Pending = lot.Pending, Available = lot.Available, ActivatesOnUtc = lot.ActivatesOnUtc, ExpiresOnUtc = lot.ExpiresOnUtc }).ToListAsync();
        var byWallet = open.ToLookup(lot => lot.WalletId);
        return [.. page.Select(row => new BalanceLine(row.Id, row.StoreId, row.CardNumber, row.CurrencyCode, SpendingOrder.Usable(byWallet[row.Id], -row.Debt, nowUtc), row.FirstName, row.LastName))];
    }

    /// <summary>Open vouchers that a branch may take at an instant; ascending by row id.</summary>
    /// <param name="branchId">The branch; 0: those of every branch together.</param>
    /// <param name="nowUtc">Vouchers past their date at this instant are left out.</param>
    /// <param name="afterHoldId">Row id of the last hold of the page before; 0: the first page.</param>
    /// <param name="take">Rows a page.</param>
    public async Task<IReadOnlyList<VoucherLine>> VouchersAsync(int branchId, DateTime nowUtc, int afterHoldId, int take)
    {
        const int voucher = (int)HoldPurpose.Voucher;
        const int open = (int)HoldState.Open;
        // Columns are timestamps without a zone: an instant of kind Utc would be moved to the session's.
        var now = nowUtc.AsStored();
        var rows =
            from hold in holds.Table
            join wallet in wallets.Table on hold.WalletId equals wallet.Id
            join person in customers.Table on wallet.CustomerId equals person.Id into people
            from person in people.DefaultIfEmpty()
            where hold.Id > afterHoldId && hold.PurposeId == voucher && hold.StateId == open
            where branchId == 0 || hold.BranchId == 0 || hold.BranchId == branchId
            where hold.ExpiresOnUtc == null || hold.ExpiresOnUtc > now
            orderby hold.Id
            select new
            {
                hold.Id,
                hold.Reference,
                hold.BranchId,
                hold.Amount,
                hold.Captured,
                hold.Released,
                hold.ExpiresOnUtc,
                wallet.CardNumber,
                wallet.CurrencyCode,
                wallet.StoreId,
                FirstName = person == null || person.Deleted ? null : person.FirstName,
                LastName = person == null || person.Deleted ? null : person.LastName,
            };
        return
        [
            .. (await rows.Take(take).ToListAsync()).Select(row => new VoucherLine(row.Id, row.Reference, row.BranchId, row.Amount - row.Captured - row.Released, row.ExpiresOnUtc,
                row.StoreId, row.CardNumber, row.CurrencyCode, row.FirstName, row.LastName)),
        ];
    }
}

/// <summary>A wallet in a file.</summary>
/// <param name="WalletId">Its row.</param>
/// <param name="StoreId">The store that it is for; 0: all.</param>
/// <param name="CardNumber">Its card.</param>
/// <param name="CurrencyCode">Its currency.</param>
/// <param name="Usable">What may be redeemed, minor units.</param>
/// <param name="FirstName">Of its client; null: none, or the client is deleted.</param>
/// <param name="LastName">Of its client; null: none, or the client is deleted.</param>
public sealed record BalanceLine(int WalletId, int StoreId, string CardNumber, string CurrencyCode, long Usable, string? FirstName, string? LastName);

/// <summary>A voucher in a file.</summary>
/// <param name="HoldId">Its row.</param>
/// <param name="Reference">Names its hold.</param>
/// <param name="BranchId">Where it may be taken; 0: everywhere.</param>
/// <param name="Left">What is left of it, minor units.</param>
/// <param name="ExpiresOnUtc">From this instant it may not be taken; null: no end.</param>
/// <param name="StoreId">The store that its wallet is for; 0: all.</param>
/// <param name="CardNumber">The card of its wallet.</param>
/// <param name="CurrencyCode">The currency of its wallet.</param>
/// <param name="FirstName">Of its client; null: none, or the client is deleted.</param>
/// <param name="LastName">Of its client; null: none, or the client is deleted.</param>
public sealed record VoucherLine(int HoldId, string Reference, int BranchId, long Left, DateTime? ExpiresOnUtc, int StoreId, string CardNumber, string CurrencyCode,
    string? FirstName, string? LastName);
