using Nop.Data.Mapping;
using Nop.Plugin.Misc.Cashback.Earning;
using Nop.Plugin.Misc.Cashback.Earning.Members;
using Nop.Plugin.Misc.Cashback.Insight.Drafts;
using Nop.Plugin.Misc.Cashback.Salon;

namespace Nop.Plugin.Misc.Cashback.Data;

/// <summary>Names of the tables beside the ledger: rules, branches and who holds which tier.</summary>
public class CashbackRuleTableNames : INameCompatibility
{
    /// <summary>Table of <see cref="CashbackTier"/>.</summary>
    public const string Tier = "Cashback_Tier";

    /// <summary>Table of <see cref="Earning.CategoryRate"/>.</summary>
    public const string CategoryRate = "Cashback_CategoryRate";

    /// <summary>Table of <see cref="Earning.ProductRate"/>.</summary>
    public const string ProductRate = "Cashback_ProductRate";

    /// <summary>Table of <see cref="Earning.ManufacturerRate"/>.</summary>
    public const string ManufacturerRate = "Cashback_ManufacturerRate";

    /// <summary>Table of <see cref="Earning.Programme"/>.</summary>
    public const string Programme = "Cashback_Programme";

    /// <summary>Table of <see cref="Earning.CustomerTier"/>.</summary>
    public const string CustomerTier = "Cashback_CustomerTier";

    /// <summary>Table of <see cref="Earning.TierChange"/>.</summary>
    public const string TierChange = "Cashback_TierChange";

    /// <summary>Table of <see cref="Earning.TierWarning"/>.</summary>
    public const string TierWarning = "Cashback_TierWarning";

    /// <summary>Table of <see cref="Salon.Branch"/>.</summary>
    public const string Branch = "Cashback_Branch";

    /// <summary>Table of <see cref="Earning.Members.Membership"/>.</summary>
    public const string Membership = "Cashback_Membership";

    /// <summary>Table of <see cref="Earning.Members.CardKind"/>.</summary>
    public const string CardKind = "Cashback_CardKind";

    /// <summary>Table of <see cref="Earning.Members.OrderClaim"/>.</summary>
    public const string OrderClaim = "Cashback_OrderClaim";

    /// <summary>Table of <see cref="Insight.Drafts.RuleDraft"/>.</summary>
    public const string RuleDraft = "Cashback_RuleDraft";

    /// <summary>Table of <see cref="Cashback.Terms.TermsVersion"/>.</summary>
    public const string TermsVersion = "Cashback_TermsVersion";

    /// <inheritdoc/>
    public Dictionary<Type, string> TableNames => new()
    {
        [typeof(RuleDraft)] = RuleDraft,
        [typeof(CashbackTier)] = Tier,
        [typeof(CategoryRate)] = CategoryRate,
        [typeof(ProductRate)] = ProductRate,
        [typeof(ManufacturerRate)] = ManufacturerRate,
        [typeof(Programme)] = Programme,
        [typeof(CustomerTier)] = CustomerTier,
        [typeof(TierChange)] = TierChange,
        [typeof(TierWarning)] = TierWarning,
        [typeof(Branch)] = Branch,
        [typeof(Membership)] = Membership,
        [typeof(CardKind)] = CardKind,
        [typeof(OrderClaim)] = OrderClaim,
        [typeof(Terms.TermsVersion)] = TermsVersion,
    };

    /// <inheritdoc/>
    public Dictionary<(Type, string), string> ColumnName => [];
}
