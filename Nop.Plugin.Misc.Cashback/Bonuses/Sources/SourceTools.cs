namespace Nop.Plugin.Misc.Cashback.Bonuses.Sources;

/// <summary>Tools that all sources work with.</summary>
sealed class SourceTools(BonusGranter granter, IRepository<BonusGrant> grants, ICustomerService customers, IDateTimeHelper dateTime, TimeProvider time)
{
    /// <summary>Days for which what was missed is made up.</summary>
    public const int LateDays = 60;

    /// <summary>Rows read at a time.</summary>
    public const int PageSize = 200;

    /// <summary>Now, UTC.</summary>
    public DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>The shop's zone.</summary>
    public TimeZoneInfo Zone => dateTime.DefaultStoreTimeZone;

    /// <summary>The shop's day.</summary>
    public DateOnly Today => ShopTime.Date(Now, Zone);

    /// <summary>From when on things are looked at: since the rule counts, and not longer ago than is made up.</summary>
    public DateTime LookFrom(BonusRule rule)
    {
        var late = Now.AddDays(-LateDays);
        return rule.CountsFromUtc is { } from && from > late ? from : late;
    }

    /// <summary>Gives a bonus to a client.</summary>
    /// <returns>Whether it was given now.</returns>
    public async Task<bool> GiveAsync(Bonus bonus, int customerId, int storeId, string reason) =>
        await customers.GetCustomerByIdAsync(customerId) is { } customer && await GiveAsync(bonus, customer, storeId, reason);

    /// <summary>Gives a bonus to a client.</summary>
    /// <returns>Whether it was given now.</returns>
    public async Task<bool> GiveAsync(Bonus bonus, Customer customer, int storeId, string reason) =>
        await granter.GrantAsync(bonus, customer, storeId, reason) == GrantOutcome.Given;

    /// <summary>Asks for a bonus for a client.</summary>
    /// <returns>How that ended.</returns>
    public async Task<GrantOutcome> AskAsync(Bonus bonus, int customerId, int storeId, string reason) =>
        await customers.GetCustomerByIdAsync(customerId) is { } customer ? await granter.GrantAsync(bonus, customer, storeId, reason) : GrantOutcome.NotFor;

    /// <summary>Reads the bonuses that some clients got by a rule: client and reason.</summary>
    public async Task<HashSet<(int CustomerId, string Reason)>> GivenAsync(int bonusId, IEnumerable<int> customerIds)
    {
        var ids = customerIds.Distinct().ToList();
        return (await grants.Table.Where(row => row.BonusId == bonusId && ids.Contains(row.CustomerId)).Select(row => new { row.CustomerId, row.Reason }).ToListAsync())
            .Select(row => (row.CustomerId, row.Reason)).ToHashSet();
    }
}

/// <summary>Finds in the shop's data who is to get a bonus of one kind. Running it again, at once or on another node, changes nothing.</summary>
public interface IBonusSource
{
    /// <summary>The kind.</summary>
    BonusKind Kind { get; }

    /// <summary>Gives what is due.</summary>
    /// <param name="bonus">A rule of the kind, switched on.</param>
    /// <param name="cancellationToken">Ends between two clients.</param>
    /// <returns>How many were given.</returns>
    Task<int> GiveAsync(Bonus bonus, CancellationToken cancellationToken);
}
