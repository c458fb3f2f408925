namespace Nop.Plugin.Misc.Cashback.Privacy;

/// <summary>Record of a person, for the person. The entries of wallets, which may be many, are read where they are written out.</summary>
/// <param name="CustomerId">The person.</param>
/// <param name="Wallets">Wallets of all stores and currencies.</param>
/// <param name="Vouchers">Vouchers, also closed ones, oldest first.</param>
/// <param name="Cards">Card numbers, also blocked ones, oldest first.</param>
/// <param name="Memberships">Joining and cards, by store.</param>
/// <param name="Tiers">What happened to tiers, oldest first.</param>
/// <param name="Invitations">Invitations, given and taken, oldest first.</param>
/// <param name="Birthday">Since when the birthday is known; null: it is not.</param>
/// <param name="LookUps">When staff looked the person up, oldest first. The phone number by which they find somebody is the shop's own.</param>
public sealed record PersonRecord(
    int CustomerId,
    IReadOnlyList<Wallet> Wallets,
    IReadOnlyList<Hold> Vouchers,
    IReadOnlyList<ClientCard> Cards,
    IReadOnlyList<Membership> Memberships,
    IReadOnlyList<TierChange> Tiers,
    IReadOnlyList<Referral> Invitations,
    BirthdayRecord? Birthday,
    IReadOnlyList<LookUp> LookUps);

/// <summary>Gathers what the plugin keeps of a person. Reads only.</summary>
public interface IPersonRecords
{
    /// <summary>A customer's record.</summary>
    Task<PersonRecord> ReadAsync(int customerId);
}

/// <inheritdoc cref="IPersonRecords"/>
sealed class PersonRecords(
    WalletTraces traces,
    IHoldQueries holds,
    IClientCards cards,
    IRepository<Membership> members,
    IRepository<TierChange> tiers,
    IRepository<Referral> referrals,
    IRepository<BirthdayRecord> birthdays,
    IRepository<LookUp> lookUps) : IPersonRecords
{
    public async Task<PersonRecord> ReadAsync(int customerId)
    {
        var wallets = await traces.OfAsync(customerId);
        var vouchers = new List<Hold>();
        foreach (var wallet in wallets)
            vouchers.AddRange((await holds.VouchersAsync(new(wallet.CustomerId, wallet.StoreId, wallet.CurrencyCode), openOnly: false)).OrderBy(hold => hold.Id));

        return new(
            customerId,
            wallets,
            vouchers,
            await cards.OfAsync(customerId),
            [.. await members.GetAllAsync(all => all.Where(row => row.CustomerId == customerId).OrderBy(row => row.StoreId))],
            [.. await tiers.GetAllAsync(all => all.Where(row => row.CustomerId == customerId).OrderBy(row => row.Id))],
            [.. await referrals.GetAllAsync(all => all.Where(row => row.FriendId == customerId || row.ReferrerId == customerId).OrderBy(row => row.Id))],
            await birthdays.Table.FirstOrDefaultAsync(row => row.CustomerId == customerId),
            [.. await lookUps.GetAllAsync(all => all.Where(row => row.CustomerId == customerId).OrderBy(row => row.Id))]);
    }
}
