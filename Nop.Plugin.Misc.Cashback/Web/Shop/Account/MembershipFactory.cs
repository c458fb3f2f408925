using Nop.Core.Domain.Stores;

namespace Nop.Plugin.Misc.Cashback.Web.Shop.Account;

/// <summary>Tells shoppers whether they have joined, and which card they hold.</summary>
public sealed class MembershipFactory(IMembership membership, IWalletDirectory wallets, ISettingService settings, IPublicTexts texts)
{
    /// <summary>The membership's part of the page; null: nothing to say.</summary>
    public async Task<MembershipModel?> PrepareAsync(Customer customer, Store store)
    {
        var values = await settings.LoadSettingAsync<CashbackSettings>(store.Id);
        var scope = await wallets.ScopeAsync(store.Id);
        var standing = await membership.GetAsync(customer.Id, scope);
        var reason = await membership.WhyNotAsync(customer.Id, scope, values);
        if (!values.RequireOptIn && !values.RequireCard && standing.Card is null)
            return null;

        return new(
            values.RequireOptIn,
            standing.OptedInOnUtc is { } since ? await texts.TextAsync("Account.Join.Since", texts.Day(since)) : null,
            standing.Card is { } card ? await texts.TextAsync("Account.CardHeld", card.Name) : null,
            reason == NotEarningReason.NoCard ? await texts.TextAsync("Account.CardNeeded") : null,
            values.RequireOptIn && !string.IsNullOrWhiteSpace(values.TermsUrl) ? values.TermsUrl : null);
    }
}
