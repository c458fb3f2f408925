namespace Nop.Plugin.Misc.Cashback.Web.Admin.Audiences;

/// <summary>The part of a form that says for whom.</summary>
public sealed class AudienceForm(
    ICustomerService customers, CardKinds cards, SegmentBook segments, AdminChoices choices, IWalletDirectory wallets, ShopClock clock)
{
    /// <summary>Fills in what is kept.</summary>
    public static void Fill(AudienceModel model, AudienceRule audience)
    {
        model.SelectedRoleIds = [.. audience.RoleIds];
        model.SelectedTierIds = [.. audience.TierIds];
        model.SelectedCardIds = [.. audience.CardIds];
        model.SelectedSegmentIds = [.. audience.SegmentIds];
        model.Newsletter = audience.Newsletter;
        model.FirstOrder = audience.FirstOrder;
        model.AudienceSleepingDays = audience.SleepingDays;
        model.BirthdayDaysBefore = audience.Birthday?.DaysBefore;
        model.BirthdayDaysAfter = audience.Birthday?.DaysAfter;
    }

    /// <summary>Adds what the page shows beside the fields.</summary>
    public async Task CompleteAsync(AudienceModel model)
    {
        model.CurrencyCode = (await wallets.GetCurrencyAsync()).Code;
        model.TimeZone = clock.Zone.Id;
        model.AvailableRoles = [.. (await customers.GetAllCustomerRolesAsync(showHidden: true)).Select(role => Item(role.Id, role.Name))];
        model.AvailableTiers = await choices.TiersAsync();
        model.AvailableSegments = model.AsksForSegments ? [.. (await segments.GetAllAsync()).Select(segment => Item(segment.Id, segment.Name))] : [];
        model.AvailableCards = [.. (await cards.GetAllAsync()).Select(card => Item(card.Id, card.Name))];
    }

    /// <summary>The audience that the form says; what is out of range is put beside its field.</summary>
    public static async Task<AudienceRule> ReadAsync(AudienceModel model, FormReader typed)
    {
        var audience = new AudienceRule
        {
            RoleIds = [.. model.SelectedRoleIds.Distinct().Order()],
            TierIds = [.. model.SelectedTierIds.Distinct().Order()],
            CardIds = [.. model.SelectedCardIds.Distinct().Order()],
            SegmentIds = [.. model.SelectedSegmentIds.Distinct().Order()],
            Newsletter = model.Newsletter,
            FirstOrder = model.FirstOrder,
            SleepingDays = model.AudienceSleepingDays,
            Birthday = model.BirthdayDaysBefore is null && model.BirthdayDaysAfter is null ? null : new(model.BirthdayDaysBefore ?? 0, model.BirthdayDaysAfter ?? 0),
        };
        foreach (var problem in RuleCheck.Of(audience).Where(problem => problem.Code == RuleProblemCode.OutOfRange))
            await RefuseAsync(typed, problem.Field, model);
        return audience;
    }

    static async Task RefuseAsync(FormReader typed, string field, AudienceModel model)
    {
        const string range = "Errors.Range";
        if (field == nameof(AudienceRule.SleepingDays))
            await typed.RefuseAsync(nameof(model.AudienceSleepingDays), range, 1, RuleSetValidator.MaxSleepingDays);
        else
        {
            if (!BirthdayWindow.Takes(model.BirthdayDaysBefore ?? 0))
                await typed.RefuseAsync(nameof(model.BirthdayDaysBefore), range, 0, BirthdayWindow.MaxDays);
            if (!BirthdayWindow.Takes(model.BirthdayDaysAfter ?? 0))
                await typed.RefuseAsync(nameof(model.BirthdayDaysAfter), range, 0, BirthdayWindow.MaxDays);
        }
    }

    static SelectListItem Item(int value, string text) => new(text, value.ToString(CultureInfo.InvariantCulture));
}
