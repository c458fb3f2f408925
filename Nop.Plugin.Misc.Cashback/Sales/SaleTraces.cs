namespace Nop.Plugin.Misc.Cashback.Sales;

/// <summary>Traces of a client in sales: the numbers of receipts, which a till's own book would lead to the person, and why something came back. What was sold, for how much, stays: it is the shop's book.</summary>
sealed class SaleTraces(SaleQueries queries, IRepository<Sale> sales, IRepository<SaleReturn> returns) : IPersonTraces
{
    public async Task EraseAsync(int customerId)
    {
        foreach (var (sale, _) in await queries.WithWordsAsync([customerId]))
        {
            foreach (var row in await queries.ReturnsWithWordsAsync(sale.Number))
            {
                row.Reason = "";
                await returns.UpdateAsync(row, publishEvent: false);
            }

            sale.Receipt = "";
            await sales.UpdateAsync(sale, publishEvent: false);
        }
    }

    public async Task<IReadOnlyCollection<int>> FindAsync(IReadOnlyCollection<int> customerIds) =>
        [.. (await queries.WithWordsAsync(customerIds)).Select(row => row.CustomerId).Distinct()];
}
