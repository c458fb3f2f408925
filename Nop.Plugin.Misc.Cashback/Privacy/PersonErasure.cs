using Nop.Core.Domain.Gdpr;

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
sealed class PersonErasure(WalletClosing wallets, IEnumerable<IPersonTraces> traces, IRepository<Customer> customers) : IPersonErasure
{
    const int PageSize = 200;

    public async Task<bool> EraseAsync(int customerId, CancellationToken cancellationToken)
    {
        foreach (var room in traces)
            await room.EraseAsync(customerId);
        return await wallets.CloseAsync(customerId, cancellationToken);
    }

    public async Task<int> HealAsync(CancellationToken cancellationToken)
    {
        var failures = new PastFailures("Customers whose traces could not be erased");
        var done = 0;
        var deleted = customers.Table.WhereDeletedForGood().Select(row => row.Id);
        await foreach (var page in Pages.ReadAsync(PageSize, last => deleted.Where(id => id > last).OrderBy(id => id), id => id))
        {
            foreach (var id in page.Count == 0 ? [] : await FindAsync(page))
            {
                cancellationToken.ThrowIfCancellationRequested();
                done += await failures.TryAsync($"Customer {id}", () => EraseAsync(id, cancellationToken)) ? 1 : 0;
            }
        }

        done += await HealUnknownAsync(failures, cancellationToken);
        failures.Throw();
        return done;
    }

    // The shop deletes the row of who was deleted for good, and has no order of their own, with those of guests.
    async Task<int> HealUnknownAsync(PastFailures failures, CancellationToken cancellationToken)
    {
        var done = 0;
        await foreach (var page in Pages.ReadAsync(PageSize, wallets.OfNobody, wallet => wallet.Id))
        {
            foreach (var id in page.Select(wallet => wallet.CustomerId).Distinct())
            {
                cancellationToken.ThrowIfCancellationRequested();
                done += await failures.TryAsync($"Customer {id}", () => EraseAsync(id, cancellationToken)) ? 1 : 0;
            }
        }

        return done;
    }

    async Task<IReadOnlyCollection<int>> FindAsync(IReadOnlyList<int> ids)
    {
        var found = new SortedSet<int>(await wallets.FindAsync(ids));
        foreach (var room in traces)
            found.UnionWith(await room.FindAsync(ids));
        return found;
    }
}

/// <summary>Follows the shop's permanent deletion of a customer: by staff, at the customer's wish, or of accounts that nobody has used for long. What it cannot do at once the task does.</summary>
sealed class PermanentDeletionConsumer(IPersonErasure erasure) : IConsumer<CustomerPermanentlyDeleted>
{
    public Task HandleEventAsync(CustomerPermanentlyDeleted eventMessage) => erasure.EraseAsync(eventMessage.CustomerId, CancellationToken.None);
}
