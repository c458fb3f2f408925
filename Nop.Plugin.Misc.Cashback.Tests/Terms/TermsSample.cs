using Nop.Plugin.Misc.Cashback.Bonuses;
using Nop.Plugin.Misc.Cashback.Rules.Bonuses;
using Nop.Plugin.Misc.Cashback.Terms;

namespace Nop.Plugin.Misc.Cashback.Tests.Terms;

/// <summary>A shop of which terms are written: Hair (10) with Colour (11) below it, the role VIP (7); everything else as a test wants it.</summary>
public sealed class TermsSample
{
    public CashbackSettings Settings { get; } = new();
    public List<CashbackTier> Tiers { get; } = [new() { Id = 1, Name = "Silver", Rate = 5 }, new() { Id = 2, Name = "Gold", SpendThreshold = 1500_00, Rate = 7.5m }];
    public List<CardKind> Cards { get; } = [];
    public List<CategoryRate> CategoryRates { get; } = [];
    public List<ManufacturerRate> ManufacturerRates { get; } = [];
    public List<ProductRate> ProductRates { get; } = [];
    public List<Programme> Programmes { get; } = [];
    public List<Bonus> Bonuses { get; } = [];
    public List<string> Branches { get; } = [];
    public Dictionary<int, string> Categories { get; } = new() { [10] = "Hair", [11] = "Colour" };
    public Dictionary<int, string> Manufacturers { get; } = new() { [3] = "Maker" };
    public Dictionary<int, string>? Products { get; set; } = new() { [100] = "Serum" };
    public string Currency { get; set; } = "EUR";
    public long MinimumReceipt { get; set; }

    /// <summary>Adds a bonus that is switched on since 1 January 2026, 12:00 in Rome.</summary>
    public void Give(BonusKind kind, long amount, Action<Bonus>? set = null)
    {
        var bonus = new Bonus { Name = "Ours", KindId = (int)kind, Amount = amount, Active = true, ActiveSinceUtc = new DateTime(2026, 1, 1, 11, 0, 0), LimitId = (int)BonusLimit.EachTime };
        set?.Invoke(bonus);
        Bonuses.Add(bonus);
    }

    /// <summary>Adds a programme that is switched on.</summary>
    public void Run(Action<Programme> set)
    {
        var programme = new Programme { Id = Programmes.Count + 1, Name = "Week" };
        set(programme);
        Programmes.Add(programme);
    }

    public IReadOnlyList<TermsSection> Write(string language = "en", string? culture = null) => new TermsWriter(
        new TermsSource(Rules(), Settings) { Bonuses = Bonuses, Branches = Branches },
        new TermsNames
        {
            Categories = Categories,
            Manufacturers = Manufacturers,
            Products = Products,
            PaidProducts = new Dictionary<int, string> { [100] = "Serum" },
            Roles = new Dictionary<int, string> { [7] = "VIP" },
            PaymentMethods = new Dictionary<string, string> { ["Payments.Manual"] = "Credit card" },
        },
        LocalizationInstaller.Texts(language),
        CultureInfo.GetCultureInfo(culture ?? language)).Write();

    /// <summary>All sentences, of parts too, and all headings; without the spaces that do not break.</summary>
    public IReadOnlyList<string> Sentences(string language = "en", string? culture = null) =>
        [.. Write(language, culture).SelectMany(Flat).Select(line => line.Replace('\u00a0', ' ').Replace('\u202f', ' '))];

    static IEnumerable<string> Flat(TermsSection section) => [section.Title, .. section.Lines, .. section.Parts.SelectMany(Flat)];

    RuleRows Rules() => new()
    {
        CurrencyCode = Currency,
        ZoneId = "Europe/Rome",
        MinimumReceipt = MinimumReceipt,
        BaseIncludesTax = Settings.BaseIncludesTax,
        EarnOn = Settings.EarnOn,
        ServiceCategoryIds = Settings.ServiceCategoryIds,
        CapPercent = Settings.EarnCapPercent,
        MarginCapPercent = Settings.EarnMarginCapPercent,
        Tiers = Tiers,
        Categories = [.. Categories.Select(category => new CategoryNode(category.Key, category.Value, 0))],
        CategoryRates = CategoryRates,
        ManufacturerRates = ManufacturerRates,
        ProductRates = ProductRates,
        Cards = Cards,
        Programmes = Programmes,
    };
}
