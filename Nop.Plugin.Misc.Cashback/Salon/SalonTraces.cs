using Nop.Plugin.Misc.Cashback.Salon.Returns;

namespace Nop.Plugin.Misc.Cashback.Salon;

/// <summary>Traces of a person at the counter: the phone number, who looked the client up, words beside what a branch took offline, the branches of who worked there, and what they confirmed that was not taken.</summary>
/// <remarks>A look-up stays as a count for the clerk, without the client; a row of a return file with its amount; of a taking that was confirmed, the number of who did, as the ledger keeps that of who took it.</remarks>
sealed class SalonTraces(IRepository<PhoneRecord> phones, IRepository<BranchClerk> clerks, IRepository<LookUp> lookUps, IRepository<ReturnRow> returned, IRepository<TakingConfirmation> confirmations, ReturnQueries queries, RedemptionQueries redemptions)
    : IPersonTraces
{
    public async Task EraseAsync(int customerId)
    {
        await phones.DeleteAsync(row => row.CustomerId == customerId);
        foreach (var clerk in await clerks.GetAllAsync(all => all.Where(row => row.CustomerId == customerId)))
            await clerks.DeleteAsync(clerk, publishEvent: false);
        foreach (var look in await lookUps.GetAllAsync(all => all.Where(row => row.CustomerId == customerId)))
        {
            look.CustomerId = 0;
            await lookUps.UpdateAsync(look, publishEvent: false);
        }

        foreach (var confirmation in await UntakenOfAsync([customerId]))
            await confirmations.DeleteAsync(confirmation, publishEvent: false);

        foreach (var (row, _) in await WordsOfAsync([customerId]))
        {
            (row.Receipt, row.Clerk, row.SettledNote, row.Written) = ("", "", "", "");
            await returned.UpdateAsync(row, publishEvent: false);
        }
    }

    public async Task<IReadOnlyCollection<int>> FindAsync(IReadOnlyCollection<int> customerIds)
    {
        var ids = customerIds.ToList();
        return
        [
            .. (await WordsOfAsync(customerIds)).Select(one => one.CustomerId),
            .. (await UntakenOfAsync(ids)).Select(row => row.ConfirmedBy),
            .. await phones.Table.Where(row => ids.Contains(row.CustomerId)).Select(row => row.CustomerId).ToListAsync(),
            .. await clerks.Table.Where(row => ids.Contains(row.CustomerId)).Select(row => row.CustomerId).ToListAsync(),
            .. await lookUps.Table.Where(row => ids.Contains(row.CustomerId)).Select(row => row.CustomerId).ToListAsync(),
        ];
    }

    // What was confirmed by somebody, and never taken.
    async Task<List<TakingConfirmation>> UntakenOfAsync(List<int> ids)
    {
        var found = new List<TakingConfirmation>();
        foreach (var row in await confirmations.GetAllAsync(all => all.Where(row => ids.Contains(row.ConfirmedBy))))
        {
            if (await redemptions.EntriesAsync(row.Act) is [])
                found.Add(row);
        }

        return found;
    }

    // Also of vouchers that were meant, and taken from.
    async Task<List<(ReturnRow Row, int CustomerId)>> WordsOfAsync(IReadOnlyCollection<int> customerIds)
    {
        const int most = 900;
        var found = new List<(ReturnRow, int)>();
        var owners = await queries.OwnersAsync(customerIds);
        foreach (var part in owners.Keys.Chunk(most))
        {
            var rows = await returned.GetAllAsync(all => all.Where(row =>
                (part.Contains(row.Reference) || part.Contains(row.NearReference)) && (row.Receipt != "" || row.Clerk != "" || row.SettledNote != "")));
            found.AddRange(rows.Select(row => (row, owners.GetValueOrDefault(row.Reference.Length > 0 ? row.Reference : row.NearReference))));
        }

        // Sales are told by their client.
        var ids = customerIds.ToList();
        var sold = await returned.GetAllAsync(all => all.Where(row => ids.Contains(row.CustomerId) && (row.Receipt != "" || row.Clerk != "" || row.SettledNote != "")));
        found.AddRange(sold.Select(row => (row, row.CustomerId)));
        return found;
    }
}
