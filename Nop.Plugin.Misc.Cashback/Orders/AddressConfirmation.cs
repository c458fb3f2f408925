namespace Nop.Plugin.Misc.Cashback.Orders;

/// <summary>Amounts and orders that wait until a customer confirms the address.</summary>
/// <param name="WelcomeMinor">Credit for having opened the account, minor units; 0: none.</param>
/// <param name="MayClaim">Orders that were placed without the account could earn; whether there are any is not said.</param>
/// <param name="BirthdayWaits">The shop gives something on birthdays, and to this customer not without it.</param>
public sealed record AddressStanding(long WelcomeMinor, bool MayClaim, bool BirthdayWaits = false);

/// <summary>How asking for another letter ended.</summary>
public enum LetterOutcome
{
    /// <summary>It is on its way.</summary>
    Sent,

    /// <summary>The last one is only minutes old.</summary>
    TooSoon,

    /// <summary>The customer has had all letters of a day (<see cref="AddressRecords.MostPerDay"/>).</summary>
    TooMany,

    /// <summary>Nothing waits for the address.</summary>
    NotNeeded,
}

/// <summary>Has customers confirm their address by the plugin's letter, for a welcome, a birthday's bonus or guest orders that wait for it.</summary>
public sealed class AddressConfirmation(AddressRecords records, IAddressLetter letter, IWelcomeBonus welcome, IBirthdayBonus birthday, GuestOrders orders, GuestClaims claims, TimeProvider time)
{
    // Who has not asked about earlier orders by then has none.
    const int AskedDays = 60;

    /// <summary>Writes to a customer for whom a welcome waits, unless a letter is there whose link is good.</summary>
    public async Task AskAsync(Customer customer)
    {
        if (await welcome.WaitingAsync(customer) > 0 && await records.NewTokenAsync(customer, again: false) is { } token)
            await letter.SendAsync(customer, token, isAboutOrders: false);
    }

    /// <summary>Finds what waits for a customer's address; null: nothing does.</summary>
    public async Task<AddressStanding?> StandingAsync(Customer customer)
    {
        if (string.IsNullOrWhiteSpace(customer.Email))
            return null;

        var standing = new AddressStanding(await welcome.WaitingAsync(customer), await MayClaimAsync(customer), await birthday.WaitsAsync(customer));
        return standing is { WelcomeMinor: 0, MayClaim: false, BirthdayWaits: false } ? null : standing;
    }

    /// <summary>Sends the letter once more, at the customer's wish. It says nothing of orders: the address may be a stranger's.</summary>
    public async Task<LetterOutcome> SendAgainAsync(Customer customer)
    {
        if (await StandingAsync(customer) is null)
            return LetterOutcome.NotNeeded;
        if (await records.NewTokenAsync(customer, again: true) is not { } token)
            return await records.IsDayFullAsync(customer) ? LetterOutcome.TooMany : LetterOutcome.TooSoon;

        await letter.SendAsync(customer, token, isAboutOrders: false);
        return LetterOutcome.Sent;
    }

    /// <summary>Confirms the address of the signed-in customer by the token of the letter to it, and gives what waited.</summary>
    /// <returns>False: it is not that letter's, was used, or is too old.</returns>
    public async Task<bool> ConfirmAsync(Customer customer, string? token)
    {
        if (!await records.IsTokenAsync(customer, token))
            return false;

        await records.KeepAnsweredAsync(customer);
        await welcome.GiveAsync(customer);
        await orders.FollowAsync(customer);
        return true;
    }

    async Task<bool> MayClaimAsync(Customer customer) =>
        await records.RegisteredOnAsync(customer) is { } registered && registered.AddDays(AskedDays) > time.GetUtcNow().UtcDateTime
        && !await records.IsAnsweredAsync(customer) && await claims.MostDaysAsync() > 0;
}
