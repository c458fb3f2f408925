namespace Nop.Plugin.Misc.Cashback.Salon;

/// <summary>Traces of a client at the counter: the phone number, and who looked the client up.</summary>
/// <remarks>A look-up stays as a count for the clerk, without the client.</remarks>
sealed class SalonTraces(IRepository<PhoneRecord> phones, IRepository<LookUp> lookUps) : IPersonTraces
{
    public async Task EraseAsync(int customerId)
    {
        await phones.DeleteAsync(row => row.CustomerId == customerId);
        foreach (var look in await lookUps.GetAllAsync(all => all.Where(row => row.CustomerId == customerId)))
        {
            look.CustomerId = 0;
            await lookUps.UpdateAsync(look, publishEvent: false);
        }
    }

    public async Task<IReadOnlyCollection<int>> FindAsync(IReadOnlyCollection<int> customerIds)
    {
        var ids = customerIds.ToList();
        return
        [
            .. await phones.Table.Where(row => ids.Contains(row.CustomerId)).Select(row => row.CustomerId).ToListAsync(),
            .. await lookUps.Table.Where(row => ids.Contains(row.CustomerId)).Select(row => row.CustomerId).ToListAsync(),
        ];
    }
}
