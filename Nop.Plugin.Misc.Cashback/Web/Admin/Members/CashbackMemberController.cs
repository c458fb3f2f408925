namespace Nop.Plugin.Misc.Cashback.Web.Admin.Members;

/// <summary>Pages on which staff give a client by hand: a tier, a card. Clients without a wallet have them too.</summary>
public sealed class CashbackMemberController(
    AdminMemberFactory factory,
    ITierPins pins,
    IMembership membership,
    IClientCards cards,
    CardText cardText,
    GuestOrders guestOrders,
    ICustomerService customers,
    IWalletDirectory wallets,
    Actor actor,
    PageKit kit) : AdminCashbackController(kit)
{
    const string Details = "Members/Member";

    /// <summary>The page.</summary>
    /// <param name="id">The customer.</param>
    /// <param name="storeId">The store scope of the wallet; 0: all stores.</param>
    [CheckPermission(CashbackPermissions.ViewWallets)]
    public async Task<IActionResult> Edit(int id, int storeId = 0)
        => await factory.PrepareAsync(id, await wallets.ScopeAsync(storeId)) is { } model ? Page(Details, model) : ToWallets();

    [HttpPost]
    [CheckPermission(CashbackPermissions.ManageMembers)]
    public async Task<IActionResult> Pin(TierPinModel pin)
        => await OpenAsync(pin.CustomerId, pin.StoreId) is not { } member ? ToWallets()
        : !ModelState.IsValid ? Again(member, pin)
        : await OnceAsync(async () => await AnswerAsync(member, pin, await pins.PinAsync(member.CustomerId, member.StoreId, pin.TierId, DayOf(pin.LastDay), pin.PinReason ?? "", await actor.IdAsync()),
            "Plugins.Misc.Cashback.ActivityLog.TierPinned", "Plugins.Misc.Cashback.Members.TierPinned"), () => Back(member));

    [HttpPost]
    [CheckPermission(CashbackPermissions.ManageMembers)]
    public async Task<IActionResult> Unpin(TierPinModel pin)
        => await OpenAsync(pin.CustomerId, pin.StoreId) is not { } member ? ToWallets()
        : !ModelState.IsValid ? Again(member, pin)
        : await OnceAsync(async () => await AnswerAsync(member, pin, await pins.UnpinAsync(member.CustomerId, member.StoreId, pin.PinReason ?? "", await actor.IdAsync()),
            "Plugins.Misc.Cashback.ActivityLog.TierUnpinned", "Plugins.Misc.Cashback.Members.TierUnpinned"), () => Back(member));

    [HttpPost]
    [CheckPermission(CashbackPermissions.ManageMembers)]
    public async Task<IActionResult> GiveCard(GivenCardModel card)
    {
        if (await OpenAsync(card.CustomerId, card.StoreId) is not { } member)
            return ToWallets();

        if (member.CustomerId == await actor.IdAsync())
        {
            ModelState.AddModelError(nameof(card.CardKindId), await TextAsync("Plugins.Misc.Cashback.Members.OwnCard"));
            return Page(Details, member);
        }

        if (await membership.GiveCardAsync(member.CustomerId, member.StoreId, card.CardKindId, await actor.IdAsync()))
        {
            var name = member.GivenCard.AvailableCards.FirstOrDefault(item => item.Value == card.CardKindId.ToString(CultureInfo.InvariantCulture))?.Text ?? "";
            await Activity.WriteAsync(CashbackActivity.MemberChanged, null, "Plugins.Misc.Cashback.ActivityLog.CardGiven", member.CustomerId, name);
            await NotifyAsync("Plugins.Misc.Cashback.Members.CardSaved");
            await guestOrders.FollowAsync(await customers.GetCustomerByIdAsync(member.CustomerId));
        }

        return Back(member);
    }

    [HttpPost]
    [CheckPermission(CashbackPermissions.ManageMembers)]
    public async Task<IActionResult> GiveNumber(GivenNumberModel given)
    {
        if (await OpenAsync(given.CustomerId, given.StoreId) is not { } member)
            return ToWallets();

        var result = await cards.GiveAsync(member.CustomerId, member.StoreId, given.NewNumber, await actor.IdAsync());
        if (!result.IsDone)
        {
            member.GivenNumber.NewNumber = given.NewNumber;
            return await AgainAsync(member, result, isBlocking: false);
        }

        await NotifyAsync("Plugins.Misc.Cashback.Members.NumberGiven");
        return Back(member);
    }

    [HttpPost]
    [CheckPermission(CashbackPermissions.ManageMembers)]
    public async Task<IActionResult> BlockNumber(LostNumberModel card)
    {
        if (await OpenAsync(card.CustomerId, card.StoreId) is not { } member)
            return ToWallets();

        var result = await cards.BlockAsync(member.CustomerId, member.StoreId, new(card.Lost ?? "", card.LostReason, card.Replacement), await actor.IdAsync());
        if (!result.IsDone)
        {
            (member.LostNumber.Lost, member.LostNumber.LostReason, member.LostNumber.Replacement) = (card.Lost, card.LostReason, card.Replacement);
            return await AgainAsync(member, result, isBlocking: true);
        }

        await NotifyAsync("Plugins.Misc.Cashback.Members.NumberBlocked");
        return Back(member);
    }

    async Task<IActionResult> AgainAsync(MemberModel member, CardResult result, bool isBlocking)
    {
        ModelState.AddModelError(AdminMemberFactory.FieldOf(result.Outcome, isBlocking), await cardText.WhyNotAsync(result));
        return Page(Details, member);
    }

    async Task<IActionResult> AnswerAsync(MemberModel member, TierPinModel pin, TierPinOutcome outcome, string line, string message)
    {
        if (outcome != TierPinOutcome.Done)
        {
            var (field, key) = AdminMemberFactory.RefusalOf(outcome);
            ModelState.AddModelError(field, await TextAsync(key));
            return Again(member, pin);
        }

        var tier = member.Pin.AvailableTiers.FirstOrDefault(item => item.Value == pin.TierId.ToString(CultureInfo.InvariantCulture))?.Text ?? "";
        await Activity.WriteAsync(CashbackActivity.MemberChanged, null, line,
            member.CustomerId, tier, pin.LastDay?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "–", pin.PinReason!.Trim());
        await NotifyAsync(message);
        return Back(member);
    }

    async Task<MemberModel?> OpenAsync(int customerId, int storeId) => await factory.PrepareAsync(customerId, await wallets.ScopeAsync(storeId));

    ViewResult Again(MemberModel member, TierPinModel typed)
    {
        (member.Pin.TierId, member.Pin.LastDay, member.Pin.PinReason) = (typed.TierId, typed.LastDay, typed.PinReason);
        return Page(Details, member);
    }

    RedirectToActionResult Back(MemberModel member) => member.WalletId > 0
        ? RedirectToAction("Wallet", "CashbackWallet", new { id = member.WalletId })
        : RedirectToAction(nameof(Edit), new { id = member.CustomerId, storeId = member.StoreId });

    RedirectToActionResult ToWallets() => RedirectToAction("List", "CashbackWallet");

    static DateOnly? DayOf(DateTime? typed) => typed is { } day ? DateOnly.FromDateTime(day) : null;
}
