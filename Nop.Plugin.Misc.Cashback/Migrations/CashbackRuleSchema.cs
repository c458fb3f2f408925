using Nop.Plugin.Misc.Cashback.Platform.Schema;
using Nop.Plugin.Misc.Cashback.RuleBook.Drafts;
using Nop.Plugin.Misc.Cashback.Terms;
using Names = Nop.Plugin.Misc.Cashback.Migrations.CashbackRuleTableNames;

namespace Nop.Plugin.Misc.Cashback.Migrations;

/// <summary>The tables beside the ledger. Whatever is there already stays: an installation after an uninstall finds its rules again.</summary>
static class CashbackRuleSchema
{
    const int NameLength = RuleSetValidator.MaxNameLength;
    const int IdListLength = 4000;
    const int ReasonLength = 1000;
    const int PhoneLength = 20;

    /// <summary>Makes what is missing.</summary>
    public static void Ensure(SchemaEnsurer schema)
    {
        EnsureRates(schema);
        EnsureProgramme(schema);
        EnsureCustomerTier(schema);
        EnsureBranch(schema);
        EnsureCounter(schema);
        EnsureMembers(schema);
        schema.Table(Names.TermsVersion,
            new(nameof(TermsVersion.StoreId), ColumnType.Int),
            new(nameof(TermsVersion.Number), ColumnType.Int),
            new(nameof(TermsVersion.CreatedOnUtc), ColumnType.Instant),
            new(nameof(TermsVersion.Hash), ColumnType.Text, Length: LedgerTextLengths.Hash),
            new(nameof(TermsVersion.Text), ColumnType.Prose, Length: int.MaxValue));
        schema.Unique(Names.TermsVersion, nameof(TermsVersion.StoreId), nameof(TermsVersion.Number));
        EnsureDrafts(schema);
    }

    static void EnsureRates(SchemaEnsurer schema)
    {
        schema.Table(Names.Tier,
            new(nameof(CashbackTier.Name), ColumnType.Prose, Length: NameLength),
            new(nameof(CashbackTier.SpendThreshold), ColumnType.Long),
            new(nameof(CashbackTier.Rate), ColumnType.Rate),
            new(nameof(CashbackTier.MinimumReceipt), ColumnType.Long, Optional: true),
            new(nameof(CashbackTier.Unit), ColumnType.Int));
        schema.Table(Names.CategoryRate,
            new(nameof(CategoryRate.CategoryId), ColumnType.Int),
            new(nameof(CategoryRate.Rate), ColumnType.Rate, Optional: true),
            new(nameof(CategoryRate.Excluded), ColumnType.Flag),
            new(nameof(CategoryRate.Unit), ColumnType.Int));
        schema.Unique(Names.CategoryRate, nameof(CategoryRate.CategoryId));
        schema.Table(Names.ProductRate,
            new(nameof(ProductRate.ProductId), ColumnType.Int),
            new(nameof(ProductRate.Rate), ColumnType.Rate, Optional: true),
            new(nameof(ProductRate.Excluded), ColumnType.Flag),
            new(nameof(ProductRate.Unit), ColumnType.Int));
        schema.Unique(Names.ProductRate, nameof(ProductRate.ProductId));
        schema.Table(Names.ManufacturerRate,
            new(nameof(ManufacturerRate.ManufacturerId), ColumnType.Int),
            new(nameof(ManufacturerRate.Rate), ColumnType.Rate),
            new(nameof(ManufacturerRate.Unit), ColumnType.Int));
        schema.Unique(Names.ManufacturerRate, nameof(ManufacturerRate.ManufacturerId));
    }

    static void EnsureProgramme(SchemaEnsurer schema) =>
        schema.Table(Names.Programme,
            new(nameof(Programme.Name), ColumnType.Prose, Length: NameLength),
            new(nameof(Programme.Active), ColumnType.Flag),
            new(nameof(Programme.FromUtc), ColumnType.Instant, Optional: true),
            new(nameof(Programme.ToUtc), ColumnType.Instant, Optional: true),
            new(nameof(Programme.Weekdays), ColumnType.Int),
            new(nameof(Programme.CategoryIds), ColumnType.Text, Length: IdListLength),
            new(nameof(Programme.TierIds), ColumnType.Text, Length: IdListLength),
            new(nameof(Programme.Multiplier), ColumnType.Rate),
            new(nameof(Programme.ExtraPercent), ColumnType.Rate),
            new(nameof(Programme.Stackable), ColumnType.Flag),
            new(nameof(Programme.CapPerOrder), ColumnType.Long, Optional: true),
            new(nameof(Programme.Budget), ColumnType.Long, Optional: true),
            new(nameof(Programme.DisplayOrder), ColumnType.Int),
            new(nameof(Programme.Months), ColumnType.Int),
            new(nameof(Programme.FromMinute), ColumnType.Int, Optional: true),
            new(nameof(Programme.ToMinute), ColumnType.Int, Optional: true),
            new(nameof(Programme.FavouriteCategory), ColumnType.Flag),
            new(nameof(Programme.RoleIds), ColumnType.Text, Length: IdListLength),
            new(nameof(Programme.CardIds), ColumnType.Text, Length: IdListLength),
            new(nameof(Programme.Newsletter), ColumnType.Flag),
            new(nameof(Programme.FirstOrder), ColumnType.Flag),
            new(nameof(Programme.SleepingDays), ColumnType.Int, Optional: true),
            new(nameof(Programme.BirthdayDaysBefore), ColumnType.Int, Optional: true),
            new(nameof(Programme.BirthdayDaysAfter), ColumnType.Int, Optional: true),
            new(nameof(Programme.Priority), ColumnType.Int),
            new(nameof(Programme.ExtraPerItem), ColumnType.Rate),
            new(nameof(Programme.ExtraPerOrder), ColumnType.Rate),
            new(nameof(Programme.CapPerClient), ColumnType.Long, Optional: true),
            new(nameof(Programme.CapPerDay), ColumnType.Long, Optional: true),
            new(nameof(Programme.CapPerMonth), ColumnType.Long, Optional: true));

    static void EnsureCustomerTier(SchemaEnsurer schema)
    {
        schema.Table(Names.CustomerTier,
            new(nameof(CustomerTier.CustomerId), ColumnType.Int),
            new(nameof(CustomerTier.StoreId), ColumnType.Int),
            new(nameof(CustomerTier.TierId), ColumnType.Int),
            new(nameof(CustomerTier.SinceUtc), ColumnType.Instant),
            new(nameof(CustomerTier.KeptOnUtc), ColumnType.Instant, Optional: true),
            new(nameof(CustomerTier.FallsOnUtc), ColumnType.Instant, Optional: true),
            new(nameof(CustomerTier.RaisedOnUtc), ColumnType.Instant, Optional: true),
            new(nameof(CustomerTier.RaisedByOrderId), ColumnType.Int),
            new(nameof(CustomerTier.RaisedFromTierId), ColumnType.Int),
            new(nameof(CustomerTier.RaisedFromSinceUtc), ColumnType.Instant, Optional: true),
            new(nameof(CustomerTier.RaisedFromKeptOnUtc), ColumnType.Instant, Optional: true),
            new(nameof(CustomerTier.RaisedFromFallsOnUtc), ColumnType.Instant, Optional: true),
            new(nameof(CustomerTier.PinnedTierId), ColumnType.Int),
            new(nameof(CustomerTier.PinnedUntilUtc), ColumnType.Instant, Optional: true));
        schema.Unique(Names.CustomerTier, nameof(CustomerTier.CustomerId), nameof(CustomerTier.StoreId));
        schema.Table(Names.TierChange,
            new(nameof(TierChange.CustomerId), ColumnType.Int),
            new(nameof(TierChange.StoreId), ColumnType.Int),
            new(nameof(TierChange.KindId), ColumnType.Int),
            new(nameof(TierChange.FromTierId), ColumnType.Int),
            new(nameof(TierChange.ToTierId), ColumnType.Int),
            new(nameof(TierChange.OrderId), ColumnType.Int),
            new(nameof(TierChange.ActorId), ColumnType.Int),
            new(nameof(TierChange.Reason), ColumnType.Prose, Length: ReasonLength),
            new(nameof(TierChange.UntilUtc), ColumnType.Instant, Optional: true),
            new(nameof(TierChange.CreatedOnUtc), ColumnType.Instant));
        schema.Index(Names.TierChange, nameof(TierChange.CustomerId), nameof(TierChange.StoreId));
        schema.Table(Names.TierWarning,
            new(nameof(TierWarning.CustomerId), ColumnType.Int),
            new(nameof(TierWarning.StoreId), ColumnType.Int),
            new(nameof(TierWarning.Number), ColumnType.Int),
            new(nameof(TierWarning.CreatedOnUtc), ColumnType.Instant));
        schema.Unique(Names.TierWarning, nameof(TierWarning.CustomerId), nameof(TierWarning.StoreId), nameof(TierWarning.Number));
    }

    static void EnsureBranch(SchemaEnsurer schema)
    {
        schema.Table(Names.Branch,
            new(nameof(Branch.Name), ColumnType.Prose, Length: NameLength),
            new(nameof(Branch.Active), ColumnType.Flag),
            new(nameof(Branch.DisplayOrder), ColumnType.Int));
        schema.Unique(Names.Branch, nameof(Branch.Name));
    }

    static void EnsureCounter(SchemaEnsurer schema)
    {
        schema.Table(Names.LookUp,
            new(nameof(LookUp.ActorId), ColumnType.Int),
            new(nameof(LookUp.CustomerId), ColumnType.Int),
            new(nameof(LookUp.BranchId), ColumnType.Int),
            new(nameof(LookUp.OutcomeId), ColumnType.Int),
            new(nameof(LookUp.CreatedOnUtc), ColumnType.Instant));
        schema.Index(Names.LookUp, nameof(LookUp.ActorId), nameof(LookUp.CreatedOnUtc));
        schema.Index(Names.LookUp, nameof(LookUp.CustomerId), nameof(LookUp.CreatedOnUtc));
        schema.Table(Names.PhoneRecord,
            new(nameof(PhoneRecord.CustomerId), ColumnType.Int),
            new(nameof(PhoneRecord.Reversed), ColumnType.Text, Length: PhoneLength));
        schema.Unique(Names.PhoneRecord, nameof(PhoneRecord.CustomerId));
        schema.Index(Names.PhoneRecord, nameof(PhoneRecord.Reversed));
    }

    static void EnsureMembers(SchemaEnsurer schema)
    {
        schema.Table(Names.Membership,
            new(nameof(Membership.CustomerId), ColumnType.Int),
            new(nameof(Membership.StoreId), ColumnType.Int),
            new(nameof(Membership.OptedInOnUtc), ColumnType.Instant, Optional: true),
            new(nameof(Membership.OptedOutOnUtc), ColumnType.Instant, Optional: true),
            new(nameof(Membership.CardKindId), ColumnType.Int),
            new(nameof(Membership.CardGivenOnUtc), ColumnType.Instant, Optional: true),
            new(nameof(Membership.CardGivenBy), ColumnType.Int));
        schema.Unique(Names.Membership, nameof(Membership.CustomerId), nameof(Membership.StoreId));
        schema.Table(Names.CardKind,
            new(nameof(CardKind.Name), ColumnType.Prose, Length: NameLength),
            new(nameof(CardKind.Rate), ColumnType.Rate, Optional: true),
            new(nameof(CardKind.DisplayOrder), ColumnType.Int));
        schema.Unique(Names.CardKind, nameof(CardKind.Name));
        schema.Table(Names.OrderClaim,
            new(nameof(OrderClaim.OrderId), ColumnType.Int),
            new(nameof(OrderClaim.CustomerId), ColumnType.Int),
            new(nameof(OrderClaim.ClaimedOnUtc), ColumnType.Instant));
        schema.Unique(Names.OrderClaim, nameof(OrderClaim.OrderId));
        schema.Index(Names.OrderClaim, nameof(OrderClaim.CustomerId));
    }

    static void EnsureDrafts(SchemaEnsurer schema)
    {
        schema.Table(Names.RuleDraft,
            new(nameof(RuleDraft.Name), ColumnType.Prose, Length: NameLength),
            new(nameof(RuleDraft.CreatedOnUtc), ColumnType.Instant),
            new(nameof(RuleDraft.Rules), ColumnType.Prose, Length: int.MaxValue));
        schema.Table(Names.RuleLaunch,
            new(nameof(RuleLaunch.DraftId), ColumnType.Int),
            new(nameof(RuleLaunch.Name), ColumnType.Prose, Length: NameLength),
            new(nameof(RuleLaunch.ActorId), ColumnType.Int),
            new(nameof(RuleLaunch.CreatedOnUtc), ColumnType.Instant));
    }
}
