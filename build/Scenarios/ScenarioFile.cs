using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Nop.Plugin.Misc.Cashback.Ledger;
using Nop.Plugin.Misc.Cashback.Rules;
using Nop.Plugin.Misc.Cashback.Rules.Bonuses;

namespace Cashback.Scenarios;

/// <summary>A shop, its rules, its customers and what happens: one scenario file, with the names and defaults of docs/scenarios.md.</summary>
sealed record ScenarioFile
{
    [JsonConverter(typeof(SignedConverter))]
    public decimal Version { get; init; } = 1;

    /// <summary>For readers.</summary>
    public string? Name { get; init; }

    /// <summary>For readers: text, or an array of lines.</summary>
    public JsonNode? Comment { get; init; }

    /// <summary>ISO 4217.</summary>
    public string Currency { get; init; } = "EUR";

    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>The clock at the beginning, UTC.</summary>
    public required DateTime Start { get; init; }

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

    /// <summary>The result that the file's writer expects; null: none.</summary>
    public JsonNode? Expect { get; init; }
}

sealed record ScenarioSettings
{
    public int ActivationDelayDays { get; init; } = 14;

    /// <summary>Null: never.</summary>
    [NullMeansNone]
    public int? ExpiryDays { get; init; } = 365;

    public decimal MinimumReceipt { get; init; }

    public ScenarioRedemption Redeem { get; init; } = new();

    public ShortfallPolicy Shortfall { get; init; } = ShortfallPolicy.Debt;

    public TierWindow TierWindow { get; init; }

    public EarnBase Base { get; init; }

    public EarnOn EarnOn { get; init; }

    public decimal CapPercent { get; init; }

    public decimal MarginCapPercent { get; init; }

    /// <summary>"everyRun" or an object, as it stands in the file.</summary>
    [JsonPropertyName("tierReview")]
    public JsonNode? ReviewText { get; init; }

    /// <summary>Null: at every run.</summary>
    [JsonIgnore]
    public ScenarioReview? Review { get; init; }

    public int TierGraceDays { get; init; }

    public int ReturnWindowDays { get; init; }

    public bool OptInRequired { get; init; }

    public bool CardRequired { get; init; }

    public int GuestClaimDays { get; init; }
}

enum EarnBase
{
    ExTax,
    InclTax,
}

sealed record ScenarioRedemption
{
    public decimal? MaxPerOrder { get; init; }

    [JsonConverter(typeof(ShareConverter))]
    public decimal MaxShare { get; init; } = 1;

    public decimal Minimum { get; init; }
}

/// <summary>When tiers are reviewed: on a day of every year, else every so many months.</summary>
sealed record ScenarioReview
{
    public YearlyDay? Yearly { get; init; }

    [JsonConverter(typeof(CountConverter))]
    public int? Months { get; init; }
}

readonly record struct YearlyDay(int Month, int Day);

sealed record ScenarioTier
{
    public required string Name { get; init; }

    public decimal Spend { get; init; }

    public decimal Rate { get; init; }

    public decimal? MinimumReceipt { get; init; }

    public RateUnit Unit { get; init; }
}

sealed record ScenarioManufacturer
{
    public required string Name { get; init; }

    public decimal? Rate { get; init; }

    public RateUnit Unit { get; init; }
}

sealed record ScenarioCategory
{
    public required string Name { get; init; }

    public string? Parent { get; init; }

    public decimal? Rate { get; init; }

    public bool Excluded { get; init; }

    public RateUnit Unit { get; init; }

    public bool Service { get; init; }
}

sealed record ScenarioProduct
{
    public required string Sku { get; init; }

    public required decimal Price { get; init; }

    public decimal TaxRate { get; init; }

    public IReadOnlyList<string> Categories { get; init; } = [];

    public decimal? Rate { get; init; }

    public bool Excluded { get; init; }

    public bool GiftCard { get; init; }

    public RateUnit Unit { get; init; }

    public IReadOnlyList<string> Manufacturers { get; init; } = [];

    public decimal Cost { get; init; }
}

sealed record ScenarioProgramme
{
    public string Name { get; init; } = "";

    public DateTime? From { get; init; }

    public DateTime? To { get; init; }

    public IReadOnlyList<DayOfWeek> Weekdays { get; init; } = [];

    public IReadOnlyList<string> Categories { get; init; } = [];

    public IReadOnlyList<string> Tiers { get; init; } = [];

    public decimal Multiplier { get; init; } = 1;

    [JsonConverter(typeof(SignedConverter))]
    public decimal ExtraPercent { get; init; }

    public bool Stackable { get; init; }

    public decimal? CapPerOrder { get; init; }

    public decimal? Budget { get; init; }

    public IReadOnlyList<int> Months { get; init; } = [];

    [JsonConverter(typeof(MinuteConverter))]
    public int? FromTime { get; init; }

    [JsonConverter(typeof(MinuteConverter))]
    public int? ToTime { get; init; }

    public bool FavouriteCategory { get; init; }

    public IReadOnlyList<string> Roles { get; init; } = [];

    public IReadOnlyList<string> Cards { get; init; } = [];

    public bool Newsletter { get; init; }

    public bool FirstOrder { get; init; }

    [JsonConverter(typeof(CountConverter))]
    public int? SleepingDays { get; init; }

    public BirthdayWindow? Birthday { get; init; }

    [JsonConverter(typeof(SignedConverter))]
    public decimal Priority { get; init; }

    public decimal ExtraPerItem { get; init; }

    public decimal ExtraPerOrder { get; init; }

    public decimal? CapPerClient { get; init; }

    public decimal? CapPerDay { get; init; }

    public decimal? CapPerMonth { get; init; }
}

sealed record BirthdayWindow
{
    public int DaysBefore { get; init; }

    public int DaysAfter { get; init; }
}

/// <summary>For whom a bonus or a gift is.</summary>
interface IScenarioAudience
{
    IReadOnlyList<string> Tiers { get; }

    bool Newsletter { get; }

    int? SleepingDays { get; }
}

sealed record ScenarioBonus : IScenarioAudience
{
    public required BonusKind Kind { get; init; }

    /// <summary>Null: the word of its kind.</summary>
    public string? Name { get; init; }

    public decimal Amount { get; init; }

    public decimal FriendAmount { get; init; }

    [JsonConverter(typeof(CountConverter))]
    public int? ValidDays { get; init; }

    public DateTime? From { get; init; }

    public DateTime? To { get; init; }

    /// <summary>Null: yearly for a win-back, else each time.</summary>
    public BonusLimit? Limit { get; init; }

    [JsonConverter(typeof(CountConverter))]
    public int? YearlyMaximum { get; init; }

    public int Days { get; init; }

    [JsonConverter(typeof(CountConverter))]
    public int Items { get; init; }

    public IReadOnlyList<string> Categories { get; init; } = [];

    public IReadOnlyList<string> Tiers { get; init; } = [];

    public bool Newsletter { get; init; }

    [JsonConverter(typeof(CountConverter))]
    public int? SleepingDays { get; init; }
}

/// <summary>A kind of client card.</summary>
sealed record ScenarioCard
{
    public required string Name { get; init; }

    public decimal? Rate { get; init; }
}

/// <summary>A customer, with what the shop knows of them beside their orders.</summary>
sealed record ScenarioCustomer
{
    public required string Id { get; init; }

    public bool Guest { get; init; }

    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>A kind of card; null: none.</summary>
    public string? Card { get; init; }

    /// <summary>Joined at the beginning.</summary>
    public bool OptedIn { get; init; }

    /// <summary>Of the account, or of a guest's orders; null: made of the id.</summary>
    public string? Email { get; init; }

    [JsonIgnore]
    public string Address => Email ?? $"{Id}@example.com";

    public DateOnly? Birthday { get; init; }

    /// <summary>Whose link this customer followed.</summary>
    public string? ReferredBy { get; init; }

    public bool Newsletter { get; init; }
}

/// <summary>A scenario file does not say what it must.</summary>
/// <param name="path">Where in the file; empty: the file itself.</param>
/// <param name="problem">What is wrong there.</param>
sealed class ScenarioFileException(string path, string problem) : Exception($"{(path.Length == 0 ? "(file)" : path)}: {problem}");
