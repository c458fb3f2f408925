using Nop.Core.Domain.Logging;
using Nop.Plugin.Misc.Cashback.RuleBook.Drafts;

namespace Nop.Plugin.Misc.Cashback.Oversight;

/// <summary>
/// Gathers what was done by hand from where it is written with the act itself: entries, runs, changes of tiers, cards, launches, proposals; that rules were changed, and that its deletion was
/// confirmed, from the shop's activity log, which alone tells it. Reads only.
/// </summary>
sealed class HandActs(
    HandmadeQueries handmade,
    IRepository<GiftRun> runs,
    IRepository<BonusGrant> grants,
    IRepository<TierChange> tiers,
    IRepository<CashbackTier> tierRows,
    IRepository<Membership> members,
    IRepository<CardKind> cards,
    IRepository<RuleLaunch> launches,
    IRepository<Proposal> proposals,
    IRepository<ProposalDecision> decisions,
    IRepository<ActivityLog> lines,
    IRepository<ActivityLogType> lineTypes,
    IWalletDirectory wallets)
{
    static readonly Dictionary<string, HandActKind> s_ofLines = new(StringComparer.Ordinal)
    {
        [CashbackActivity.RulesChanged] = HandActKind.RulesChanged,
        [CashbackActivity.DeletionConfirmed] = HandActKind.DeletionConfirmed,
        [CashbackActivity.DeletionWithdrawn] = HandActKind.DeletionWithdrawn,
    };

    /// <summary>Lists the acts that a letter tells, oldest first: ledger entries that were recorded for this letter, whatever their date, and everything else that was done in its time.</summary>
    public async Task<IReadOnlyList<HandAct>> ReadAsync(HandReport report)
    {
        var (from, until) = (report.FromUtc.AsUtc().AsStored(), report.UntilUtc.AsUtc().AsStored());
        List<HandAct> acts =
        [
            .. (await handmade.ToldByAsync(report.Number)).Select(found => Of(found, found.Entry.Kind == EntryKind.Adjust ? HandActKind.Adjusted : HandActKind.GivenBack)),
            .. await RunsAsync(from, until),
            .. await PinsAsync(from, until),
            .. await CardsAsync(from, until),
            .. (await launches.GetAllAsync(all => all.Where(row => row.CreatedOnUtc >= from && row.CreatedOnUtc < until)))
                .Select(row => new HandAct(row.CreatedOnUtc.AsUtc(), HandActKind.RulesPutLive, row.ActorId, 0, row.Name, null, "")),
            .. await RulesAsync(from, until),
            .. await ProposalsAsync(from, until),
        ];
        return [.. acts.OrderBy(act => act.OnUtc)];
    }

    static HandAct Of(EntryOfWallet found, HandActKind kind)
    {
        var (entry, wallet) = found;
        // A wallet whose row is gone has no currency: what was adjusted is told all the same.
        Money? amount = wallet.CurrencyCode.Length == 0 ? null : new Money(entry.From == LedgerAccount.Available ? -entry.Amount : entry.Amount, CurrencySpec.For(wallet.CurrencyCode));
        return new(entry.CreatedOnUtc.AsUtc(), kind, entry.ActorId, wallet.CustomerId, "", amount, entry.Reason ?? "") { Card = wallet.CardNumber };
    }

    async Task<IEnumerable<HandAct>> RunsAsync(DateTime from, DateTime until)
    {
        var currency = await wallets.GetCurrencyAsync();
        var released = await runs.GetAllAsync(all => all.Where(row => row.ReleasedOnUtc >= from && row.ReleasedOnUtc < until));
        var ids = released.Select(row => row.Id).ToList();
        var given = (await grants.Table.Where(row => ids.Contains(row.RunId) && row.GivenOnUtc != null)
                .GroupBy(row => row.RunId).Select(group => new { group.Key, Sum = group.Sum(row => row.Amount) }).ToListAsync())
            .ToDictionary(row => row.Key, row => row.Sum);
        return released.Select(row => new HandAct(row.ReleasedOnUtc!.Value.AsUtc(), HandActKind.GiftReleased, row.ReleasedBy, 0, row.Name,
            SumOf(row) is { } sum ? new Money(sum, currency) : null, ""));

        // What it was released for, or what it has given since, if that is more; null: neither is known.
        long? SumOf(GiftRun row) => given.TryGetValue(row.Id, out var sum) ? Math.Max(sum, row.ReleasedFor ?? 0) : row.ReleasedFor;
    }

    async Task<IEnumerable<HandAct>> PinsAsync(DateTime from, DateTime until)
    {
        var names = (await tierRows.GetAllAsync(all => all)).ToDictionary(row => row.Id, row => row.Name);
        return (await tiers.GetAllAsync(all => all.Where(row => row.CreatedOnUtc >= from && row.CreatedOnUtc < until && row.ActorId > 0)))
            .Select(row => new HandAct(row.CreatedOnUtc.AsUtc(), row.KindId == (int)TierChangeKind.Pinned ? HandActKind.TierPinned : HandActKind.TierUnpinned,
                row.ActorId, row.CustomerId, names.GetValueOrDefault(row.ToTierId, ""), null, row.Reason));
    }

    async Task<IEnumerable<HandAct>> CardsAsync(DateTime from, DateTime until)
    {
        var names = (await cards.GetAllAsync(all => all)).ToDictionary(row => row.Id, row => row.Name);
        return (await members.GetAllAsync(all => all.Where(row => row.CardGivenOnUtc >= from && row.CardGivenOnUtc < until && row.CardGivenBy > 0)))
            .Select(row => new HandAct(row.CardGivenOnUtc!.Value.AsUtc(), HandActKind.CardChanged, row.CardGivenBy, row.CustomerId, names.GetValueOrDefault(row.CardKindId, "–"), null, ""));
    }

    async Task<IEnumerable<HandAct>> RulesAsync(DateTime from, DateTime until)
    {
        var keywords = s_ofLines.Keys.ToList();
        var kinds = (await lineTypes.GetAllAsync(all => all.Where(type => keywords.Contains(type.SystemKeyword)))).ToDictionary(type => type.Id, type => s_ofLines[type.SystemKeyword]);
        var ids = kinds.Keys.ToList();
        // Of a deletion its kind says all, in the language of the letter.
        return (await lines.GetAllAsync(all => all.Where(line => ids.Contains(line.ActivityLogTypeId) && line.CreatedOnUtc >= from && line.CreatedOnUtc < until)))
            .Select(line => new HandAct(line.CreatedOnUtc.AsUtc(), kinds[line.ActivityLogTypeId], line.CustomerId, 0, kinds[line.ActivityLogTypeId] == HandActKind.RulesChanged ? line.Comment : "", null, ""));
    }

    async Task<IEnumerable<HandAct>> ProposalsAsync(DateTime from, DateTime until)
    {
        var decided = await decisions.GetAllAsync(all => all.Where(row => row.Approved && row.DoneOnUtc >= from && row.DoneOnUtc < until || !row.Approved && row.DecidedOnUtc >= from && row.DecidedOnUtc < until));
        var ids = decided.Select(row => row.ProposalId).ToList();
        var rows = await proposals.GetAllAsync(all => all.Where(row => row.ProposedOnUtc >= from && row.ProposedOnUtc < until || ids.Contains(row.Id)));
        var byId = rows.ToDictionary(row => row.Id);
        var owners = new Dictionary<int, int>();
        foreach (var walletId in rows.Where(row => row.KindId == (int)ProposalKind.Adjustment).Select(row => row.SubjectId).Distinct())
            owners[walletId] = (await wallets.GetAsync(walletId))?.Wallet.CustomerId ?? 0;
        // An approval of what was not done is none.
        var acts = decided.Select(row => Of(owners, byId[row.ProposalId], KindOf(row, byId[row.ProposalId]), row.DecidedBy, row.DoneOnUtc ?? row.DecidedOnUtc)).ToList();
        acts.AddRange(rows.Where(row => row.ProposedOnUtc >= from && row.ProposedOnUtc < until).Select(row => Of(owners, row, HandActKind.Proposed, row.ProposedBy, row.ProposedOnUtc)));
        return acts;
    }

    static HandActKind KindOf(ProposalDecision decision, Proposal proposal) =>
        decision.Approved ? HandActKind.Approved : decision.DecidedBy == proposal.ProposedBy ? HandActKind.TakenBack : HandActKind.Declined;

    // The name of an adjustment is the card of its wallet.
    static HandAct Of(Dictionary<int, int> owners, Proposal proposal, HandActKind kind, int actorId, DateTime on)
    {
        var isAdjustment = proposal.KindId == (int)ProposalKind.Adjustment;
        return new(on.AsUtc(), kind, actorId, isAdjustment ? owners[proposal.SubjectId] : 0, isAdjustment ? $"#{proposal.Id}" : $"{proposal.Name} (#{proposal.Id})",
            proposal.CurrencyCode.Length == 0 ? null : new Money(proposal.Amount, CurrencySpec.For(proposal.CurrencyCode)), proposal.Reason)
        {
            Card = isAdjustment ? proposal.Name : "",
        };
    }
}
