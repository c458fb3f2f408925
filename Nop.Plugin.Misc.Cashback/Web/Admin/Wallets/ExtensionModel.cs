using FluentValidation;
using Nop.Web.Framework.Validators;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Wallets;

/// <summary>A later last day for credit, by hand. It stands on one page with an adjustment: its fields have names of their own.</summary>
public sealed record ExtensionModel : BaseNopModel
{
    public int ExtendWalletId { get; set; }

    /// <summary>Made with the page: the same form sent twice extends once.</summary>
    public Guid ExtendAttempt { get; set; }

    /// <summary>The lot, by its number; 0: all that <see cref="ExtendEndsBy"/> says.</summary>
    [NopResourceDisplayName("Plugins.Misc.Cashback.Extension.Lot")]
    public int ExtendLot { get; set; }

    /// <summary>Last day of the credit that is meant, or earlier; null: whenever it ends.</summary>
    [NopResourceDisplayName("Plugins.Misc.Cashback.Extension.EndsBy")]
    public DateTime? ExtendEndsBy { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Extension.LastDay")]
    public DateTime? ExtendTo { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Adjustment.Reason")]
    public string? ExtendReason { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Extension.ClientText")]
    public string? ExtendClientText { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Extension.Confirmed")]
    public bool ExtendConfirmed { get; set; }

    public IList<SelectListItem> AvailableLots { get; set; } = [];
}

/// <summary>The texts of an extension are not longer than what is kept. The rest is checked where the form is read.</summary>
public sealed class ExtensionValidator : BaseNopValidator<ExtensionModel>
{
    public ExtensionValidator(ILocalizationService localization)
    {
        RuleFor(m => m.ExtendReason).MaximumLength(LedgerTextLengths.Reason).WithMessageAwait(localization.GetResourceAsync("Plugins.Misc.Cashback.Errors.TooLong"), LedgerTextLengths.Reason);
        RuleFor(m => m.ExtendClientText).MaximumLength(LedgerTextLengths.ClientText).WithMessageAwait(localization.GetResourceAsync("Plugins.Misc.Cashback.Errors.TooLong"), LedgerTextLengths.ClientText);
    }
}
