namespace Nop.Plugin.Misc.Cashback.Bonuses;

/// <summary>Keeps since when birthdays are known. Dates that were there when the plugin came count at once; every later one from when it was typed.</summary>
public sealed class BirthdayRecords(IRepository<Customer> customers, IRepository<BirthdayRecord> records, ISettingService settings, TimeProvider time)
{
    const int PageSize = 500;

    /// <summary>Keeps a client's date, if it is another than before.</summary>
    public async Task NoteAsync(Customer customer)
    {
        if (customer.DateOfBirth is null || customer.Deleted || (await settings.LoadSettingAsync<CashbackBonusSettings>()).BirthdaysNotedOnUtc is null)
            return;

        var known = await records.Table.FirstOrDefaultAsync(row => row.CustomerId == customer.Id);
        await KeepAsync(known, customer, time.GetUtcNow().UtcDateTime);
    }

    /// <summary>Forgets the date of a client who is deleted.</summary>
    public async Task ForgetAsync(Customer customer)
    {
        var customerId = customer.Id;
        await records.DeleteAsync(row => row.CustomerId == customerId);
    }

    /// <summary>Keeps what no event has told: all dates at the first time, later those that differ.</summary>
    public async Task HealAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var values = await settings.LoadSettingAsync<CashbackBonusSettings>();
        var since = values.BirthdaysNotedOnUtc is null ? now.AddDays(-BirthdayBonus.KnownDays) : now;
        var born = customers.Table.Where(row => row.DateOfBirth != null && !row.Deleted);
        await foreach (var page in Pages.ReadAsync(PageSize, last => born.Where(row => row.Id > last).OrderBy(row => row.Id), row => row.Id))
        {
            var ids = page.Select(row => row.Id).ToList();
            var known = (await records.Table.Where(row => ids.Contains(row.CustomerId)).ToListAsync()).ToDictionary(row => row.CustomerId);
            foreach (var customer in page)
            {
                cancellationToken.ThrowIfCancellationRequested();
                await KeepAsync(known.GetValueOrDefault(customer.Id), customer, since);
            }
        }

        if (values.BirthdaysNotedOnUtc is not null)
            return;
        values.BirthdaysNotedOnUtc = now;
        await settings.SaveSettingAsync(values);
    }

    async Task KeepAsync(BirthdayRecord? known, Customer customer, DateTime since)
    {
        var born = customer.DateOfBirth!.Value;
        if (known is not null && (known.Month, known.Day) == (born.Month, born.Day))
            return;
        if (known is not null)
        {
            (known.Month, known.Day, known.SinceUtc) = (born.Month, born.Day, since);
            await records.UpdateAsync(known, publishEvent: false);
            return;
        }

        var fresh = new BirthdayRecord { CustomerId = customer.Id, Month = born.Month, Day = born.Day, SinceUtc = since };
        await records.TryInsertAsync(fresh, row => row.CustomerId == customer.Id);
    }
}
