namespace Nop.Plugin.Misc.Cashback.Installation;

/// <summary>How asking for the deletion of the ledger ended.</summary>
public enum DeletionOutcome
{
    /// <summary>Nobody else may approve it: it is confirmed.</summary>
    Confirmed,

    /// <summary>It waits for a second person.</summary>
    Proposed,

    /// <summary>It is not the shop's name, or the settings do not ask for the deletion.</summary>
    WrongName,
}

/// <summary>Lets somebody ask for the deletion of the ledger: where another person has the right, that person approves it; where there is none, the shop's name is enough (docs/decisions/012-evidence.md).</summary>
public sealed class DeletionRequests(DeletionConsent consent, Approvers approvers, ProposalBook book, SecondPerson second, Texts texts, Actor actor)
{
    /// <summary>Asks for it by the shop's name.</summary>
    /// <param name="typed">What was typed.</param>
    public async Task<DeletionOutcome> AskAsync(string? typed)
    {
        if (!await consent.IsMeantAsync(typed))
            return DeletionOutcome.WrongName;

        var proposal = await ProposalAsync();
        if ((await approvers.OfAsync(proposal)).Count == 0)
        {
            return await consent.ConfirmAsync(proposal.ProposedBy, approvedBy: 0) ? DeletionOutcome.Confirmed : DeletionOutcome.WrongName;
        }

        if (await WaitsAsync() is null)
            await book.ProposeAsync(proposal);
        return DeletionOutcome.Proposed;
    }

    /// <summary>The proposal in which it waits for a second person; null: it does not.</summary>
    public async Task<ProposalStanding?> WaitsAsync() => (await OfAllAsync()).FirstOrDefault(other => other.State is ProposalState.Open or ProposalState.Approved);

    /// <summary>The last proposal, where it was declined; null: there is none, or it ended otherwise.</summary>
    public async Task<ProposalStanding?> DeclinedAsync() => (await OfAllAsync()).FirstOrDefault() is { State: ProposalState.Declined } declined ? declined : null;

    /// <summary>Until when an uninstallation deletes the ledger by an approved proposal; null: it was withdrawn since, has run out, or is not approved.</summary>
    public async Task<DateTime?> HoldsUntilAsync(Proposal proposal) =>
        await consent.StandingAsync() is { } standing && DeletionApproval.IsOf(standing, proposal) && standing.IsWanted ? standing.EndsUtc : null;

    /// <summary>The proposal that <see cref="AskAsync"/> would make now.</summary>
    public async Task<Proposal> ProposalAsync()
    {
        var number = (await OfAllAsync()).Count + 1;
        return new()
        {
            KindId = (int)ProposalKind.LedgerDeletion,
            Name = await consent.ShopNameAsync(),
            ActKey = string.Create(CultureInfo.InvariantCulture, $"deletion:{number}"),
            ProposedBy = await actor.IdAsync(),
        };
    }

    /// <summary>Takes it back where it was asked for: somebody took the tick away in the settings. Set again it is asked for anew.</summary>
    public async Task EndAsync()
    {
        if ((await consent.StandingAsync()).ConfirmedOnUtc is not null || await WaitsAsync() is not null)
            await WithdrawAsync();
    }

    /// <summary>Takes it back, confirmed or waiting.</summary>
    public async Task WithdrawAsync()
    {
        var waits = await WaitsAsync();
        await consent.WithdrawAsync();
        if (waits is null)
            return;
        if (waits.Proposal.ProposedBy == await actor.IdAsync())
            await second.TakeBackAsync(waits);
        else
            await second.DeclineAsync(waits, await texts.GetAsync("Deletion.IsWithdrawn"));
    }

    Task<IReadOnlyList<ProposalStanding>> OfAllAsync() => book.OfAsync(ProposalKind.LedgerDeletion, subjectId: 0);
}

/// <summary>Confirms the deletion of the ledger when a second person has approved it.</summary>
sealed class DeletionApproval(DeletionConsent consent, Actor actor) : IProposedAct
{
    public ProposalKind Kind => ProposalKind.LedgerDeletion;

    public string Permission => CashbackPermissions.Configure;

    /// <summary>Nobody: it takes from all.</summary>
    public Task<bool> ConcernsAsync(Proposal proposal, int customerId) => Task.FromResult(false);

    public async Task<bool> StandsAsync(Proposal proposal) => (await consent.StandingAsync()).IsWanted;

    public async Task<HandOutcome> DoAsync(Proposal proposal)
    {
        var standing = await consent.StandingAsync();
        if (!standing.IsWanted)
            return HandOutcome.Changed;
        // Who goes on where it broke off makes its hours no longer.
        return IsOf(standing, proposal) || await consent.ConfirmAsync(proposal.ProposedBy, await actor.IdAsync()) ? HandOutcome.Done : HandOutcome.Changed;
    }

    /// <summary>Whether a confirmation came of a proposal.</summary>
    internal static bool IsOf(DeletionStanding standing, Proposal proposal) => standing.ConfirmedBy == proposal.ProposedBy && standing.ConfirmedOnUtc >= proposal.ProposedOnUtc.AsUtc();
}
