using Nop.Plugin.Misc.Cashback.Openings;
using Nop.Plugin.Misc.Cashback.RuleBook.Drafts;

namespace Nop.Plugin.Misc.Cashback.Oversight;

/// <summary>Who reads of a proposal.</summary>
/// <param name="LanguageId">In which language.</param>
/// <param name="Culture">How numbers and days are written.</param>
/// <param name="SeesClients">Whether clients are told by name; else by their cards.</param>
public sealed record ProposalReader(int LanguageId, CultureInfo Culture, bool SeesClients);

/// <summary>Says in words what a proposal does: who approves something must not have to guess it from its name.</summary>
public interface IProposalWords
{
    /// <summary>Its kind and name, in a few words; the name of what is about a wallet is its card, which <see cref="ContentAsync"/> tells.</summary>
    /// <param name="proposal">The proposal.</param>
    /// <param name="reader">Who reads it.</param>
    Task<string> TitleAsync(Proposal proposal, ProposalReader reader);

    /// <summary>What it does, one thing a line.</summary>
    /// <param name="standing">The proposal: one that waits is told as it would be done now, another one as it was proposed.</param>
    /// <param name="reader">Who reads it.</param>
    /// <param name="most">Lines at most; what is left out is counted in one more.</param>
    Task<IReadOnlyList<string>> ContentAsync(ProposalStanding standing, ProposalReader reader, int most);
}

/// <inheritdoc cref="IProposalWords"/>
sealed class ProposalWords(
    RuleDrafts drafts, GiftRunService runs, IRepository<OpeningBatch> openings, LedgerTotals totals, RuleChangeWords rules, LanguageWords words, IWalletDirectory wallets, ICustomerService customers, ILocalizationService localization, ShopClock clock) : IProposalWords
{
    public async Task<string> TitleAsync(Proposal proposal, ProposalReader reader)
    {
        var kind = await localization.GetLocalizedEnumAsync((ProposalKind)proposal.KindId, reader.LanguageId);
        return proposal.IsOfWallet() || proposal.Name.Length == 0 ? kind : $"{kind}: {proposal.Name}";
    }

    public async Task<IReadOnlyList<string>> ContentAsync(ProposalStanding standing, ProposalReader reader, int most)
    {
        var lines = (ProposalKind)standing.Proposal.KindId switch
        {
            ProposalKind.Adjustment or ProposalKind.Extension or ProposalKind.Merge => await WalletAsync(standing.Proposal, reader),
            ProposalKind.GiftRun => await GiftsAsync(standing.Proposal, reader),
            ProposalKind.Rules => await RulesAsync(standing, reader),
            ProposalKind.Openings => await OpeningsAsync(standing.Proposal, reader),
            ProposalKind.LedgerDeletion => await DeletionAsync(reader),
            _ => [],
        };
        return lines.Count <= most ? lines : [.. lines.Take(most), await TextAsync(reader, "Approvals.Content.More", lines.Count - most)];
    }

    async Task<IReadOnlyList<string>> WalletAsync(Proposal proposal, ProposalReader reader)
    {
        var client = reader.SeesClients && (await wallets.GetAsync(proposal.SubjectId))?.Customer is { Deleted: false } known ? $"{await customers.GetCustomerFullNameAsync(known)} {known.Email}".Trim() : "";
        var currency = CurrencySpec.For(proposal.CurrencyCode);
        var amount = Figures.Amount(proposal.Amount, currency, reader.Culture);
        var lines = new List<string>
        {
            await FactAsync(reader, "Openings.Client", string.Join(", ", new[] { client, proposal.Name }.Where(part => part.Length > 0))),
            await FactAsync(reader, "Approvals.Amount", proposal is { KindId: (int)ProposalKind.Adjustment, Amount: > 0 } ? $"+{amount}" : amount),
        };
        if (proposal.Debt is > 0 and var debt)
            lines.Add(await FactAsync(reader, "Wallets.Debt", Figures.Amount(debt, currency, reader.Culture)));
        if (proposal.OtherId is { } otherId && await wallets.GetAsync(otherId) is { } other)
            lines.Add(await FactAsync(reader, "Merge.Into", string.Join(", ", new[] { reader.SeesClients ? $"{await customers.GetCustomerFullNameAsync(other.Customer)} {other.Customer.Email}".Trim() : "", other.Wallet.CardNumber }.Where(part => part.Length > 0))));
        if (proposal.LastsToUtc is { } end)
            lines.Add(await FactAsync(reader, "Extension.LastDay", clock.ToShop(end.AsUtc().AddTicks(-1))!.Value.ToString("d", reader.Culture)));
        if (proposal.Reason.Length > 0)
            lines.Add(await FactAsync(reader, "Adjustment.Reason", proposal.Reason));
        if (proposal.ClientText.Length > 0)
            lines.Add(await FactAsync(reader, "Adjustment.ClientText", proposal.ClientText));
        return lines;
    }

    // Whom, how many, how much. A run that says something else by now is not what was proposed.
    async Task<IReadOnlyList<string>> GiftsAsync(Proposal proposal, ProposalReader reader)
    {
        var currency = CurrencySpec.For(proposal.CurrencyCode);
        var sum = Figures.Amount(proposal.Amount, currency, reader.Culture);
        if (await runs.GetAsync(proposal.SubjectId) is not { Amount: > 0 } run || GiftReleases.ContentOf(run) != proposal.ContentHash)
            return [await FactAsync(reader, "Approvals.Amount", sum), await TextAsync(reader, "Approvals.Content.Other")];

        var audience = AudienceText.Parse(run.Audience);
        var whom = audience.IsEverybody
            ? await TextAsync(reader, "Audience.Everybody")
            : string.Join("; ", (await words.OpenAsync(reader.LanguageId, reader.Culture)).Audience(audience, await words.NamesAsync()));
        var lines = new List<string>
        {
            await TextAsync(reader, "Approvals.Content.Gifts", proposal.Amount / run.Amount, Figures.Amount(run.Amount, currency, reader.Culture), sum),
            await FactAsync(reader, "Audience.Title", whom),
        };
        if (run.ExpiresOnUtc is { } end)
            lines.Add(await FactAsync(reader, "Extension.LastDay", clock.ToShop(end.AsUtc().AddTicks(-1))!.Value.ToString("d", reader.Culture)));
        if (run.SendEmail)
            lines.Add(await TextAsync(reader, "Approvals.Content.Letter"));
        return lines;
    }

    async Task<IReadOnlyList<string>> RulesAsync(ProposalStanding standing, ProposalReader reader)
    {
        var proposal = standing.Proposal;
        var isOpen = standing.State is ProposalState.Open or ProposalState.Approved;
        var changes = isOpen && await drafts.GetAsync(proposal.SubjectId) is { } draft ? await drafts.ChangesAsync(draft) : RuleChanges.Parse(proposal.Changes);
        if (changes is null)
            return [];
        var lines = await rules.SayAsync(changes, reader.LanguageId, reader.Culture);
        return lines.Count == 0 ? [await TextAsync(reader, "Approvals.Content.Nothing")] : [.. lines.Select(line => line.ToString())];
    }

    async Task<IReadOnlyList<string>> OpeningsAsync(Proposal proposal, ProposalReader reader) =>
    [
        await TextAsync(reader, "Approvals.Content.Openings", (await openings.GetByIdAsync(proposal.SubjectId))?.Rows ?? 0, Figures.Amount(proposal.Amount, CurrencySpec.For(proposal.CurrencyCode), reader.Culture)),
    ];

    async Task<IReadOnlyList<string>> DeletionAsync(ProposalReader reader)
    {
        var lines = new List<string>();
        foreach (var total in await totals.ReadAsync())
        {
            var currency = CurrencySpec.For(total.CurrencyCode);
            string Amount(long minor) => Figures.Amount(minor, currency, reader.Culture);
            lines.Add(await TextAsync(reader, "Mail.Deletion.Sum", total.CurrencyCode, total.Wallets, total.Entries, Amount(total.Pending), Amount(total.Available), Amount(total.Reserved), Amount(total.Debt)));
        }

        return lines;
    }

    async Task<string> FactAsync(ProposalReader reader, string label, string value) => await TextAsync(reader, "Openings.Reason", await TextAsync(reader, label), value);

    Task<string> TextAsync(ProposalReader reader, string key, params object[] arguments) => words.TextAsync(key, reader.LanguageId, reader.Culture, arguments);
}
