using FluentValidation;
using Nop.Web.Framework.Validators;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Wallets;

/// <summary>A wallet is frozen, closed or opened again by hand. It stands on one page with an adjustment: its fields have names of their own.</summary>
public sealed record LifeModel : BaseNopModel
{
    public int LifeWalletId { get; set; }

    /// <summary>Made with the page: the same form sent twice does it once.</summary>
    public Guid LifeAttempt { get; set; }

    /// <summary>Sequence of the newest entry when the page was made: what is settled is what was shown.</summary>
    public long LifeSequence { get; set; }

    /// <summary>A <see cref="WalletAct"/>.</summary>
    [NopResourceDisplayName("Plugins.Misc.Cashback.Wallets.Life.Act")]
    public int LifeAct { get; set; }

    /// <summary>A <see cref="WalletSettlement"/>.</summary>
    [NopResourceDisplayName("Plugins.Misc.Cashback.Wallets.Life.Settlement")]
    public int LifeSettlement { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Wallets.Life.Receipt")]
    public string? LifeReceipt { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Adjustment.Reason")]
    public string? LifeReason { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Wallets.Life.ClientText")]
    public string? LifeClientText { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Wallets.Life.Confirmed")]
    public bool LifeConfirmed { get; set; }

    /// <summary>What can be done with the wallet as it is.</summary>
    public IList<SelectListItem> AvailableActs { get; set; } = [];

    public IList<SelectListItem> AvailableSettlements { get; set; } = [];

    /// <summary>What a closing would settle, in a sentence; null: it cannot be closed now, or is closed.</summary>
    public string? Holds { get; set; }
}

/// <summary>The texts of the form are not longer than what is kept. The rest is checked where it is read.</summary>
public sealed class LifeValidator : BaseNopValidator<LifeModel>
{
    public LifeValidator(ILocalizationService localization)
    {
        RuleFor(m => m.LifeReason).MaximumLength(LedgerTextLengths.Reason).WithMessageAwait(localization.GetResourceAsync("Plugins.Misc.Cashback.Errors.TooLong"), LedgerTextLengths.Reason);
        RuleFor(m => m.LifeReceipt).MaximumLength(LedgerTextLengths.Reason).WithMessageAwait(localization.GetResourceAsync("Plugins.Misc.Cashback.Errors.TooLong"), LedgerTextLengths.Reason);
        RuleFor(m => m.LifeClientText).MaximumLength(LedgerTextLengths.ClientText).WithMessageAwait(localization.GetResourceAsync("Plugins.Misc.Cashback.Errors.TooLong"), LedgerTextLengths.ClientText);
    }
}
