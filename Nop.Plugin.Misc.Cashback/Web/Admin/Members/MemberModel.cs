using FluentValidation;
using Nop.Web.Framework.Validators;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Members;

/// <summary>A client's tier, card and joining, formatted.</summary>
public sealed record MemberModel : BaseNopModel
{
    public int CustomerId { get; set; }

    /// <summary>The store scope of the wallet; 0: all stores.</summary>
    public int StoreId { get; set; }

    /// <summary>The wallet; 0: none yet.</summary>
    public int WalletId { get; set; }

    public string? Customer { get; set; }

    public string? Email { get; set; }

    public string? Tier { get; set; }

    /// <summary>Amount that is missing to the next tier, as a sentence; null: nothing.</summary>
    public string? Next { get; set; }

    /// <summary>Amount that is asked to stay, as a sentence; null: nothing.</summary>
    public string? Stay { get; set; }

    /// <summary>The pinned tier and its end; null: nothing is pinned.</summary>
    public string? Pinned { get; set; }

    /// <summary>The card, since when and by whom; null: none.</summary>
    public string? Card { get; set; }

    /// <summary>Since when the client has joined; null: has not.</summary>
    public string? Joined { get; set; }

    /// <summary>Whether joining is asked for.</summary>
    public bool AsksJoining { get; set; }

    public bool CanManage { get; set; }

    /// <summary>Whether it is the reader, whom somebody else gives tiers and cards.</summary>
    public bool IsOwn { get; set; }

    public IList<TierChangeModel> Changes { get; set; } = [];

    public TierPinModel Pin { get; set; } = new();

    public GivenCardModel GivenCard { get; set; } = new();

    /// <summary>The client's card numbers, newest first.</summary>
    public TableModel Numbers { get; set; } = new([], []);

    public GivenNumberModel GivenNumber { get; set; } = new();

    public LostNumberModel LostNumber { get; set; } = new();
}

/// <summary>Something that happened to a tier, formatted.</summary>
/// <param name="On">When.</param>
/// <param name="What">What.</param>
/// <param name="Tiers">From which to which.</param>
/// <param name="OrderId">The order that did it; 0: none.</param>
/// <param name="Why">Who and why; empty: nobody did it by hand.</param>
public sealed record TierChangeModel(string On, string What, string Tiers, int OrderId, string Why);

/// <summary>A tier given by hand.</summary>
public sealed record TierPinModel : BaseNopModel
{
    public int CustomerId { get; set; }

    public int StoreId { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Members.PinTier")]
    public int TierId { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Members.PinLastDay")]
    public DateTime? LastDay { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Members.PinReason")]
    public string? PinReason { get; set; }

    /// <summary>Something is pinned now.</summary>
    public bool IsPinned { get; set; }

    public IList<SelectListItem> AvailableTiers { get; set; } = [];
}

/// <summary>A card given by hand.</summary>
public sealed record GivenCardModel : BaseNopModel
{
    public int CustomerId { get; set; }

    public int StoreId { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Members.CardKind")]
    public int CardKindId { get; set; }

    public IList<SelectListItem> AvailableCards { get; set; } = [];
}

/// <summary>A card number given by hand.</summary>
public sealed record GivenNumberModel : BaseNopModel
{
    public int CustomerId { get; set; }

    public int StoreId { get; set; }

    /// <summary>As typed or scanned.</summary>
    [NopResourceDisplayName("Plugins.Misc.Cashback.Members.NewNumber")]
    public string? NewNumber { get; set; }
}

/// <summary>A card number to be blocked.</summary>
public sealed record LostNumberModel : BaseNopModel
{
    public int CustomerId { get; set; }

    public int StoreId { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Members.Lost")]
    public string? Lost { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Members.LostReason")]
    public string? LostReason { get; set; }

    /// <summary>The card that is handed out in its place, as typed or scanned; null or empty: none.</summary>
    [NopResourceDisplayName("Plugins.Misc.Cashback.Members.Replacement")]
    public string? Replacement { get; set; }

    /// <summary>Numbers that are good.</summary>
    public IList<SelectListItem> AvailableNumbers { get; set; } = [];
}

/// <summary>The reason of a pin is not longer than is kept. That there is one is checked where it is pinned.</summary>
public sealed class TierPinValidator : BaseNopValidator<TierPinModel>
{
    public TierPinValidator(ILocalizationService localization)
    {
        RuleFor(m => m.PinReason).MaximumLength(LedgerTextLengths.Reason).WithMessageAwait(localization.GetResourceAsync("Plugins.Misc.Cashback.Errors.TooLong"), LedgerTextLengths.Reason);
    }
}
