namespace Nop.Plugin.Misc.Cashback.Salon;

/// <summary>That a second person has confirmed a taking above the limits: written before it, and left where nothing was taken: a row without an act says nothing.</summary>
[StoredIn("Cashback_TakingConfirmation")]
[Unique(nameof(Act))]
public sealed class TakingConfirmation : BaseEntity
{
    /// <summary>The act, as <see cref="HashChain.KeyOf"/> makes it of its key.</summary>
    [Text(LedgerTextLengths.Hash)]
    public string Act { get; set; } = "";

    /// <summary>Customer id of who confirmed it.</summary>
    public int ConfirmedBy { get; set; }

    /// <summary>When, UTC.</summary>
    public DateTime CreatedOnUtc { get; set; }
}

/// <summary>A second person's own sign-in, as it was typed at the counter. It is checked and forgotten.</summary>
/// <param name="Email">E-mail address.</param>
/// <param name="Password">Password.</param>
public sealed record SecondSignIn(string? Email, string? Password)
{
    /// <summary>Whether anything was typed.</summary>
    public bool IsTyped => !string.IsNullOrWhiteSpace(Email) || !string.IsNullOrEmpty(Password);

    /// <summary>Nothing of the password.</summary>
    public override string ToString() => nameof(SecondSignIn);
}

/// <summary>Lets a second person confirm what is above the limits, by their own sign-in, and knows who did. Nobody is signed in by it.</summary>
public interface ITakingConfirmations
{
    /// <summary>Checks the sign-in of a second person: who may use the counter of the branch and confirm takings, and is neither the clerk nor the client.</summary>
    /// <param name="typed">As typed.</param>
    /// <param name="clerkId">The clerk.</param>
    /// <param name="customerId">The client.</param>
    /// <param name="branchId">Where.</param>
    /// <returns>Customer id of who confirms; or ConfirmationWrong, whatever is wrong, and TooManyTries.</returns>
    Task<(SalonRefusal Refusal, int PersonId)> CheckAsync(SecondSignIn typed, int clerkId, int customerId, int branchId);

    /// <summary>Customer id of who confirmed an act; 0: nobody had to.</summary>
    Task<int> OfAsync(string act);
}

/// <inheritdoc cref="ITakingConfirmations"/>
sealed class TakingConfirmations(
    IRepository<TakingConfirmation> rows, ICustomerRegistrationService registration, ICustomerService customers, ISettingService settings, IPermissionService permissions, BranchStaff staff, LookUps lookUps, IHoldQueries holds, ShopText shopText, TimeProvider clock)
    : ITakingConfirmations
{
    public async Task<(SalonRefusal Refusal, int PersonId)> CheckAsync(SecondSignIn typed, int clerkId, int customerId, int branchId)
    {
        ArgumentNullException.ThrowIfNull(typed);
        // The passwords of those alone who may confirm can be tried here, and of each a few.
        var person = await FindAsync(typed.Email, branchId) is { } found && found.Id != clerkId && found.Id != customerId ? found : null;
        if (await lookUps.BeginAsync(clerkId, branchId, person?.Id ?? 0) is not { } look)
            return (SalonRefusal.TooManyTries, 0);

        var isRight = person is not null && !string.IsNullOrEmpty(typed.Password) && await IsSignInAsync(person, typed.Password);
        await lookUps.EndAsync(look, isRight ? LookUpOutcome.Client : LookUpOutcome.UnknownCode);
        return isRight ? (SalonRefusal.None, person!.Id) : (SalonRefusal.ConfirmationWrong, 0);
    }

    public async Task<int> OfAsync(string act) => (await rows.Table.FirstOrDefaultAsync(row => row.Act == act))?.ConfirmedBy ?? 0;

    /// <summary>Takes something, and keeps who confirmed it: before it is taken, so that no taking above a limit is without.</summary>
    /// <param name="idempotencyKey">The act's key.</param>
    /// <param name="personId">Customer id of who confirmed it; 0: nobody had to.</param>
    /// <param name="takeAsync">Takes it.</param>
    /// <remarks>The row stays whatever becomes of the taking: the same form, sent twice, may have been taken by the other one, which relies on the row.</remarks>
    public async Task<T> KeepAsync<T>(string idempotencyKey, int personId, Func<Task<T>> takeAsync)
    {
        if (personId > 0)
            await WriteAsync(idempotencyKey, personId);
        return await takeAsync();
    }

    // Where it was confirmed before and not taken, whoever confirms it now is who counts.
    async Task WriteAsync(string idempotencyKey, int personId)
    {
        var act = HashChain.KeyOf(idempotencyKey);
        var row = new TakingConfirmation { Act = act, ConfirmedBy = personId, CreatedOnUtc = clock.GetUtcNow().UtcDateTime.AsStored() };
        if (await rows.Table.FirstOrDefaultAsync(other => other.Act == act) is null && await rows.TryInsertAsync(row, other => other.Act == act))
            return;

        var before = await rows.Table.FirstAsync(other => other.Act == act);
        if (before.ConfirmedBy == personId || await holds.FindActAsync(idempotencyKey) is not null)
            return;
        (before.ConfirmedBy, before.CreatedOnUtc) = (personId, row.CreatedOnUtc);
        await rows.UpdateAsync(before, publishEvent: false);
    }

    // nopCommerce counts what is wrong, and locks the account after some.
    async Task<bool> IsSignInAsync(Customer person, string password)
    {
        var name = (await settings.LoadSettingAsync<CustomerSettings>()).UsernamesEnabled ? person.Username : person.Email;
        return await registration.ValidateCustomerAsync(name, password) == CustomerLoginResults.Successful;
    }

    async Task<Customer?> FindAsync(string? email, int branchId) =>
        !string.IsNullOrWhiteSpace(email) && await customers.GetCustomerByEmailAsync(shopText.Storable(email.Trim())) is { Active: true, Deleted: false } person
        && await permissions.AuthorizeAsync(CashbackPermissions.RedeemInSalon, person) && await permissions.AuthorizeAsync(CashbackPermissions.ConfirmTakings, person)
        && await staff.MayAsync(person.Id, branchId) ? person : null;
}
