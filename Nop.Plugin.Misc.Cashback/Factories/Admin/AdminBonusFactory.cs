using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Nop.Plugin.Misc.Cashback.Earning.Bonuses;
using Nop.Plugin.Misc.Cashback.Models.Admin;
using Nop.Plugin.Misc.Cashback.Rules;
using Nop.Plugin.Misc.Cashback.Wallets;
using Nop.Services.Localization;

namespace Nop.Plugin.Misc.Cashback.Factories.Admin;

/// <summary>Makes the pages of bonuses and reads them back.</summary>
public sealed class AdminBonusFactory(
    IBonuses bonuses, IWalletDirectory wallets, ILocalizationService localization, IBonusText text, AudienceForm audience, AdminChoices choices, ShopClock clock)
{
    /// <summary>All bonuses, with what they have given.</summary>
    public async Task<BonusListModel> PrepareListAsync()
    {
        var currency = await wallets.GetCurrencyAsync();
        var totals = await bonuses.TotalsAsync();
        var model = new BonusListModel();
        foreach (var kind in Enum.GetValues<BonusKind>())
            model.Kinds.Add((kind, await text.KindAsync(kind), await text.HelpAsync(kind)));
        foreach (var bonus in await bonuses.GetAllAsync())
        {
            var total = totals.TryGetValue(bonus.Id, out var found) ? found : new BonusTotal(0, 0);
            model.Bonuses.Add(new()
            {
                Id = bonus.Id,
                Name = bonus.Name,
                Kind = await text.KindAsync((BonusKind)bonus.KindId),
                Amount = AmountOf(bonus, currency),
                Given = total.Count.ToString("N0", CultureInfo.CurrentCulture),
                Sum = AdminText.Amount(total.AmountMinor, currency),
                Active = bonus.Active,
            });
        }

        return model;
    }

    /// <summary>A new bonus of a kind to fill in.</summary>
    public async Task<BonusModel> PrepareNewAsync(BonusKind kind) => await CompleteAsync(new BonusModel
    {
        Kind = kind,
        Active = true,
        Items = 5,
        RebookingDays = 14,
        WinBackDays = 90,
        LimitId = kind == BonusKind.WinBack ? (int)BonusLimit.Yearly : (int)BonusLimit.EachTime,
    });

    /// <summary>A bonus to edit; null: there is none with the id.</summary>
    public async Task<BonusModel?> PrepareAsync(int bonusId)
    {
        if (await bonuses.GetAsync(bonusId) is not { } bonus)
            return null;

        var currency = await wallets.GetCurrencyAsync();
        var kind = (BonusKind)bonus.KindId;
        var model = new BonusModel
        {
            Id = bonus.Id,
            Kind = kind,
            Name = bonus.Name,
            Active = bonus.Active,
            Amount = AdminText.AmountField(bonus.Amount, currency),
            FriendAmount = AdminText.AmountField(bonus.FriendAmount, currency),
            ValidDays = bonus.ValidDays,
            From = clock.ToShop(bonus.FromUtc),
            To = clock.ToShop(bonus.ToUtc),
            LimitId = bonus.LimitId,
            YearlyMaximum = bonus.YearlyMaximum,
            DaysBeforeBirthday = bonus.Days,
            RebookingDays = bonus.Days,
            WinBackDays = bonus.Days,
            Items = bonus.Items,
            SelectedCategoryIds = IdList.Parse(bonus.CategoryIds),
            SendEmail = bonus.SendEmail,
        };
        AudienceForm.Fill(model, AudienceText.Parse(bonus.Audience));
        return await CompleteAsync(model);
    }

    /// <summary>Adds what the page shows beside the fields, also to a model that comes back with errors.</summary>
    public async Task<BonusModel> CompleteAsync(BonusModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        await audience.CompleteAsync(model);
        model.KindName = await text.KindAsync(model.Kind);
        model.Help = await text.HelpAsync(model.Kind);
        model.AvailableCategories = model.Kind == BonusKind.Items ? await choices.CategoriesAsync() : [];
        model.AvailableLimits = [.. (await choices.OfEnumAsync<BonusLimit>()).Where(item => LimitsOf(model.Kind).Contains((BonusLimit)int.Parse(item.Value, CultureInfo.InvariantCulture)))];
        if (model.Id > 0 && (await bonuses.TotalsAsync()).TryGetValue(model.Id, out var total))
        {
            model.Given = string.Format(CultureInfo.CurrentCulture, await localization.GetResourceAsync("Plugins.Misc.Cashback.Bonuses.GivenSoFar"),
                total.Count, AdminText.Amount(total.AmountMinor, await wallets.GetCurrencyAsync()));
        }

        return model;
    }

    /// <summary>The bonus that the model says.</summary>
    /// <param name="model">As posted.</param>
    /// <param name="state">Takes what is wrong; the result is of no use where it is not valid afterwards.</param>
    public async Task<Bonus> ReadAsync(BonusModel model, ModelStateDictionary state)
    {
        ArgumentNullException.ThrowIfNull(model);
        var typed = new TypedNumbers(state, await wallets.GetCurrencyAsync(), localization);
        return new Bonus
        {
            Id = model.Id,
            KindId = (int)model.Kind,
            Name = (model.Name ?? "").Trim(),
            Active = model.Active,
            Amount = await typed.AmountAsync(nameof(model.Amount), model.Amount),
            FriendAmount = model.Kind == BonusKind.Referral ? await typed.OptionalAmountAsync(nameof(model.FriendAmount), model.FriendAmount) ?? 0 : 0,
            ValidDays = model.ValidDays,
            FromUtc = clock.ToUtc(model.From),
            ToUtc = clock.ToUtc(model.To),
            LimitId = LimitsOf(model.Kind).Count > 0 ? model.LimitId : (int)BonusLimit.EachTime,
            YearlyMaximum = HasYearlyMaximum(model.Kind) ? model.YearlyMaximum : null,
            Days = model.Kind switch
            {
                BonusKind.Birthday => model.DaysBeforeBirthday,
                BonusKind.Rebooking => model.RebookingDays,
                BonusKind.WinBack => model.WinBackDays,
                _ => 0,
            },
            Items = model.Kind == BonusKind.Items ? model.Items : 0,
            CategoryIds = model.Kind == BonusKind.Items ? IdList.Join(model.SelectedCategoryIds) : "",
            SendEmail = model.SendEmail,
            Audience = AudienceText.Of(await AudienceForm.ReadAsync(model, typed)),
        };
    }

    /// <summary>The page's field of a bonus's property, where the two have different names.</summary>
    public static string FieldOf(BonusKind kind, string property) => property switch
    {
        nameof(Bonus.FromUtc) => nameof(BonusModel.From),
        nameof(Bonus.ToUtc) => nameof(BonusModel.To),
        nameof(Bonus.Days) => kind switch
        {
            BonusKind.Birthday => nameof(BonusModel.DaysBeforeBirthday),
            BonusKind.Rebooking => nameof(BonusModel.RebookingDays),
            _ => nameof(BonusModel.WinBackDays),
        },
        _ => property,
    };

    /// <summary>Whether a kind knows a yearly maximum.</summary>
    public static bool HasYearlyMaximum(BonusKind kind) => kind is BonusKind.Review or BonusKind.Referral or BonusKind.Rebooking;

    static IReadOnlyList<BonusLimit> LimitsOf(BonusKind kind) => kind switch
    {
        BonusKind.Items => [BonusLimit.EachTime, BonusLimit.Once],
        BonusKind.WinBack => [BonusLimit.Once, BonusLimit.Yearly],
        _ => [],
    };

    static string AmountOf(Bonus bonus, CurrencySpec currency) => bonus.FriendAmount > 0
        ? $"{AdminText.Amount(bonus.Amount, currency)} + {AdminText.Amount(bonus.FriendAmount, currency)}"
        : AdminText.Amount(bonus.Amount, currency);
}
