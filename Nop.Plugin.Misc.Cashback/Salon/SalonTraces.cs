using Nop.Plugin.Misc.Cashback.Salon.Returns;

namespace Nop.Plugin.Misc.Cashback.Salon;

/// <summary>Traces of a client at the counter: the phone number, who looked the client up, and words beside what a branch took offline.</summary>
/// <remarks>A look-up stays as a count for the clerk, without the client; a row of a return file with its amount.</remarks>
sealed class SalonTraces(IRepository<PhoneRecord> phones, IRepository<LookUp> lookUps, IRepository<ReturnRow> returned, ReturnQueries queries) : IPersonTraces
{
    public async Task EraseAsync(int customerId)
    {
        await phones.DeleteAsync(row => row.CustomerId == customerId);
        foreach (var look in await lookUps.GetAllAsync(all => all.Where(row => row.CustomerId == customerId)))
        {
            look.CustomerId = 0;
            await lookUps.UpdateAsync(look, publishEvent: false);
        }

        foreach (var row in await WordsOfAsync(customerId))
        {
            (row.Receipt, row.Clerk, row.SettledNote) = ("", "", "");
            await returned.UpdateAsync(row, publishEvent: false);
        }
    }

    public async Task<IReadOnlyCollection<int>> FindAsync(IReadOnlyCollection<int> customerIds)
    {
        var ids = customerIds.ToList();
        var withWords = new List<int>();
        foreach (var id in ids)
        {
            if ((await WordsOfAsync(id)).Count > 0)
                withWords.Add(id);
        }

        return
        [
            .. withWords,
            .. await phones.Table.Where(row => ids.Contains(row.CustomerId)).Select(row => row.CustomerId).ToListAsync(),
            .. await lookUps.Table.Where(row => ids.Contains(row.CustomerId)).Select(row => row.CustomerId).ToListAsync(),
        ];
    }

    async Task<IList<ReturnRow>> WordsOfAsync(int customerId)
    {
        var references = await queries.ReferencesOfAsync(customerId);
        return references.Count == 0 ? []
            : await returned.GetAllAsync(all => all.Where(row => references.Contains(row.Reference) && (row.Receipt != "" || row.Clerk != "" || row.SettledNote != "")));
    }
}
