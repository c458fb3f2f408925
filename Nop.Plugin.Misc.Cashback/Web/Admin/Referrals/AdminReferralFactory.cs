using Nop.Web.Framework.Models.Extensions;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Referrals;

/// <summary>Makes the list of invitations.</summary>
public sealed class AdminReferralFactory(
    ReferralBook book, Invitations invitations, IWalletDirectory wallets, ILocalizationService localization, Texts texts, AdminChoices choices, ShopClock clock, TimeProvider time)
{
    /// <summary>An empty search.</summary>
    public async Task<ReferralSearchModel> PrepareSearchAsync()
    {
        var model = new ReferralSearchModel { HasOffer = await invitations.OfferAsync() is not null };
        model.AvailableStates = [new(await texts.GetAsync("Referrals.AnyState"), "0"), .. await choices.OfEnumAsync<ReferralState>()];
        model.SetGridPageSize();
        return model;
    }

    /// <summary>A page of invitations, newest first.</summary>
    public async Task<ReferralListModel> PrepareListAsync(ReferralSearchModel search)
    {
        ReferralState? state = Enum.IsDefined((ReferralState)search.StateId) ? (ReferralState)search.StateId : null;
        var page = await book.SearchAsync(search.Email, state, search.Page - 1, search.PageSize);
        var currency = await wallets.GetCurrencyAsync();
        var rows = new List<ReferralRowModel>(page.Count);
        foreach (var row in page)
            rows.Add(await RowAsync(row, currency));
        return new ReferralListModel().PrepareToGrid(search, page, () => rows);
    }

    async Task<ReferralRowModel> RowAsync(ReferralRow row, CurrencySpec currency) => new()
    {
        Id = row.Referral.Id,
        CreatedOn = clock.Shown(row.Referral.CreatedOnUtc),
        Referrer = ClientNames.EmailOrNumber(row.Referrer, row.Referral.ReferrerId),
        Friend = ClientNames.EmailOrNumber(row.Friend, row.Referral.FriendId),
        State = await localization.GetLocalizedEnumAsync(row.State),
        Details = await DetailsAsync(row),
        ReferrerAmount = row.ReferrerMinor > 0 ? Figures.Amount(row.ReferrerMinor, currency) : "",
        FriendAmount = row.FriendMinor > 0 ? Figures.Amount(row.FriendMinor, currency) : "",
        OrderId = OrderOf(row),
        Sale = SaleNumber.Of(OrderOf(row)) is { } sale ? await texts.GetAsync("Explain.Sale", sale) : null,
    };

    Task<string> DetailsAsync(ReferralRow row) => row.State switch
    {
        ReferralState.Invited => texts.GetAsync("Referrals.NoOrder"),
        ReferralState.Waiting => WaitingAsync(row.Order!),
        ReferralState.Refused => RefusedAsync(row.Referral),
        _ => GivenAsync(row.Referral),
    };

    static int OrderOf(ReferralRow row) => row.Order?.OrderId ?? row.Referral.OrderId;

    Task<string> WaitingAsync(OrderOnTheWay order) => order.ClearsOnUtc switch
    {
        { } clears when SaleNumber.Of(order.OrderId) is { } sale => texts.GetAsync(
            clears > time.GetUtcNow().UtcDateTime ? "Referrals.SaleClears" : "Referrals.SaleCleared", sale, clock.Shown(order.PlacedOnUtc), clock.Shown(clears)),
        null => texts.GetAsync("Referrals.NotComplete", order.OrderId, clock.Shown(order.PlacedOnUtc)),
        { } clears when clears > time.GetUtcNow().UtcDateTime => texts.GetAsync("Referrals.Clears", order.OrderId, clock.Shown(order.PlacedOnUtc), clock.Shown(clears)),
        { } cleared => texts.GetAsync("Referrals.Cleared", order.OrderId, clock.Shown(order.PlacedOnUtc), clock.Shown(cleared)),
    };

    async Task<string> RefusedAsync(Referral referral) =>
        await texts.GetAsync("Referrals.DecidedOn", clock.Shown(referral.SettledOnUtc ?? referral.CreatedOnUtc)) + " · " + await WhyAsync(referral.RefusalId);

    async Task<string> GivenAsync(Referral referral)
    {
        var words = await texts.GetAsync("Referrals.DecidedOn", clock.Shown(referral.SettledOnUtc ?? referral.CreatedOnUtc));
        if (referral.ReferrerRefusalId != 0)
            words += " · " + await texts.GetAsync("Referrals.ReferrerNothing", await WhyAsync(referral.ReferrerRefusalId));
        if (referral.FriendRefusalId != 0)
            words += " · " + await texts.GetAsync("Referrals.FriendNothing", await WhyAsync(referral.FriendRefusalId));
        return words;
    }

    Task<string> WhyAsync(int refusalId) => localization.GetLocalizedEnumAsync((ReferralRefusal)refusalId);
}

/// <summary>Search among invitations.</summary>
public sealed record ReferralSearchModel : BaseSearchModel
{
    [NopResourceDisplayName("Plugins.Misc.Cashback.Referrals.Email")]
    public string? Email { get; set; }

    /// <summary>A <see cref="ReferralState"/>; 0: all.</summary>
    [NopResourceDisplayName("Plugins.Misc.Cashback.Referrals.State")]
    public int StateId { get; set; }

    public IList<SelectListItem> AvailableStates { get; set; } = [];

    /// <summary>Whether something is given for inviting now.</summary>
    public bool HasOffer { get; set; }
}

/// <summary>A page of invitations.</summary>
public sealed record ReferralListModel : BasePagedListModel<ReferralRowModel>;

/// <summary>An invitation in the list, formatted.</summary>
public sealed record ReferralRowModel : BaseNopEntityModel
{
    /// <summary>When the friend opened the account.</summary>
    public string? CreatedOn { get; set; }

    /// <summary>E-mail of who invited.</summary>
    public string? Referrer { get; set; }

    /// <summary>E-mail of who came.</summary>
    public string? Friend { get; set; }

    public string? State { get; set; }

    /// <summary>Since when, until when, or why, in words.</summary>
    public string? Details { get; set; }

    /// <summary>Amount that the referrer got; empty: nothing.</summary>
    public string? ReferrerAmount { get; set; }

    /// <summary>Amount that the friend got; empty: nothing.</summary>
    public string? FriendAmount { get; set; }

    /// <summary>The order that decides or decided; 0: none; below 0: a sale.</summary>
    public int OrderId { get; set; }

    /// <summary>The sale, in words; null: it is none.</summary>
    public string? Sale { get; set; }
}
