using Nop.Plugin.Misc.Cashback.Bonuses;
using Nop.Plugin.Misc.Cashback.Members;

namespace Nop.Plugin.Misc.Cashback.Privacy;

/// <summary>Erases what the plugin keeps of customers whom the shop has deleted for good (docs/security.md, traces of a person).</summary>
public interface IPersonErasure
{
    /// <summary>Erases one customer's traces. Again changes nothing.</summary>
    /// <returns>False: a wallet was busy and has something left; the task will go on.</returns>
    Task<bool> EraseAsync(int customerId, CancellationToken cancellationToken);

    /// <summary>Erases what an event has missed, and what came to a closed wallet since: credit given back by a cancelled order, for one.</summary>
    /// <returns>How many customers had something left.</returns>
    Task<int> HealAsync(CancellationToken cancellationToken);
}

/// <inheritdoc cref="IPersonErasure"/>
sealed class PersonErasure(WalletClosing wallets, MemberTraces members, BonusTraces bonuses, IRepository<Customer> customers) : IPersonErasure
{
    const int PageSize = 200;

    /// <inheritdoc/>
    public async Task<bool> EraseAsync(int customerId, CancellationToken cancellationToken)
    {
        await members.EraseAsync(customerId);
        await bonuses.EraseAsync(customerId);
        return await wallets.CloseAsync(customerId, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<int> HealAsync(CancellationToken cancellationToken)
    {
        var failures = new PastFailures("Customers whose traces could not be erased");
        var done = 0;
        for (var last = 0; ;)
        {
            var page = await customers.Table.WhereDeletedForGood().Where(row => row.Id > last).OrderBy(row => row.Id).Take(PageSize).Select(row => row.Id).ToListAsync();
            foreach (var id in page.Count == 0 ? [] : await FindAsync(page))
            {
                cancellationToken.ThrowIfCancellationRequested();
                done += await failures.TryAsync($"Customer {id}", () => EraseAsync(id, cancellationToken)) ? 1 : 0;
            }

            if (page.Count < PageSize)
            {
                failures.Throw();
                return done;
            }

            last = page[^1];
        }
    }

    async Task<IReadOnlyList<int>> FindAsync(List<int> ids) =>
        [.. (await wallets.FindAsync(ids)).Concat(await members.FindAsync(ids)).Concat(await bonuses.FindAsync(ids)).Distinct().Order()];
}
