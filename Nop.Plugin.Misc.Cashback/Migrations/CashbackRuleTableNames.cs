using Nop.Data.Mapping;
using Nop.Plugin.Misc.Cashback.RuleBook.Drafts;

namespace Nop.Plugin.Misc.Cashback.Migrations;

/// <summary>Names of the tables beside the ledger: rules, branches and who holds which tier.</summary>
public sealed class CashbackRuleTableNames : INameCompatibility
{
    /// <summary>Table of <see cref="CashbackTier"/>.</summary>
    public const string Tier = "Cashback_Tier";

    /// <summary>Table of <see cref="RuleBook.CategoryRate"/>.</summary>
    public const string CategoryRate = "Cashback_CategoryRate";

    /// <summary>Table of <see cref="RuleBook.ProductRate"/>.</summary>
    public const string ProductRate = "Cashback_ProductRate";

    /// <summary>Table of <see cref="RuleBook.ManufacturerRate"/>.</summary>
    public const string ManufacturerRate = "Cashback_ManufacturerRate";

    /// <summary>Table of <see cref="RuleBook.Programme"/>.</summary>
    public const string Programme = "Cashback_Programme";

    /// <summary>Table of <see cref="Members.CustomerTier"/>.</summary>
    public const string CustomerTier = "Cashback_CustomerTier";

    /// <summary>Table of <see cref="Members.TierChange"/>.</summary>
    public const string TierChange = "Cashback_TierChange";

    /// <summary>Table of <see cref="Members.TierWarning"/>.</summary>
    public const string TierWarning = "Cashback_TierWarning";

    /// <summary>Table of <see cref="Salon.Branch"/>.</summary>
    public const string Branch = "Cashback_Branch";

    /// <summary>Table of <see cref="Salon.LookUp"/>.</summary>
    public const string LookUp = "Cashback_LookUp";

    /// <summary>Table of <see cref="Salon.PhoneRecord"/>.</summary>
    public const string PhoneRecord = "Cashback_PhoneNote";

    /// <summary>Table of <see cref="Members.Membership"/>.</summary>
    public const string Membership = "Cashback_Membership";

    /// <summary>Table of <see cref="RuleBook.CardKind"/>.</summary>
    public const string CardKind = "Cashback_CardKind";

    /// <summary>Table of <see cref="Members.OrderClaim"/>.</summary>
    public const string OrderClaim = "Cashback_OrderClaim";

    /// <summary>Table of <see cref="RuleBook.Drafts.RuleDraft"/>.</summary>
    public const string RuleDraft = "Cashback_RuleDraft";

    /// <summary>Table of <see cref="RuleBook.Drafts.RuleLaunch"/>.</summary>
    public const string RuleLaunch = "Cashback_RuleLaunch";

    /// <summary>Table of <see cref="Cashback.Terms.TermsVersion"/>.</summary>
    public const string TermsVersion = "Cashback_TermsVersion";

    /// <inheritdoc/>
    public Dictionary<Type, string> TableNames => new()
    {
        [typeof(RuleDraft)] = RuleDraft,
        [typeof(RuleLaunch)] = RuleLaunch,
        [typeof(CashbackTier)] = Tier,
        [typeof(CategoryRate)] = CategoryRate,
        [typeof(ProductRate)] = ProductRate,
        [typeof(ManufacturerRate)] = ManufacturerRate,
        [typeof(Programme)] = Programme,
        [typeof(CustomerTier)] = CustomerTier,
        [typeof(TierChange)] = TierChange,
        [typeof(TierWarning)] = TierWarning,
        [typeof(Branch)] = Branch,
        [typeof(LookUp)] = LookUp,
        [typeof(PhoneRecord)] = PhoneRecord,
        [typeof(Membership)] = Membership,
        [typeof(CardKind)] = CardKind,
        [typeof(OrderClaim)] = OrderClaim,
        [typeof(Terms.TermsVersion)] = TermsVersion,
    };

    /// <inheritdoc/>
    public Dictionary<(Type, string), string> ColumnName => [];
}
