using System.Runtime.CompilerServices;
using Nop.Plugin.Misc.Cashback.Ledger.Posting;

namespace Nop.Plugin.Misc.Cashback.Ledger.Queries;

/// <summary>Reads what goes into files that list every wallet or voucher. Reads only, and only the columns that go into a file.</summary>
/// <remarks>
/// A file is one statement, so that the database joins whole tables once instead of looking each row up, and tells of one moment; its rows come as they are read. Who asks takes them
/// at once, and asks the database nothing else meanwhile. A client who is deleted leaves an empty name behind.
/// </remarks>
public sealed class ExportQueries(IRepository<Hold> holds, IRepository<Wallet> wallets, IRepository<Lot> lots, IRepository<Customer> customers, IRepository<LedgerEntry> entries)
{
    const int Voucher = (int)HoldPurpose.Voucher;
    const int Open = (int)HoldState.Open;

    /// <summary>Wallets and what each may redeem now; ascending by row id.</summary>
    /// <param name="filter">Which; every branch may be told every balance.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async IAsyncEnumerable<BalanceLine> BalancesAsync(ExportFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var some = wallets.Table;
        if (filter.ChangedSinceUtc?.AsStored() is { } since)
        {
            var all = entries.Table;
            some = some.Where(wallet => all.Any(entry => entry.WalletId == wallet.Id && entry.Sequence == wallet.Sequence && entry.CreatedOnUtc >= since));
        }

        var open = lots.Table.Where(lot => lot.Open);
        var rows =
            from wallet in some
            join person in customers.Table on wallet.CustomerId equals person.Id into people
            from person in people.DefaultIfEmpty()
            join lot in open on wallet.Id equals lot.WalletId into lotsOfWallet
            from lot in lotsOfWallet.DefaultIfEmpty()
            orderby wallet.Id
            select new
            {
                wallet.Id,
                wallet.CustomerId,
                wallet.CardNumber,
                wallet.CurrencyCode,
                wallet.Debt,
                wallet.StoreId,
                FirstName = person == null || person.Deleted ? null : person.FirstName,
                LastName = person == null || person.Deleted ? null : person.LastName,
                HasLot = lot != null,
                Pending = lot == null ? 0L : lot.Pending,
                Available = lot == null ? 0L : lot.Available,
                ActivatesOnUtc = lot == null ? null : lot.ActivatesOnUtc,
                ExpiresOnUtc = lot == null ? null : lot.ExpiresOnUtc,
            };
        var (owner, debt, ownLots) = ((ExportOwner?)null, 0L, new List<Lot>());
        await foreach (var row in rows.AsTheyCome().WithCancellation(cancellationToken))
        {
            if (owner?.WalletId != row.Id)
            {
                if (owner is not null)
                    yield return new(SpendingOrder.Usable(ownLots, -debt, filter.NowUtc), owner);
                (owner, debt) = (new(row.Id, row.CustomerId, row.StoreId, row.CardNumber, row.CurrencyCode, row.FirstName, row.LastName), row.Debt);
                ownLots.Clear();
            }

            if (row.HasLot)
                ownLots.Add(new Lot { WalletId = row.Id, Pending = row.Pending, Available = row.Available, ActivatesOnUtc = row.ActivatesOnUtc, ExpiresOnUtc = row.ExpiresOnUtc });
        }

        if (owner is not null)
            yield return new(SpendingOrder.Usable(ownLots, -debt, filter.NowUtc), owner);
    }

    /// <summary>Vouchers that a branch may take now, or that changed since an instant; ascending by row id.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async IAsyncEnumerable<VoucherLine> VouchersAsync(ExportFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var now = filter.NowUtc.AsStored();
        var rows =
            from hold in Vouchers(filter, now)
            join wallet in wallets.Table on hold.WalletId equals wallet.Id
            join person in customers.Table on wallet.CustomerId equals person.Id into people
            from person in people.DefaultIfEmpty()
            orderby hold.Id
            select new
            {
                hold.Id,
                hold.Reference,
                hold.BranchId,
                hold.StateId,
                hold.Amount,
                hold.Captured,
                hold.Released,
                hold.ExpiresOnUtc,
                hold.WalletId,
                wallet.CustomerId,
                wallet.CardNumber,
                wallet.CurrencyCode,
                wallet.StoreId,
                FirstName = person == null || person.Deleted ? null : person.FirstName,
                LastName = person == null || person.Deleted ? null : person.LastName,
            };
        await foreach (var row in rows.AsTheyCome().WithCancellation(cancellationToken))
        {
            var state = row.StateId == Open && row.ExpiresOnUtc <= now ? HoldState.Lapsed : (HoldState)row.StateId;
            yield return new(row.Id, row.Reference, row.BranchId, state, state == HoldState.Open ? row.Amount - row.Captured - row.Released : 0, row.ExpiresOnUtc,
                new(row.WalletId, row.CustomerId, row.StoreId, row.CardNumber, row.CurrencyCode, row.FirstName, row.LastName));
        }
    }

    IQueryable<Hold> Vouchers(ExportFilter filter, DateTime now)
    {
        var branchId = filter.BranchId;
        var some = holds.Table.Where(hold => hold.PurposeId == Voucher);
        if (branchId > 0)
            some = some.Where(hold => hold.BranchId == 0 || hold.BranchId == branchId);
        // Columns are timestamps without a zone: an instant of kind Utc would be moved to the session's.
        if (filter.ChangedSinceUtc?.AsStored() is not { } since)
            return some.Where(hold => hold.StateId == Open && (hold.ExpiresOnUtc == null || hold.ExpiresOnUtc > now));

        // What is past its date ends without an entry, until the task books it.
        var all = entries.Table;
        return some.Where(hold => all.Any(entry => entry.WalletId == hold.WalletId && entry.HoldNumber == hold.Number && entry.CreatedOnUtc >= since)
            || hold.StateId == Open && hold.ExpiresOnUtc >= since && hold.ExpiresOnUtc <= now);
    }
}

/// <summary>The choice of rows that go into a file.</summary>
/// <param name="NowUtc">The instant that the file tells of.</param>
/// <param name="BranchId">The branch that asks; 0: all of them.</param>
/// <param name="ChangedSinceUtc">Only what has an entry since then; null: what there is now.</param>
public sealed record ExportFilter(DateTime NowUtc, int BranchId, DateTime? ChangedSinceUtc);

/// <summary>The customer and wallet that a row of a file belongs to.</summary>
/// <param name="WalletId">The wallet.</param>
/// <param name="CustomerId">Its customer.</param>
/// <param name="StoreId">The store that it is for; 0: all.</param>
/// <param name="CardNumber">Its card.</param>
/// <param name="CurrencyCode">Its currency.</param>
/// <param name="FirstName">Of its client; null: none, or the client is deleted.</param>
/// <param name="LastName">Of its client; null: none, or the client is deleted.</param>
public sealed record ExportOwner(int WalletId, int CustomerId, int StoreId, string CardNumber, string CurrencyCode, string? FirstName, string? LastName);

/// <summary>A wallet in a file.</summary>
/// <param name="Usable">What may be redeemed, minor units.</param>
/// <param name="Owner">Whose it is.</param>
public sealed record BalanceLine(long Usable, ExportOwner Owner);

/// <summary>A voucher in a file.</summary>
/// <param name="HoldId">Its row.</param>
/// <param name="Reference">Names its hold.</param>
/// <param name="BranchId">Where it may be taken; 0: everywhere.</param>
/// <param name="State">Where it stands; lapsed from its date on, whether that is booked or not.</param>
/// <param name="Left">What is left of it, minor units.</param>
/// <param name="ExpiresOnUtc">From this instant it may not be taken; null: no end.</param>
/// <param name="Owner">Whose it is.</param>
public sealed record VoucherLine(int HoldId, string Reference, int BranchId, HoldState State, long Left, DateTime? ExpiresOnUtc, ExportOwner Owner);
