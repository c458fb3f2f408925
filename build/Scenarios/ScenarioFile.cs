using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Nop.Plugin.Misc.Cashback.Rules.Bonuses;

namespace Cashback.Scenarios;

/// <summary>A shop, its rules, its customers and what happens: one scenario file, with the names and defaults of docs/scenarios.md.</summary>
/// <param name="Start">The clock at the beginning, UTC.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Name">For readers.</param>
/// <param name="Comment">For readers: text, or an array of lines.</param>
/// <param name="Expect">The result that the file's writer expects; null: none.</param>
sealed record ScenarioFile(DateTime Start, [property: Signed] decimal Version = 1, string Currency = "EUR", string? Name = null, JsonNode? Comment = null, JsonNode? Expect = null)
{
    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.Utc;

    public ScenarioSettings Settings { get; init; } = new();

    public IReadOnlyList<ScenarioTier> Tiers { get; init; } = [];

    public IReadOnlyList<ScenarioManufacturer> Manufacturers { get; init; } = [];

    public IReadOnlyList<ScenarioCategory> Categories { get; init; } = [];

    public IReadOnlyList<ScenarioProduct> Products { get; init; } = [];

    public IReadOnlyList<ScenarioProgramme> Programmes { get; init; } = [];

    public IReadOnlyList<ScenarioBonus> Bonuses { get; init; } = [];

    /// <summary>Kinds of client cards.</summary>
    public IReadOnlyList<ScenarioCard> Cards { get; init; } = [];

    public IReadOnlyList<ScenarioCustomer> Customers { get; init; } = [];

    /// <summary>What happens, as it stands in the file.</summary>
    [JsonPropertyName("events")]
    public IReadOnlyList<JsonNode> EventTexts { get; init; } = [];

    /// <summary>What happens, in order of time.</summary>
    [JsonIgnore]
    public IReadOnlyList<ScenarioEvent> Events { get; init; } = [];
}

/// <summary>The shop's settings.</summary>
/// <param name="ExpiryDays">Null: never.</param>
/// <param name="ExpiryUntil">To the end of what credit lasts after those days.</param>
/// <param name="ExpiryDate">The yearly day of <see cref="ExpiryUntil.Date"/>.</param>
sealed record ScenarioSettings(int ActivationDelayDays = 14, [property: NullMeansNone] int? ExpiryDays = 365, decimal MinimumReceipt = 0, ShortfallPolicy Shortfall = ShortfallPolicy.Debt,
    TierWindow TierWindow = TierWindow.Lifetime, EarnBase Base = EarnBase.ExTax, EarnOn EarnOn = EarnOn.Both, decimal CapPercent = 0, decimal MarginCapPercent = 0, int TierGraceDays = 0,
    int ReturnWindowDays = 0, bool OptInRequired = false, bool CardRequired = false, int GuestClaimDays = 0, ExpiryUntil ExpiryUntil = ExpiryUntil.Day, YearlyDay? ExpiryDate = null)
{
    public ScenarioRedemption Redeem { get; init; } = new();

    /// <summary>"everyRun" or an object, as it stands in the file.</summary>
    [JsonPropertyName("tierReview")]
    public JsonNode? ReviewText { get; init; }

    /// <summary>Null: at every run.</summary>
    [JsonIgnore]
    public ScenarioReview? Review { get; init; }
}

enum EarnBase
{
    ExTax,
    InclTax,
}

sealed record ScenarioRedemption(decimal? MaxPerOrder = null, [property: Share] decimal MaxShare = 1, decimal Minimum = 0, decimal MinimumOrder = 0, bool GiftCards = true, bool Shipping = true,
    bool OncePerDay = false, IReadOnlyList<string>? Categories = null, IReadOnlyList<string>? ExcludedCategories = null);

/// <summary>When tiers are reviewed: on a day of every year, else every so many months.</summary>
sealed record ScenarioReview(YearlyDay? Yearly = null, [property: Count] int? Months = null);

readonly record struct YearlyDay(int Month, int Day);

sealed record ScenarioTier(string Name, decimal Spend = 0, decimal Rate = 0, decimal? MinimumReceipt = null, RateUnit Unit = RateUnit.Percent);

sealed record ScenarioManufacturer(string Name, decimal? Rate = null, RateUnit Unit = RateUnit.Percent);

sealed record ScenarioCategory(string Name, string? Parent = null, decimal? Rate = null, bool Excluded = false, RateUnit Unit = RateUnit.Percent, bool Service = false);

sealed record ScenarioProduct(string Sku, decimal Price, decimal TaxRate = 0, decimal? Rate = null, bool Excluded = false, bool GiftCard = false, RateUnit Unit = RateUnit.Percent, decimal Cost = 0)
{
    public IReadOnlyList<string> Categories { get; init; } = [];

    public IReadOnlyList<string> Manufacturers { get; init; } = [];
}

sealed record ScenarioProgramme(string Name = "", DateTime? From = null, DateTime? To = null, decimal Multiplier = 1, [property: Signed] decimal ExtraPercent = 0, bool Stackable = false,
    decimal? CapPerOrder = null, decimal? Budget = null, [property: TimeOfDay] int? FromTime = null, [property: TimeOfDay] int? ToTime = null, bool FavouriteCategory = false,
    bool Newsletter = false, bool FirstOrder = false, [property: Count] int? SleepingDays = null, BirthdayWindow? Birthday = null, [property: Signed] decimal Priority = 0,
    decimal MinimumOrder = 0, decimal ExtraPerItem = 0, decimal ExtraPerOrder = 0, decimal? CapPerClient = null, decimal? CapPerDay = null, decimal? CapPerMonth = null)
{
    public IReadOnlyList<DayOfWeek> Weekdays { get; init; } = [];

    public IReadOnlyList<int> Months { get; init; } = [];

    public IReadOnlyList<string> Categories { get; init; } = [];

    public IReadOnlyList<string> Tiers { get; init; } = [];

    public IReadOnlyList<string> Roles { get; init; } = [];

    public IReadOnlyList<string> Cards { get; init; } = [];
}

sealed record BirthdayWindow(int DaysBefore = 0, int DaysAfter = 0);

/// <summary>For whom a bonus or a gift is.</summary>
interface IScenarioAudience
{
    IReadOnlyList<string> Tiers { get; }

    bool Newsletter { get; }

    int? SleepingDays { get; }
}

/// <summary>A bonus rule.</summary>
/// <param name="Name">Null: the word of its kind.</param>
/// <param name="Limit">Null: yearly for a win-back, else each time.</param>
sealed record ScenarioBonus(BonusKind Kind, string? Name = null, decimal Amount = 0, decimal FriendAmount = 0, [property: Count] int? ValidDays = null, DateTime? From = null, DateTime? To = null,
    BonusLimit? Limit = null, [property: Count] int? YearlyMaximum = null, int Days = 0, [property: Count] int Items = 0, bool Newsletter = false, [property: Count] int? SleepingDays = null)
    : IScenarioAudience
{
    public IReadOnlyList<string> Categories { get; init; } = [];

    public IReadOnlyList<string> Tiers { get; init; } = [];
}

/// <summary>A kind of client card.</summary>
sealed record ScenarioCard(string Name, decimal? Rate = null);

/// <summary>A customer, with what the shop knows of them beside their orders.</summary>
/// <param name="Card">A kind of card; null: none.</param>
/// <param name="OptedIn">Joined at the beginning.</param>
/// <param name="Email">Of the account, or of a guest's orders; null: made of the id.</param>
/// <param name="ReferredBy">Whose link this customer followed.</param>
sealed record ScenarioCustomer(string Id, bool Guest = false, string? Card = null, bool OptedIn = false, string? Email = null, DateOnly? Birthday = null, string? ReferredBy = null, bool Newsletter = false)
{
    public IReadOnlyList<string> Roles { get; init; } = [];

    [JsonIgnore]
    public string Address => Email ?? $"{Id}@example.com";
}

/// <summary>A scenario file does not say what it must.</summary>
/// <param name="path">Where in the file; empty: the file itself.</param>
/// <param name="problem">What is wrong there.</param>
sealed class ScenarioFileException(string path, string problem) : Exception($"{(path.Length == 0 ? "(file)" : path)}: {problem}");
