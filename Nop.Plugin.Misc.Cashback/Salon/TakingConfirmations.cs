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
    /// <returns>Customer id of who confirms; or why nobody does: ConfirmationByClerk, ConfirmationByClient, ConfirmationNotAllowed, ConfirmationWrong, ConfirmationLocked, TooManyTries.</returns>
    Task<(SalonRefusal Refusal, int PersonId)> CheckAsync(SecondSignIn typed, int clerkId, int customerId, int branchId);

    /// <summary>Lists who may confirm: those whom <see cref="CheckAsync"/> lets. At most <see cref="Most"/>.</summary>
    /// <param name="clerkId">The clerk.</param>
    /// <param name="customerId">The client.</param>
    /// <param name="branchId">Where.</param>
    Task<IReadOnlyList<Customer>> WhoMayAsync(int clerkId, int customerId, int branchId);

    /// <summary>Customer id of who confirmed an act; 0: nobody had to.</summary>
    Task<int> OfAsync(string act);

    /// <summary>At most so many are named: where more have the right, nobody needs to be told who.</summary>
    const int Most = 20;

    /// <summary>Customer ids of who confirmed acts, by act; of what nobody had to confirm there is none.</summary>
    Task<IReadOnlyDictionary<string, int>> OfAsync(IReadOnlyCollection<string> acts);
}

/// <inheritdoc cref="ITakingConfirmations"/>
sealed class TakingConfirmations(
    IRepository<TakingConfirmation> rows,
    ICustomerRegistrationService registration,
    ISettingService settings,
    IPermissionService permissions,
    RightHolders holders,
    BranchStaff staff,
    StaffByEmail people,
    LookUps lookUps,
    IHoldQueries holds,
    TimeProvider clock) : ITakingConfirmations
{
    public async Task<(SalonRefusal Refusal, int PersonId)> CheckAsync(SecondSignIn typed, int clerkId, int customerId, int branchId)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var found = await people.FindAsync(typed.Email);
        // Whose address it is, is told of those alone whom the page names anyway.
        var why = found?.Id == clerkId ? SalonRefusal.ConfirmationByClerk
            : found is null || !await MayAsync(found, branchId) ? SalonRefusal.ConfirmationNotAllowed
            : found.Id == customerId ? SalonRefusal.ConfirmationByClient
            : SalonRefusal.None;
        // The passwords of those alone who may confirm can be tried here, and of each a few.
        var person = why == SalonRefusal.None ? found : null;
        if (await lookUps.BeginAsync(clerkId, branchId, person?.Id ?? 0) is not { } look)
            return (SalonRefusal.TooManyTries, 0);

        if (person is not null)
            why = string.IsNullOrEmpty(typed.Password) ? SalonRefusal.ConfirmationWrong : await SignInAsync(person, typed.Password);
        await lookUps.EndAsync(look, why == SalonRefusal.None ? LookUpOutcome.Client : LookUpOutcome.UnknownCode);
        return why == SalonRefusal.None ? (why, person!.Id) : (why, 0);
    }

    public async Task<IReadOnlyList<Customer>> WhoMayAsync(int clerkId, int customerId, int branchId)
    {
        var found = new List<Customer>();
        await foreach (var person in holders.ListAsync(CashbackPermissions.ConfirmTakings))
        {
            if (person.Id == clerkId || person.Id == customerId || !await MayAsync(person, branchId))
                continue;
            found.Add(person);
            if (found.Count == ITakingConfirmations.Most)
                break;
        }

        return found;
    }

    public async Task<int> OfAsync(string act) => (await rows.Table.FirstOrDefaultAsync(row => row.Act == act))?.ConfirmedBy ?? 0;

    public async Task<IReadOnlyDictionary<string, int>> OfAsync(IReadOnlyCollection<string> acts)
    {
        var wanted = acts.Where(act => act.Length > 0).Distinct().ToList();
        return wanted.Count == 0 ? new Dictionary<string, int>() : (await rows.GetAllAsync(all => all.Where(row => wanted.Contains(row.Act)))).ToDictionary(row => row.Act, row => row.ConfirmedBy, StringComparer.Ordinal);
    }

    /// <summary>Keeps who confirms what is about to be taken: before it is, so that no taking above a limit is without. Where it was confirmed before and not taken, whoever confirms it now is who counts.</summary>
    /// <param name="idempotencyKey">The act's key.</param>
    /// <param name="personId">Customer id of who confirmed it; 0: nobody had to.</param>
    /// <remarks>The row stays whatever becomes of the taking: the same form, sent twice, may have been taken by the other one, which relies on the row.</remarks>
    public async Task KeepAsync(string idempotencyKey, int personId)
    {
        if (personId <= 0)
            return;

        var act = HashChain.KeyOf(idempotencyKey);
        var row = new TakingConfirmation { Act = act, ConfirmedBy = personId, CreatedOnUtc = clock.GetUtcNow().UtcDateTime.AsStored() };
        if (await rows.Table.FirstOrDefaultAsync(other => other.Act == act) is null && await rows.TryInsertAsync(row, other => other.Act == act))
            return;

        var before = await rows.Table.FirstAsync(other => other.Act == act);
        if (await holds.FindActAsync(idempotencyKey) is not null)
            return;
        (before.ConfirmedBy, before.CreatedOnUtc) = (personId, row.CreatedOnUtc);
        await rows.UpdateAsync(before, publishEvent: false);
    }

    /// <summary>Forgets who confirmed what was refused then, and was taken now by itself: for less, or of another client.</summary>
    /// <param name="idempotencyKey">Key of the act, which was done without a second person, and not repeated.</param>
    /// <remarks>By its row, and only where there is one: a deletion by condition is serializable in the shop, and fails where two clerks take at once.</remarks>
    public async Task ForgetAsync(string idempotencyKey)
    {
        var act = HashChain.KeyOf(idempotencyKey);
        if (await rows.Table.FirstOrDefaultAsync(row => row.Act == act) is { } before)
            await rows.DeleteAsync(before, publishEvent: false);
    }

    // nopCommerce counts what is wrong, and locks the account after some.
    async Task<SalonRefusal> SignInAsync(Customer person, string password)
    {
        var name = (await settings.LoadSettingAsync<CustomerSettings>()).UsernamesEnabled ? person.Username : person.Email;
        return await registration.ValidateCustomerAsync(name, password) switch
        {
            CustomerLoginResults.Successful => SalonRefusal.None,
            CustomerLoginResults.WrongPassword => SalonRefusal.ConfirmationWrong,
            CustomerLoginResults.LockedOut or CustomerLoginResults.MultiFactorAuthenticationRequired => SalonRefusal.ConfirmationLocked,
            _ => SalonRefusal.ConfirmationNotAllowed,
        };
    }

    async Task<bool> MayAsync(Customer person, int branchId) =>
        await permissions.AuthorizeAsync(CashbackPermissions.RedeemInSalon, person) && await permissions.AuthorizeAsync(CashbackPermissions.ConfirmTakings, person) && await staff.MayAsync(person.Id, branchId);
}
