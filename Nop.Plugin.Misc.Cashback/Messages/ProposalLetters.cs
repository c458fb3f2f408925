using System.Net;
using Nop.Services.Messages;
using Nop.Web.Framework.Mvc.Routing;

namespace Nop.Plugin.Misc.Cashback.Messages;

/// <summary>Letters about what waits for a second person, and how it ended; each says what it does, and where to look at it.</summary>
sealed class ProposalLetters(
    CustomerLetters mail, IProposalWords words, LanguageWords languages, ICustomerService customers, IPermissionService permissions, ILocalizationService localization, INopUrlHelper urls, ShopClock clock) : IProposalLetters
{
    // More nobody reads in a letter; the page has all of it.
    const int MostLines = 20;

    public async Task WaitsAsync(ProposalStanding standing, IReadOnlyList<Customer> approvers)
    {
        foreach (var approver in approvers)
        {
            await mail.SendAsync(approver, storeId: 0, Letter.ProposalWaits, async reader =>
            [
                .. await TokensAsync(standing, approver, reader),
                new("Cashback.Proposal.By", await NameAsync(standing.Proposal.ProposedBy)),
                new("Cashback.Proposal.Lapses", When(standing.Proposal.ProposedOnUtc.AddDays(ProposalBook.Days), CultureInfo.GetCultureInfo(reader.Culture))),
            ]);
        }
    }

    public async Task EndedAsync(ProposalStanding standing)
    {
        if (await customers.GetCustomerByIdAsync(standing.Proposal.ProposedBy) is not { Deleted: false } asker)
            return;
        var decision = standing.Decision;
        await mail.SendAsync(asker, storeId: 0, Letter.ProposalEnded, async reader =>
        [
            .. await TokensAsync(standing, asker, reader),
            new("Cashback.Proposal.State", await StateAsync(standing, reader)),
            new("Cashback.Proposal.IsDecided", decision is not null),
            new("Cashback.Proposal.DecidedBy", decision is null ? "" : await NameAsync(decision.DecidedBy)),
            new("Cashback.Proposal.HasReason", decision is { Reason.Length: > 0 }),
            new("Cashback.Proposal.Reason", decision?.Reason ?? ""),
        ]);
    }

    async Task<IReadOnlyList<Token>> TokensAsync(ProposalStanding standing, Customer to, MailReader reader)
    {
        var of = new ProposalReader(reader.LanguageId, CultureInfo.GetCultureInfo(reader.Culture), await permissions.AuthorizeAsync(CashbackPermissions.ViewWallets, to));
        var content = await words.ContentAsync(standing, of, MostLines);
        return
        [
            new("Cashback.Proposal.What", await WhatAsync(standing.Proposal, of)),
            new("Cashback.Proposal.Content", string.Join("<br />", content.Select(WebUtility.HtmlEncode)), true),
            new("Cashback.Proposal.When", When(standing.Proposal.ProposedOnUtc, of.Culture)),
            new("Cashback.Proposal.Url", WebUtility.HtmlEncode(reader.UrlOf(urls.RouteUrl(CashbackRoutes.Admin, new { controller = "CashbackApproval", action = "Watch", id = standing.Proposal.Id }))), true),
        ];
    }

    // The subject has it alone: of several about wallets each has to be told from the others.
    async Task<string> WhatAsync(Proposal proposal, ProposalReader reader)
    {
        var title = await words.TitleAsync(proposal, reader);
        return proposal.IsOfWallet() ? $"{title} · {proposal.Name} · {Figures.Amount(proposal.Amount, CurrencySpec.For(proposal.CurrencyCode), reader.Culture)}" : title;
    }

    // What was approved there is that it may be deleted: whether it is, an uninstallation decides.
    async Task<string> StateAsync(ProposalStanding standing, MailReader reader) => standing is { State: ProposalState.Done, Proposal.KindId: (int)ProposalKind.LedgerDeletion }
        ? await languages.TextAsync("Mail.ProposalEnded.MayBeDeleted", reader.LanguageId, CultureInfo.GetCultureInfo(reader.Culture))
        : await localization.GetLocalizedEnumAsync(standing.State, reader.LanguageId);

    async Task<string> NameAsync(int customerId) => await customers.GetCustomerByIdAsync(customerId) is { Email.Length: > 0 } person ? person.Email : string.Create(CultureInfo.InvariantCulture, $"#{customerId}");

    string When(DateTime utc, CultureInfo culture) => clock.ToShop(utc.AsUtc())!.Value.ToString("g", culture);
}
