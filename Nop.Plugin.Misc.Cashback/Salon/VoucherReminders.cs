namespace Nop.Plugin.Misc.Cashback.Salon;

/// <summary>A client was reminded of a voucher, or is about to be: once for each.</summary>
[StoredIn("Cashback_VoucherReminder")]
[Unique(nameof(WalletId), nameof(HoldNumber))]
public sealed class VoucherReminder : BaseEntity
{
    /// <summary>The wallet.</summary>
    public int WalletId { get; set; }

    /// <summary>Number of the voucher's hold in it.</summary>
    public int HoldNumber { get; set; }

    /// <summary>When.</summary>
    public DateTime RemindedOnUtc { get; set; }
}

/// <summary>Reminds clients by letter of vouchers that lapse soon.</summary>
public interface IVoucherReminders
{
    /// <summary>Writes the letters that are due (<see cref="CashbackSettings.VoucherReminderDays"/>), each voucher's once, whatever server comes first. A server that dies in between leaves a client without.</summary>
    /// <returns>How many were written.</returns>
    /// <exception cref="AggregateException">Some could not be written.</exception>
    Task<int> WriteAsync(CancellationToken cancellationToken);
}

/// <inheritdoc cref="IVoucherReminders"/>
sealed class VoucherReminders(
    IRepository<VoucherReminder> rows, IHoldQueries holds, IWalletDirectory wallets, IBranchService branches, VoucherReferences references, ISalonLetters letters,
    ISettingService settings, IStoreService stores, IDateTimeHelper times, TimeProvider clock) : IVoucherReminders
{
    const int PageSize = 100;

    public async Task<int> WriteAsync(CancellationToken cancellationToken)
    {
        var days = new Dictionary<int, int> { [0] = (await settings.LoadSettingAsync<CashbackSettings>()).VoucherReminderDays };
        foreach (var store in await stores.GetAllStoresAsync())
            days[store.Id] = (await settings.LoadSettingAsync<CashbackSettings>(store.Id)).VoucherReminderDays;
        if (days.Values.Max() is not (> 0 and var most))
            return 0;

        var (now, written) = (clock.GetUtcNow().UtcDateTime, 0);
        var failures = new PastFailures("Reminders that could not be written");
        var soon = ExpiryPolicy.EndOfDayAfter(now, most, times.DefaultStoreTimeZone);
        for (var after = 0; await holds.OpenAsync(HoldPurpose.Voucher, madeBeforeUtc: null, soon, after, PageSize, cancellationToken) is { Count: > 0 } page; after = page[^1].Id)
        {
            var ids = page.Select(hold => hold.WalletId).Distinct().ToList();
            var reminded = (await rows.Table.Where(row => ids.Contains(row.WalletId)).Select(row => new { row.WalletId, row.HoldNumber }).ToListAsync()).ToHashSet();
            foreach (var hold in page.Where(hold => hold.ExpiresOnUtc > now && !reminded.Contains(new { hold.WalletId, HoldNumber = hold.Number })))
            {
                cancellationToken.ThrowIfCancellationRequested();
                written += await failures.TryAsync($"Hold {hold.Number} of wallet {hold.WalletId}", () => RemindAsync(hold, days, now)) ? 1 : 0;
            }
        }

        failures.Throw();
        return written;
    }

    async Task<bool> RemindAsync(Hold hold, Dictionary<int, int> days, DateTime now)
    {
        if (await wallets.GetAsync(hold.WalletId) is not { } row || !ClientAccount.IsOpen(row.Customer) || days.GetValueOrDefault(row.Wallet.StoreId) is not (> 0 and var before))
            return false;

        // By the shop's calendar: so many days before the last one. A voucher that was made later has had its letter a moment ago.
        var zone = times.DefaultStoreTimeZone;
        var from = ShopTime.StartOfDay(ShopTime.Date(hold.ExpiresOnUtc!.Value.AddTicks(-1), zone).AddDays(-before), zone);
        if (now < from || hold.CreatedOnUtc >= from)
            return false;

        // Written down first: of two servers one writes the letter.
        var (walletId, number) = (hold.WalletId, hold.Number);
        if (!await rows.TryInsertAsync(new() { WalletId = walletId, HoldNumber = number, RemindedOnUtc = now.AsStored() }, other => other.WalletId == walletId && other.HoldNumber == number))
            return false;
        await letters.RemindedAsync(row.Customer, row.Wallet.StoreId, hold, references.EndOf(hold.Reference), (await branches.GetByIdAsync(hold.BranchId))?.Name ?? "");
        return true;
    }
}
