using Nop.Core.Domain.Logging;
using Nop.Plugin.Misc.Cashback.Openings;
using Nop.Plugin.Misc.Cashback.RuleBook.Drafts;

namespace Nop.Plugin.Misc.Cashback.Oversight;

/// <summary>
/// Gathers what was done by hand from where it is written with the act itself: entries, runs, changes of tiers, cards, takings that were confirmed, launches, proposals; that rules were changed, and that its deletion was
/// confirmed, from the shop's activity log, which alone tells it. Reads only.
/// </summary>
sealed class HandActs(
    HandmadeQueries handmade,
    ExtensionQueries extensions,
    IRepository<GiftRun> runs,
    IRepository<BonusGrant> grants,
    IRepository<OpeningBatch> openings,
    IRepository<TierChange> tiers,
    IRepository<CashbackTier> tierRows,
    IRepository<Membership> members,
    IRepository<CardKind> cards,
    IRepository<CardHolding> holdings,
    IRepository<CardBlock> blocks,
    IRepository<TakingConfirmation> confirmations,
    RedemptionQueries redemptions,
    IRepository<RuleLaunch> launches,
    IRepository<Proposal> proposals,
    IRepository<ProposalDecision> decisions,
    IRepository<ActivityLog> lines,
    IRepository<ActivityLogType> lineTypes,
    IClientCards clientCards,
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
            .. await EntriesAsync(await handmade.ToldByAsync(report.Number)),
            .. await RunsAsync(from, until),
            .. (await openings.GetAllAsync(all => all.Where(row => row.ConfirmedOnUtc >= from && row.ConfirmedOnUtc < until)))
                .Select(row => new HandAct(row.ConfirmedOnUtc!.Value.AsUtc(), HandActKind.OpeningsConfirmed, row.ConfirmedBy, 0, row.Name, new Money(row.Sum, CurrencySpec.For(row.CurrencyCode)), "")),
            .. await PinsAsync(from, until),
            .. await CardsAsync(from, until),
            .. (await holdings.GetAllAsync(all => all.Where(row => row.GivenOnUtc >= from && row.GivenOnUtc < until && row.GivenBy > 0)))
                .Select(row => new HandAct(row.GivenOnUtc.AsUtc(), HandActKind.CardNumberGiven, row.GivenBy, row.CustomerId, "", null, "") { Card = row.Number }),
            .. (await blocks.GetAllAsync(all => all.Where(row => row.BlockedOnUtc >= from && row.BlockedOnUtc < until && row.BlockedBy > 0)))
                .Select(row => new HandAct(row.BlockedOnUtc.AsUtc(), HandActKind.CardNumberBlocked, row.BlockedBy, row.CustomerId, "", null, row.Reason) { Card = row.Number }),
            .. await TakingsAsync(from, until),
            .. (await launches.GetAllAsync(all => all.Where(row => row.CreatedOnUtc >= from && row.CreatedOnUtc < until)))
                .Select(row => new HandAct(row.CreatedOnUtc.AsUtc(), HandActKind.RulesPutLive, row.ActorId, 0, row.Name, null, "") { Changes = row.Changes }),
            .. await RulesAsync(from, until),
            .. await ProposalsAsync(from, until),
        ];
        // Of a wallet the client is known by the card of now, and no more by one that was blocked.
        var current = await clientCards.CurrentAsync([.. acts.Where(IsOfWallet).Select(act => act.CustomerId).Distinct()]);
        return [.. acts.OrderBy(act => act.OnUtc).Select(act => IsOfWallet(act) && current.Of(act.CustomerId, act.Card) is { Length: > 0 } card ? act with { Card = card } : act)];
    }

    /// <summary>Lists the acts of a span of time, oldest first, but for changed rules and what became of the deletion, which the activity log tells.</summary>
    /// <param name="fromUtc">At this instant or later.</param>
    /// <param name="toUtc">Before this one.</param>
    public async Task<IReadOnlyList<HandAct>> BetweenAsync(DateTime fromUtc, DateTime toUtc)
    {
        var told = await ReadAsync(new HandReport { Number = 0, FromUtc = fromUtc, UntilUtc = toUtc });
        return [.. told.Where(act => !s_ofLines.ContainsValue(act.Kind)).Concat(await EntriesAsync(await handmade.BetweenAsync(fromUtc, toUtc))).OrderBy(act => act.OnUtc)];
    }

    static bool IsOfWallet(HandAct act) => act is
    {
        Card.Length: > 0,
        CustomerId: > 0,
        Kind: HandActKind.Proposed or HandActKind.Approved or HandActKind.Declined or HandActKind.TakenBack or HandActKind.TakingConfirmed,
    } or
    {
        Card.Length: > 0,
        CustomerId: > 0,
        IsOfEntry: true,
    };

    async Task<IEnumerable<HandAct>> EntriesAsync(IReadOnlyList<EntryOfWallet> told)
    {
        var acts = new List<HandAct>();
        // With whom a wallet was merged is told by the other one's card.
        var others = await handmade.WalletsAsync(told.Where(found => found.Entry.Kind.IsOfMerge()).Select(found => found.Entry.BatchId).OfType<int>());
        foreach (var ofWallet in told.GroupBy(found => found.Wallet.Id))
        {
            var ends = await extensions.EndsAsync(ofWallet.Key, ofWallet.Select(found => found.Entry));
            acts.AddRange(ofWallet.Select(found => Of(found, KindOf(found.Entry)) with
            {
                EndsOnUtc = ends.TryGetValue(found.Entry.Sequence, out var end) ? end : null,
                Name = found.Entry.Kind.IsOfMerge() && others.GetValueOrDefault(found.Entry.BatchId ?? 0) is { } other ? other.CardNumber : "",
            }));
        }

        return acts;
    }

    static HandActKind KindOf(LedgerEntry entry) => entry.Kind switch
    {
        EntryKind.Adjust => HandActKind.Adjusted,
        EntryKind.Extend => HandActKind.Extended,
        EntryKind.Refund => HandActKind.MoneyIntoCredit,
        EntryKind.Freeze => HandActKind.WalletFrozen,
        EntryKind.Unfreeze => HandActKind.WalletUnfrozen,
        EntryKind.Close => HandActKind.WalletClosed,
        EntryKind.Reopen => HandActKind.WalletReopened,
        EntryKind.Merge => HandActKind.WalletMerged,
        EntryKind.Unmerge => HandActKind.MergeUndone,
        EntryKind.PayOut => HandActKind.PaidOut,
        EntryKind.Forfeit => HandActKind.GivenUp,
        _ => HandActKind.GivenBack,
    };

    static HandAct Of(EntryOfWallet found, HandActKind kind)
    {
        var (entry, wallet) = found;
        // A wallet whose row is gone has no currency: what was adjusted is told all the same.
        Money? amount = wallet.CurrencyCode.Length == 0 || !entry.Kind.IsOfMerge() && WalletStates.After(entry.Kind) is not null ? null : new Money(entry is { From: LedgerAccount.Available, Kind: EntryKind.Adjust } ? -entry.Amount : entry.Amount, CurrencySpec.For(wallet.CurrencyCode));
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

    // A confirmation of what was not taken is none.
    async Task<IEnumerable<HandAct>> TakingsAsync(DateTime from, DateTime until)
    {
        var acts = new List<HandAct>();
        foreach (var row in await confirmations.GetAllAsync(all => all.Where(row => row.CreatedOnUtc >= from && row.CreatedOnUtc < until)))
        {
            var taken = (await redemptions.EntriesAsync(row.Act)).Where(entry => entry.Kind == EntryKind.Capture).ToList();
            if (taken.Count == 0)
                continue;
            var wallet = (await wallets.GetAsync(taken[0].WalletId))?.Wallet ?? new Wallet { Id = taken[0].WalletId };
            Money? amount = wallet.CurrencyCode.Length == 0 ? null : new Money(taken.Sum(entry => entry.Amount), CurrencySpec.For(wallet.CurrencyCode));
            acts.Add(new(taken[0].CreatedOnUtc.AsUtc(), HandActKind.TakingConfirmed, taken[0].ActorId, wallet.CustomerId, "", amount, "")
            {
                Card = wallet.CardNumber,
                Receipt = taken[0].Reason ?? "",
                SecondId = row.ConfirmedBy,
            });
        }

        return acts;
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
        var owners = await handmade.WalletsAsync(rows.Where(row => row.IsOfWallet()).Select(row => row.SubjectId));
        // An approval of what was not done is none. Of a proposal whose row somebody took away the number is left.
        var acts = decided.Select(row => (Decision: row, Proposal: byId.GetValueOrDefault(row.ProposalId) ?? new Proposal { Id = row.ProposalId }))
            .Select(one => Of(owners, one.Proposal, KindOf(one.Decision, one.Proposal), one.Decision.DecidedBy, one.Decision.DoneOnUtc ?? one.Decision.DecidedOnUtc, one.Decision.Reason)).ToList();
        acts.AddRange(rows.Where(row => row.ProposedOnUtc >= from && row.ProposedOnUtc < until).Select(row => Of(owners, row, HandActKind.Proposed, row.ProposedBy, row.ProposedOnUtc)));
        return acts;
    }

    static HandActKind KindOf(ProposalDecision decision, Proposal proposal) =>
        decision.Approved ? HandActKind.Approved : decision.DecidedBy == proposal.ProposedBy ? HandActKind.TakenBack : HandActKind.Declined;

    // The name of what is about a wallet is the card of its wallet. Why it was declined stands behind why it was wanted.
    static HandAct Of(IReadOnlyDictionary<int, Wallet> owners, Proposal proposal, HandActKind kind, int actorId, DateTime on, string decided = "")
    {
        var isOfWallet = proposal.IsOfWallet();
        return new(on.AsUtc(), kind, actorId, isOfWallet && owners.TryGetValue(proposal.SubjectId, out var wallet) ? wallet.CustomerId : 0, isOfWallet ? $"#{proposal.Id}" : $"{proposal.Name} (#{proposal.Id})",
            proposal.CurrencyCode.Length == 0 ? null : new Money(proposal.Amount, CurrencySpec.For(proposal.CurrencyCode)), string.Join(" / ", new[] { proposal.Reason, decided }.Where(part => part.Length > 0)))
        {
            Proposed = (ProposalKind)proposal.KindId,
            EndsOnUtc = proposal.LastsToUtc?.AsUtc(),
            Card = isOfWallet ? proposal.Name : "",
        };
    }
}
