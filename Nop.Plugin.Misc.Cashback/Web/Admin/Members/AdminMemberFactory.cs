using Nop.Plugin.Misc.Cashback.Web.Shop.Carry;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Members;

/// <summary>Tells staff a client's tier, card and joining.</summary>
public sealed class AdminMemberFactory(
    ITierService tiers,
    ITierPins pins,
    IMembership membership,
    IClientCards cards,
    AdminChoices choices,
    IWalletDirectory wallets,
    ICustomerService customers,
    ISettingService settings,
    IPermissionService permissions,
    ILocalizationService localization,
    Texts texts,
    ShopClock clock,
    Actor actor)
{
    const int ChangesShown = 10;

    /// <summary>A client's page; null: there is no such client with an account.</summary>
    /// <param name="customerId">The customer.</param>
    /// <param name="storeId">The store scope of the wallet; 0: all stores.</param>
    public async Task<MemberModel?> PrepareAsync(int customerId, int storeId)
    {
        if (await customers.GetCustomerByIdAsync(customerId) is not { Deleted: false } customer || !await customers.IsRegisteredAsync(customer))
            return null;

        var currency = await wallets.GetCurrencyAsync();
        var standing = await tiers.GetAsync(customerId, storeId);
        var member = await membership.GetAsync(customerId, storeId);
        var model = new MemberModel
        {
            CustomerId = customerId,
            StoreId = storeId,
            WalletId = (await wallets.FindAsync(new(customerId, storeId, currency.Code)))?.Wallet.Id ?? 0,
            Customer = await customers.GetCustomerFullNameAsync(customer),
            Email = customer.Email,
            Tier = standing.Tier?.Name,
            Next = standing.Next is { } next ? await NextAsync(standing, next, currency) : null,
            Stay = standing is { StayBy: { } day, Tier: { } tier } ? await texts.GetAsync("Account.TierStay", Figures.Amount(standing.MissingToStay, currency), tier.Name, Day(day)) : null,
            Pinned = standing.Pinned is { } pinned ? await PinnedAsync(pinned, standing.PinnedUntilUtc) : null,
            Card = member.Card is { } card ? await texts.GetAsync("Members.CardSince", card.Name, Day(member.CardGivenOnUtc!.Value)) : null,
            Joined = member.OptedInOnUtc is { } joined ? Day(joined) : null,
            AsksJoining = (await settings.LoadSettingAsync<CashbackSettings>(storeId)).RequireOptIn,
            CanManage = await permissions.AuthorizeAsync(CashbackPermissions.ManageMembers),
            IsOwn = customerId == await actor.IdAsync(),
            Changes = await ChangesAsync(customerId, storeId),
            Pin = new TierPinModel { CustomerId = customerId, StoreId = storeId, TierId = standing.Pinned?.Id ?? standing.Tier?.Id ?? 0, IsPinned = standing.Pinned is not null },
            GivenCard = new GivenCardModel { CustomerId = customerId, StoreId = storeId, CardKindId = member.Card?.Id ?? 0 },
        };
        var numbers = (await cards.OfAsync(customerId)).Reverse().ToList();
        model.Numbers = await NumbersAsync(numbers);
        model.GivenNumber = new() { CustomerId = customerId, StoreId = storeId };
        model.LostNumber = new()
        {
            CustomerId = customerId,
            StoreId = storeId,
            AvailableNumbers = [.. numbers.Where(card => card.Block is null).Select(card => new SelectListItem(CarryFactory.Grouped(card.Number), card.Number))],
        };
        model.Pin.AvailableTiers = await choices.TiersAsync();
        model.GivenCard.AvailableCards = await choices.CardsAsync("Plugins.Misc.Cashback.Members.NoCard");
        return model;
    }

    /// <summary>Resource key of why a pin was refused, and the field beside which it stands.</summary>
    public static (string Field, string Key) RefusalOf(TierPinOutcome outcome) => outcome switch
    {
        TierPinOutcome.UnknownTier => (nameof(TierPinModel.TierId), "Plugins.Misc.Cashback.Errors.Choose"),
        TierPinOutcome.ReasonRequired => (nameof(TierPinModel.PinReason), "Plugins.Misc.Cashback.Errors.ReasonRequired"),
        TierPinOutcome.DayIsOver => (nameof(TierPinModel.LastDay), "Plugins.Misc.Cashback.Members.DayIsOver"),
        TierPinOutcome.NotPinned => (nameof(TierPinModel.TierId), "Plugins.Misc.Cashback.Members.NotPinned"),
        TierPinOutcome.Own => (nameof(TierPinModel.TierId), "Plugins.Misc.Cashback.Members.OwnTier"),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "A pin is not refused so."),
    };

    /// <summary>The field beside which it stands why a card number was not given or blocked.</summary>
    /// <param name="outcome">Neither done nor done before.</param>
    /// <param name="isBlocking">Whether one was to be blocked.</param>
    public static string FieldOf(CardOutcome outcome, bool isBlocking) => outcome switch
    {
        CardOutcome.ReasonRequired => nameof(LostNumberModel.LostReason),
        CardOutcome.NotTheirs => nameof(LostNumberModel.Lost),
        _ => isBlocking ? nameof(LostNumberModel.Replacement) : nameof(GivenNumberModel.NewNumber),
    };

    // Dates in the shop's zone. Who blocked it stands there by address, as with tiers.
    async Task<TableModel> NumbersAsync(IReadOnlyList<ClientCard> numbers)
    {
        var blocked = await texts.GetAsync("Members.Blocked");
        var actors = (await customers.GetCustomersByIdsAsync([.. numbers.Select(card => card.Block?.BlockedBy ?? 0).Where(id => id > 0).Distinct()])).ToDictionary(c => c.Id);
        return new(
            [new("Wallets.CardNumber", null, "text-nowrap text-monospace"), Column.Text("Members.Since"), Column.Text("Members.State")],
            [.. numbers.Select((card, at) => new TableRow(at + 1,
            [
                CarryFactory.Grouped(card.Number),
                clock.Shown(card.SinceUtc),
                card.Block is { } block
                    ? new(null) { Badge = blocked, Note = $"{clock.Shown(block.BlockedOnUtc.AsUtc())} {ClientNames.EmailOrNumber(actors.GetValueOrDefault(block.BlockedBy), block.BlockedBy)}: {block.Reason}" }
                    : new(null) { IsTicked = true },
            ]) { IsFaint = card.Block is not null })])
        { Action = null, Classes = "table-sm mb-3", Id = "card-numbers" };
    }

    async Task<string> NextAsync(TierStanding standing, CashbackTier next, CurrencySpec currency)
    {
        var missing = Figures.Amount(standing.MissingToNext, currency);
        return standing.ReachBy is { } day ? await texts.GetAsync("Account.TierNextBy", missing, next.Name, Day(day)) : await texts.GetAsync("Account.TierNext", missing, next.Name);
    }

    async Task<string> PinnedAsync(CashbackTier tier, DateTime? untilUtc) => untilUtc is { } end
        ? await texts.GetAsync("Members.PinnedUntil", tier.Name, Day(end.AddTicks(-1)))
        : await texts.GetAsync("Members.PinnedOpen", tier.Name);

    async Task<IList<TierChangeModel>> ChangesAsync(int customerId, int storeId)
    {
        var changes = await pins.ChangesAsync(customerId, storeId, ChangesShown);
        var actors = (await customers.GetCustomersByIdsAsync([.. changes.Select(c => c.ActorId).Where(id => id > 0).Distinct()])).ToDictionary(c => c.Id);
        var names = (await choices.TiersAsync()).ToDictionary(item => int.Parse(item.Value, CultureInfo.InvariantCulture), item => item.Text);
        var models = new List<TierChangeModel>(changes.Count);
        foreach (var change in changes)
        {
            models.Add(new(
                clock.Shown(change.CreatedOnUtc),
                await localization.GetLocalizedEnumAsync((TierChangeKind)change.KindId),
                $"{names.GetValueOrDefault(change.FromTierId, "–")} → {names.GetValueOrDefault(change.ToTierId, "–")}",
                change.OrderId,
                Why(change, actors.GetValueOrDefault(change.ActorId))));
        }

        return models;
    }

    static string Why(TierChange change, Customer? actor) =>
        change.ActorId == 0 ? "" : $"{ClientNames.EmailOrNumber(actor, change.ActorId)}: {change.Reason}";


    string Day(DateTime utc) => clock.ToShop(utc)!.Value.ToString("D", CultureInfo.CurrentCulture);

    static string Day(DateOnly day) => day.ToString("D", CultureInfo.CurrentCulture);
}
