namespace Nop.Plugin.Misc.Cashback.Oversight;

/// <summary>Writes letters about proposals.</summary>
interface IProposalLetters
{
    /// <summary>Writes to those who may approve it that it waits for them.</summary>
    Task WaitsAsync(ProposalStanding standing, IReadOnlyList<Customer> approvers);

    /// <summary>Writes to who proposed it how it ended.</summary>
    Task EndedAsync(ProposalStanding standing);
}

/// <summary>Tells people of proposals: who may approve one that it waits, who proposed one how it ended. Each once.</summary>
public interface IProposalNews
{
    /// <summary>Tells what is not told yet, whichever way it came about.</summary>
    Task TellAsync();
}

/// <inheritdoc cref="IProposalNews"/>
sealed class ProposalNews(ProposalBook book, IRepository<ProposalNotice> notices, Approvers approvers, IProposalLetters letters, TimeProvider time) : IProposalNews
{
    public async Task TellAsync()
    {
        var failures = new PastFailures("Letters about approvals that failed");
        foreach (var standing in await book.OpenAsync(Enum.GetValues<ProposalKind>()))
            await failures.TryAsync($"Proposal {standing.Proposal.Id}", () => TellWaitingAsync(standing));
        foreach (var proposalId in await UnendedAsync())
            await failures.TryAsync($"End of proposal {proposalId}", () => TellEndAsync(proposalId));
        failures.Throw();
    }

    async Task<bool> TellWaitingAsync(ProposalStanding standing)
    {
        if (standing.State != ProposalState.Open || !await IsOursAsync(standing.Proposal.Id, ProposalNoticeKind.Waits))
            return false;
        await letters.WaitsAsync(standing, await approvers.OfAsync(standing.Proposal));
        return true;
    }

    // Who takes the own proposal back knows of it.
    async Task<bool> TellEndAsync(int proposalId)
    {
        var standing = await book.GetAsync(proposalId);
        if (standing is { State: ProposalState.Open or ProposalState.Approved } || !await IsOursAsync(proposalId, ProposalNoticeKind.Ended))
            return false;
        if (standing is not null and not { State: ProposalState.TakenBack })
            await letters.EndedAsync(standing);
        return true;
    }

    // Of proposals that ended under an earlier version nobody is written to any more.
    Task<List<int>> UnendedAsync() => notices.Table
        .Where(notice => notice.KindId == (int)ProposalNoticeKind.Waits && !notices.Table.Any(other => other.ProposalId == notice.ProposalId && other.KindId == (int)ProposalNoticeKind.Ended))
        .OrderBy(notice => notice.Id).Select(notice => notice.ProposalId).ToListAsync();

    async Task<bool> IsOursAsync(int proposalId, ProposalNoticeKind kind)
    {
        var kindId = (int)kind;
        // An insert that must fail costs more than a look.
        return !await notices.Table.AnyAsync(row => row.ProposalId == proposalId && row.KindId == kindId)
            && await notices.TryInsertAsync(new ProposalNotice { ProposalId = proposalId, KindId = kindId, CreatedOnUtc = time.GetUtcNow().UtcDateTime }, row => row.ProposalId == proposalId && row.KindId == kindId);
    }
}
