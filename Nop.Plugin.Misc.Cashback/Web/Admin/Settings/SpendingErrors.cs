namespace Nop.Plugin.Misc.Cashback.Web.Admin.Settings;

/// <summary>Says what <see cref="RuleCheck"/> finds in the limits on spending credit, beside the fields of the settings page.</summary>
static class SpendingErrors
{
    /// <summary>The field and its message; null: the field's own reader has said it.</summary>
    public static (string Field, string Key)? Say(RuleProblem problem) => problem.Field switch
    {
        nameof(RedemptionPolicy.MinimumMinor) when problem.Code == RuleProblemCode.Contradiction => (nameof(ConfigurationModel.RedeemMinimum), "Errors.MinimumAboveMaximum"),
        nameof(RedemptionGoods.ExcludedCategoryIds) => (nameof(ConfigurationModel.RedeemNotCategoryIds), "Errors.ChosenAndExcluded"),
        nameof(RedemptionGoods.ExcludedProductIds) => (nameof(ConfigurationModel.RedeemNotProductIds), "Errors.ChosenAndExcluded"),
        nameof(RedemptionDays.Weekdays) => (nameof(ConfigurationModel.RedeemOffWeekdays), "Errors.EveryDay"),
        nameof(RedemptionDays.Ranges) => (nameof(ConfigurationModel.RedeemOffDays), problem.Code == RuleProblemCode.EndNotAfterStart ? "Errors.DayBeforeDay" : "Errors.Days"),
        _ => null,
    };
}
