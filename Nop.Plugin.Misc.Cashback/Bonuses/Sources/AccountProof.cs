namespace Nop.Plugin.Misc.Cashback.Bonuses.Sources;

/// <summary>Proof that somebody stands behind an account: the address is confirmed, or an order or a sale in the salon that was paid with money has cleared. What is given without an order asks for it.</summary>
sealed class AccountProof(AddressRecords records, ClearedOrders cleared, TimeProvider time)
{
    /// <summary>Any order proves it, however old: also one of a visitor who opened the account later.</summary>
    public static DateTime Ever => DateTime.UnixEpoch;

    /// <summary>Whether there is proof now.</summary>
    public async Task<bool> IsGivenAsync(Customer customer) =>
        await records.IsConfirmedAsync(customer) || (await cleared.OfAsync([customer.Id], Ever, time.GetUtcNow().UtcDateTime)).Count > 0;
}
