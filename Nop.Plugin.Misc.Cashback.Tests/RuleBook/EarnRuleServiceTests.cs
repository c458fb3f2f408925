namespace Nop.Plugin.Misc.Cashback.Tests.RuleBook;

public sealed class EarnRuleServiceTests
{
    const string Errors = "Plugins.Misc.Cashback.Errors.";

    PlayedShop _shop = null!;

    [SetUp]
    public void SetUp() => _shop = new();

    [TestCase("", 1, 5, ExpectedResult = "Name Required")]
    [TestCase("gold", 1, 5, ExpectedResult = "Name NameTaken")]
    [TestCase("Bronze", -1, 5, ExpectedResult = "SpendThreshold Negative")]
    [TestCase("Bronze", 30000, 5, ExpectedResult = "SpendThreshold ThresholdTaken")]
    [TestCase("Bronze", 1, -0.1, ExpectedResult = "Rate Range")]
    [TestCase("Bronze", 1, 100.1, ExpectedResult = "Rate Range")]
    [TestCase("Bronze", 1, 5.00001, ExpectedResult = "Rate Decimals")]
    [TestCase("Bronze", 1, 5.0001, ExpectedResult = "")]
    public async Task<string> A_tier_is_checked(string name, long threshold, decimal rate) =>
        Text(await _shop.RuleService.SaveTierAsync(new CashbackTier { Name = name, SpendThreshold = threshold, Rate = rate }));

    [TestCase(0, 100.1, ExpectedResult = "0 100")]
    [TestCase(0, 5.00001, ExpectedResult = "4")]
    [TestCase(1, 1000000.01, ExpectedResult = "0 1,000,000")]
    [TestCase(1, 0.005, ExpectedResult = "2")]
    public async Task<string> What_would_be_right_is_told_by_the_check_itself(int unit, decimal rate)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("en-US");
        var refused = await _shop.RuleService.SaveManufacturerRateAsync(7, rate, (RateUnit)unit);
        return string.Join(' ', refused.Errors.Single().Arguments);
    }

    [TestCase(0, 12.0001, ExpectedResult = "Rate OverCap")]
    [TestCase(0, 12, ExpectedResult = "")]
    [TestCase(1, 50, ExpectedResult = "", Description = "An amount is no percentage: the calculator caps it")]
    [TestCase(1, 0.005, ExpectedResult = "Rate Decimals")]
    [TestCase(2, -1, ExpectedResult = "Rate Range")]
    [TestCase(2, 1000000.01, ExpectedResult = "Rate Range")]
    [TestCase(9, 1, ExpectedResult = "Unit Choose", Description = "The rules could not be built with it")]
    public async Task<string> A_rate_keeps_to_its_unit_and_to_the_hard_cap(int unit, decimal rate)
    {
        _shop.Settings.EarnCapPercent = 12;
        return Text(await _shop.RuleService.SaveManufacturerRateAsync(7, rate, (RateUnit)unit));
    }

    [Test]
    public async Task A_manufacturer_without_a_rate_has_no_row()
    {
        await _shop.RuleService.SaveManufacturerRateAsync(7, 5, RateUnit.Percent);
        await _shop.RuleService.SaveManufacturerRateAsync(7, null, RateUnit.Percent);
        Assert.That(_shop.ManufacturerRates.Rows, Is.Empty);
    }

    static IEnumerable<TestCaseData> WrongProgrammes()
    {
        yield return Wrong("ToMinute Hours", new() { FromMinute = 600, ToMinute = 600 });
        yield return Wrong("FromMinute Hours", new() { FromMinute = 1440 });
        yield return Wrong("ToMinute Hours", new() { ToMinute = 1441 });
        yield return Wrong("Months Months", new() { Months = 1 << 12 });
        yield return Wrong("FavouriteCategory FavouriteOrNamed", new() { FavouriteCategory = true, CategoryIds = "10" });
        yield return Wrong("FirstOrder FirstOrSleeping", new() { FirstOrder = true, SleepingDays = 60 });
        yield return Wrong("SleepingDays Range", new() { SleepingDays = 0 });
        yield return Wrong("BirthdayDaysBefore Range", new() { BirthdayDaysBefore = 181 });
        yield return Wrong("BirthdayDaysAfter Range", new() { BirthdayDaysAfter = -1 });
        yield return Wrong("BirthdayDaysBefore Range; BirthdayDaysAfter Range", new() { BirthdayDaysBefore = -1, BirthdayDaysAfter = 181 });
        yield return Wrong("FromMinute Hours", new() { FromMinute = -1 });
        yield return Wrong("ToMinute Hours", new() { ToMinute = 0 });
        yield return Wrong("Multiplier MultiplierRange", new() { Multiplier = 100.0001m });
        yield return Wrong("Multiplier Decimals", new() { Multiplier = 1.00001m });
        yield return Wrong("ExtraPercent Range", new() { ExtraPercent = 100.1m });
        yield return Wrong("Budget NotPositive", new() { Budget = 0 });
        yield return Wrong("", new() { Multiplier = 100 });
        yield return Wrong("CapPerClient NotPositive", new() { CapPerClient = 0 });
        yield return Wrong("CapPerDay NotPositive", new() { CapPerDay = 0 });
        yield return Wrong("CapPerMonth NotPositive", new() { CapPerMonth = -1 });
        yield return Wrong("ExtraPerItem Range", new() { ExtraPerItem = -1 });
        yield return Wrong("ExtraPerOrder Decimals", new() { ExtraPerOrder = 0.001m });
        yield return Wrong("", new() { FromMinute = 600, ToMinute = 1440, Months = 0b11, SleepingDays = 60, BirthdayDaysBefore = 7, CapPerDay = 1 });
    }

    [TestCaseSource(nameof(WrongProgrammes))]
    public async Task<string> A_programme_is_checked(Programme programme)
    {
        programme.Name = "Slow days";
        return Text(await _shop.RuleService.SaveProgrammeAsync(programme));
    }

    static TestCaseData Wrong(string errors, Programme programme)
        => new TestCaseData(programme).Returns(errors).SetArgDisplayNames(errors.Length == 0 ? "Nothing wrong" : errors);

    [Test]
    public async Task A_tier_does_not_collide_with_itself() =>
        Assert.That(Text(await _shop.RuleService.SaveTierAsync(new CashbackTier { Id = 2, Name = "Gold", SpendThreshold = 300_00, Rate = 12 })), Is.Empty);

    [Test]
    public async Task A_refused_tier_is_not_saved()
    {
        await _shop.RuleService.SaveTierAsync(new CashbackTier { Name = "", Rate = 5 });
        Assert.That(_shop.Tiers.Rows, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_category_has_one_rate_however_often_it_is_saved()
    {
        await _shop.RuleService.SaveCategoryRateAsync(new CategoryRate { CategoryId = 10, Rate = 5 });
        await _shop.RuleService.SaveCategoryRateAsync(new CategoryRate { CategoryId = 10, Rate = 6 });
        Assert.That(_shop.CategoryRates.Rows.Select(rate => rate.Rate), Is.EqualTo(new[] { 6m }));
    }

    [Test]
    public async Task No_rate_and_not_excluded_deletes_the_row()
    {
        await _shop.RuleService.SaveProductRateAsync(new ProductRate { ProductId = 100, Rate = 5 });
        await _shop.RuleService.SaveProductRateAsync(new ProductRate { ProductId = 100 });
        Assert.That(_shop.ProductRates.Rows, Is.Empty);
    }

    [Test]
    public async Task A_rate_of_zero_is_a_rate()
    {
        await _shop.RuleService.SaveProductRateAsync(new ProductRate { ProductId = 100, Rate = 0 });
        Assert.That(_shop.ProductRates.Rows, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_programme_ends_after_its_start() =>
        Assert.That(Text(await SaveAsync(p => (p.FromUtc, p.ToUtc) = (_shop.Clock.NowUtc, _shop.Clock.NowUtc))), Is.EqualTo("ToUtc EndNotAfterStart"));

    [Test]
    public async Task A_programme_needs_a_name() => Assert.That(Text(await SaveAsync(p => p.Name = " ")), Is.EqualTo("Name Required"));

    [TestCase(101)]
    [TestCase(0)]
    [TestCase(-1)]
    public async Task A_multiplier_has_its_bounds(int multiplier) => Assert.That(Text(await SaveAsync(p => p.Multiplier = multiplier)), Is.EqualTo("Multiplier MultiplierRange"));

    [Test]
    public async Task A_programme_that_was_kept_with_a_larger_multiplier_is_applied_still()
    {
        _shop.Programmes.Rows.Add(new() { Id = 1, Name = "Long ago", Active = true, Multiplier = 500 });
        Assert.That((await _shop.Rules.GetAsync(1)).Programmes.Single().Multiplier, Is.EqualTo(500));
    }

    [Test]
    public async Task A_cap_is_above_zero() => Assert.That(Text(await SaveAsync(p => p.CapPerOrder = 0)), Is.EqualTo("CapPerOrder NotPositive"));

    [Test]
    public async Task Weekdays_are_seven() => Assert.That(Text(await SaveAsync(p => p.Weekdays = 128)), Is.EqualTo("Weekdays Weekdays"));

    [Test]
    public async Task A_budget_is_not_cut_below_what_is_spent()
    {
        var programme = new Programme { Name = "Double", Multiplier = 2, Budget = 10_00 };
        await _shop.RuleService.SaveProgrammeAsync(programme);
        await _shop.PaidAsync(45.00m);
        programme.Budget = 2_24;
        Assert.That(Text(await _shop.RuleService.SaveProgrammeAsync(programme)), Is.EqualTo("Budget BudgetBelowSpent"));
    }

    [Test]
    public async Task Lists_of_ids_are_tidied()
    {
        await SaveAsync(p => p.CategoryIds = " 3, x,3, 12 ,-1");
        Assert.That(_shop.Programmes.Rows[0].CategoryIds, Is.EqualTo("3,12"));
    }

    [Test]
    public async Task A_saved_rule_is_in_force_at_once()
    {
        await _shop.Rules.GetAsync(1);
        await _shop.RuleService.SaveTierAsync(new CashbackTier { Name = "Bronze", SpendThreshold = 100_00, Rate = 7 });
        Assert.That((await _shop.Rules.GetAsync(1)).Tiers.Select(tier => tier.Name), Is.EqualTo(new[] { "Silver", "Bronze", "Gold" }));
    }

    Task<RuleSaveResult> SaveAsync(Action<Programme> change)
    {
        var programme = new Programme { Name = "Double", Multiplier = 2 };
        change(programme);
        return _shop.RuleService.SaveProgrammeAsync(programme);
    }

    static string Text(RuleSaveResult result) =>
        string.Join("; ", result.Errors.Select(error => $"{error.Field} {error.ResourceKey.Replace(Errors, "", StringComparison.Ordinal)}"));
}
