using Nop.Plugin.Misc.Cashback.Web.Shop;

namespace Nop.Plugin.Misc.Cashback.Web.Salon;

/// <summary>A second person on the clerk's page, for takings and sales alike: asked where a limit says so and not before, told who may, and named in the activity log.</summary>
public sealed class SecondPersonPage(ITakingConfirmations confirmations, SalonTexts salon, ActivityLines activity, Texts shopTexts, IPublicTexts texts)
{
    /// <summary>Name of the field for the password, without what its form's names begin with.</summary>
    public const string Password = nameof(TakeModel.SecondPassword);

    /// <summary>Checks what the second person typed, where a limit was passed and anything was.</summary>
    /// <param name="refusal">How it ended without a second person.</param>
    /// <param name="typed">As typed.</param>
    /// <param name="ticket">The clerk, the client and the branch.</param>
    public async Task<SecondAnswer> AskAsync(SalonRefusal refusal, SecondSignIn typed, CounterTicket ticket)
    {
        ArgumentNullException.ThrowIfNull(typed);
        ArgumentNullException.ThrowIfNull(ticket);
        if (refusal != SalonRefusal.NeedsSecondPerson || !typed.IsTyped)
            return new(SalonRefusal.None, 0);
        var (why, personId) = await confirmations.CheckAsync(typed, ticket.ClerkId, ticket.CustomerId, ticket.BranchId);
        return new(why, personId);
    }

    /// <summary>Writes the line of what was done into the activity log, with who confirmed it.</summary>
    /// <param name="answer">What <see cref="AskAsync"/> gave.</param>
    /// <param name="keyword">One of <see cref="CashbackActivity"/>.</param>
    /// <param name="alone">The text where nobody confirmed it.</param>
    /// <param name="confirmed">The text where somebody did: their name stands behind the others.</param>
    /// <param name="arguments">What stands in the places of either.</param>
    public async Task WriteAsync(SecondAnswer answer, string keyword, string alone, string confirmed, params object[] arguments)
    {
        ArgumentNullException.ThrowIfNull(answer);
        await (answer.PersonId > 0
            ? activity.WriteAsync(keyword, null, confirmed, [.. arguments, await salon.NameOfAsync(answer.PersonId)])
            : activity.WriteAsync(keyword, null, alone, arguments));
    }

    /// <summary>The fields for a second person, with what is wrong beside them.</summary>
    /// <param name="refusal">How it ended at last.</param>
    /// <param name="answer">What <see cref="AskAsync"/> gave.</param>
    /// <param name="ticket">The clerk, the client and the branch.</param>
    /// <param name="messages">Takes what is wrong.</param>
    /// <param name="form">What the names of the form's fields begin with; empty: nothing.</param>
    /// <returns>Null: nobody is asked.</returns>
    public async Task<SecondModel?> PrepareAsync(SalonRefusal refusal, SecondAnswer answer, CounterTicket ticket, ModelStateDictionary messages, string form = "")
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(ticket);
        ArgumentNullException.ThrowIfNull(messages);
        if (answer.Refusal != SalonRefusal.None)
            messages.AddModelError(form + Password, await texts.TextAsync(Refusals.KeyOf(answer.Refusal)));
        // Who may is told where it is asked for, and not to whoever types something.
        if (refusal != SalonRefusal.NeedsSecondPerson && answer is { Refusal: SalonRefusal.None, PersonId: 0 })
            return null;

        var people = new List<string>();
        foreach (var person in await confirmations.WhoMayAsync(ticket.ClerkId, ticket.CustomerId, ticket.BranchId))
            people.Add(await salon.NameOfAsync(person.Id));
        return new(form, people.Count > 0, people.Count > 0
            ? await texts.TextAsync("Counter.Second.May", string.Join(", ", people))
            : await texts.TextAsync("Counter.Second.Nobody", await shopTexts.OfKeyAsync($"Security.Permission.{CashbackPermissions.ConfirmTakings}")));
    }
}

/// <summary>What came of asking a second person.</summary>
/// <param name="Refusal">Why it confirms nothing; None: it does, or nobody was asked.</param>
/// <param name="PersonId">Customer id of who confirms; 0: nobody does.</param>
public sealed record SecondAnswer(SalonRefusal Refusal, int PersonId);

/// <summary>The fields for a second person.</summary>
/// <param name="Form">What the names of what is wrong with them begin with.</param>
/// <param name="MayAnybody">Whether there is somebody who may confirm it.</param>
/// <param name="Who">Who may, or how to get on where nobody may.</param>
public sealed record SecondModel(string Form, bool MayAnybody, string Who) : BaseNopModel;
