using FluentValidation;
using Nop.Web.Framework.Validators;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Merges;

/// <summary>Page on which staff look for the client whose wallet takes another one over.</summary>
public sealed record MergeChoiceModel : BaseNopModel
{
    public int WalletId { get; set; }

    /// <summary>Whose wallet is given up.</summary>
    public string? Owner { get; set; }

    /// <summary>Card, e-mail, phone or a part of a name, as typed.</summary>
    [NopResourceDisplayName("Plugins.Misc.Cashback.Merge.Client")]
    public string? Client { get; set; }

    /// <summary>Why there is nobody to choose; null: there is, or nothing was looked for.</summary>
    public string? Problem { get; set; }

    /// <summary>Wallets that can take it over, or why not; null: nothing was found or looked for.</summary>
    public TableModel? Found { get; set; }
}

/// <summary>What a merge, or undoing one, does, and the form that does it.</summary>
public sealed record MergeModel : BaseNopModel
{
    public int MergeWalletId { get; set; }

    public int MergeIntoId { get; set; }

    /// <summary>Made with the page: the same form sent twice does it once.</summary>
    public Guid MergeAttempt { get; set; }

    /// <summary>Credit that the page showed, minor units: what goes over is what was shown.</summary>
    public long MergeCredit { get; set; }

    /// <summary>Debt that the page showed, minor units.</summary>
    public long MergeDebt { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Adjustment.Reason")]
    public string? MergeReason { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Merge.ClientText")]
    public string? MergeClientText { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Merge.Confirmed")]
    public bool MergeConfirmed { get; set; }

    /// <summary>Whether a merge is undone.</summary>
    [BindNever]
    public bool IsUndo { get; set; }

    /// <summary>Whose wallet is given up.</summary>
    [BindNever]
    public string? Owner { get; set; }

    /// <summary>Who takes it over.</summary>
    [BindNever]
    public string? Taker { get; set; }

    /// <summary>Why it cannot be done now; null: it can.</summary>
    [BindNever]
    public string? Refusal { get; set; }

    /// <summary>What goes over or comes back, with figures; null: nothing can.</summary>
    [BindNever]
    public TableModel? Figures { get; set; }

    /// <summary>Its lots; null: none.</summary>
    [BindNever]
    public TableModel? Lots { get; set; }

    /// <summary>What follows from it, a sentence each.</summary>
    [BindNever]
    public IReadOnlyList<string> Means { get; set; } = [];
}

/// <summary>The texts of the form are not longer than what is kept. The rest is checked where it is read.</summary>
public sealed class MergeValidator : BaseNopValidator<MergeModel>
{
    public MergeValidator(ILocalizationService localization)
    {
        RuleFor(m => m.MergeReason).MaximumLength(LedgerTextLengths.Reason).WithMessageAwait(localization.GetResourceAsync("Plugins.Misc.Cashback.Errors.TooLong"), LedgerTextLengths.Reason);
        RuleFor(m => m.MergeClientText).MaximumLength(LedgerTextLengths.ClientText).WithMessageAwait(localization.GetResourceAsync("Plugins.Misc.Cashback.Errors.TooLong"), LedgerTextLengths.ClientText);
    }
}
