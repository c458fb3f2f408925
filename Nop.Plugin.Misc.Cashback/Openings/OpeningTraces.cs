namespace Nop.Plugin.Misc.Cashback.Openings;

/// <summary>Traces of a client in opening balances: what stood in the file. The row stays with its amount and the number of the client, for which it is held against the ledger.</summary>
sealed class OpeningTraces(IRepository<OpeningRow> rows) : IPersonTraces
{
    public async Task EraseAsync(int customerId)
    {
        foreach (var row in await OfAsync([customerId]))
        {
            row.Forget();
            await rows.UpdateAsync(row, publishEvent: false);
        }
    }

    public async Task<IReadOnlyCollection<int>> FindAsync(IReadOnlyCollection<int> customerIds) => [.. (await OfAsync([.. customerIds])).Select(row => row.CustomerId).Distinct()];

    Task<IList<OpeningRow>> OfAsync(List<int> ids) =>
        rows.GetAllAsync(all => all.Where(row => ids.Contains(row.CustomerId) && (row.Email != "" || row.Phone != "" || row.Card != "" || row.Note != "")));
}
