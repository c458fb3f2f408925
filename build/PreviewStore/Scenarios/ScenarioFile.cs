using System.Text.Json;
using Nop.Core.Domain.Orders;
using Nop.Plugin.Misc.Cashback.Rules;

namespace Cashback.Preview.Scenarios;

/// <summary>A shop, its rules, its customers and what happens: one scenario file.</summary>
/// <param name="Currency">ISO 4217.</param>
/// <param name="TimeZone">The shop's zone.</param>
/// <param name="Start">The clock at the beginning, UTC.</param>
sealed record ScenarioFile(string Currency, TimeZoneInfo TimeZone, DateTime Start, ScenarioSettings Settings, IReadOnlyList<ScenarioTier> Tiers,
    IReadOnlyList<ScenarioCategory> Categories, IReadOnlyList<ScenarioProduct> Products, IReadOnlyList<ScenarioProgramme> Programmes,
    IReadOnlyList<ScenarioCustomer> Customers, IReadOnlyList<ScenarioEvent> Events, JsonElement? Expect)
{
    /// <summary>Manufacturers with their rates.</summary>
    public IReadOnlyList<ScenarioManufacturer> Manufacturers { get; init; } = [];

    /// <summary>Bonuses, and what they ask of clients.</summary>
    public ScenarioBonuses Bonuses { get; init; } = ScenarioBonuses.None;

    /// <summary>Kinds of client cards.</summary>
    public IReadOnlyList<ScenarioCard> Cards { get; init; } = [];
}

sealed record ScenarioSettings(int ActivationDelayDays, int? ExpiryDays, decimal MinimumReceipt, decimal? MaxPerOrder, decimal MaxShare, decimal Minimum, bool Clamp, string TierWindow)
{
    public bool BaseIncludesTax { get; init; }

    /// <summary>How long tiers last and who earns.</summary>
    public ScenarioMembers Members { get; init; } = new("everyRun", 1, 1, 12, 0, 0, false, false, 0);

    public EarnOn EarnOn { get; init; }

    public decimal CapPercent { get; init; }

    public decimal MarginCapPercent { get; init; }
}

/// <summary>How long tiers last and who earns.</summary>
sealed record ScenarioMembers(string TierReview, int ReviewMonth, int ReviewDay, int ReviewMonths, int GraceDays, int ReturnDays, bool OptIn, bool Card, int GuestClaimDays);

sealed record ScenarioTier(string Name, decimal Spend, decimal Rate, decimal? MinimumReceipt, RateUnit Unit);

sealed record ScenarioManufacturer(string Name, decimal? Rate, RateUnit Unit);

sealed record ScenarioCategory(string Name, string? Parent, decimal? Rate, bool Excluded, RateUnit Unit, bool Service);

sealed record ScenarioProduct(string Sku, decimal Price, decimal TaxRate, IReadOnlyList<string> Categories, decimal? Rate, bool Excluded, bool GiftCard)
{
    public RateUnit Unit { get; init; }

    public IReadOnlyList<string> Manufacturers { get; init; } = [];

    public decimal Cost { get; init; }
}

sealed record ScenarioProgramme(string Name, DateTime? From, DateTime? To, IReadOnlyList<DayOfWeek> Weekdays, IReadOnlyList<string> Categories, IReadOnlyList<string> Tiers,
    decimal Multiplier, decimal ExtraPercent, bool Stackable, decimal? CapPerOrder, decimal? Budget)
{
    public IReadOnlyList<int> Months { get; init; } = [];

    public int? FromMinute { get; init; }

    public int? ToMinute { get; init; }

    public bool FavouriteCategory { get; init; }

    public IReadOnlyList<string> Roles { get; init; } = [];

    public IReadOnlyList<string> Cards { get; init; } = [];

    public bool Newsletter { get; init; }

    public bool FirstOrder { get; init; }

    public int? SleepingDays { get; init; }

    public int? BirthdayDaysBefore { get; init; }

    public int? BirthdayDaysAfter { get; init; }

    public int Priority { get; init; }

    public decimal ExtraPerItem { get; init; }

    public decimal ExtraPerOrder { get; init; }

    public decimal? CapPerClient { get; init; }

    public decimal? CapPerDay { get; init; }

    public decimal? CapPerMonth { get; init; }
}

sealed record ScenarioCustomer(string Id, bool Guest)
{
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>A kind of card; null: none.</summary>
    public string? Card { get; init; }

    /// <summary>Joined at the beginning.</summary>
    public bool OptedIn { get; init; }

    /// <summary>Of the account, or of a guest's orders.</summary>
    public string Email { get; init; } = "";
}

/// <summary>A kind of client card.</summary>
sealed record ScenarioCard(string Name, decimal? Rate);

/// <summary>Something that happens.</summary>
abstract record ScenarioEvent(DateTime At);

sealed record PlaceOrder(DateTime At, string Id, string Customer, IReadOnlyList<ScenarioLine> Lines, decimal OrderDiscount, decimal Shipping, Redeem? Redeem, bool AtOnce,
    bool GatewayFails) : ScenarioEvent(At);

sealed record ScenarioLine(string Sku, int Quantity, decimal Discount);

/// <summary>What of the balance an order is to take; no amount: as much as possible.</summary>
sealed record Redeem(decimal? Amount);

/// <summary>Something that is done to an order.</summary>
sealed record ActOnOrder(DateTime At, OrderAct Act, string Order) : ScenarioEvent(At);

enum OrderAct
{
    Pay,
    Complete,
    Cancel,
    Delete,
    PayAgain,
    LostPay,
}

sealed record RefundOrder(DateTime At, string Order, decimal? Amount) : ScenarioEvent(At);

/// <summary>Staff edit an order: other lines, of which the shop computes the total anew, or a total that they type.</summary>
sealed record EditOrder(DateTime At, string Order, IReadOnlyList<ScenarioLine>? Lines, decimal? Total) : ScenarioEvent(At);

sealed record SetStatus(DateTime At, string Order, OrderStatus To) : ScenarioEvent(At);

sealed record AdjustWallet(DateTime At, string Customer, decimal Amount, string Reason) : ScenarioEvent(At);

sealed record IssueVoucher(DateTime At, string Id, string Customer, decimal Amount, string? Branch, int? ValidDays) : ScenarioEvent(At);

sealed record RedeemVoucher(DateTime At, string Voucher, decimal? Amount, string? Branch, string Receipt) : ScenarioEvent(At);

sealed record CancelVoucher(DateTime At, string Voucher) : ScenarioEvent(At);

sealed record Join(DateTime At, string Customer, bool Leaves) : ScenarioEvent(At);

/// <summary>Staff give a card; none: take it away.</summary>
sealed record GiveCard(DateTime At, string Customer, string? Card) : ScenarioEvent(At);

/// <summary>Staff pin a tier; none: take the pin away.</summary>
sealed record PinTier(DateTime At, string Customer, string? Tier, DateOnly? LastDay, string Reason) : ScenarioEvent(At);

sealed record RunTasks(DateTime At) : ScenarioEvent(At);

/// <summary>A scenario file does not say what it must.</summary>
/// <param name="path">Where in the file.</param>
/// <param name="problem">What is wrong there.</param>
sealed class ScenarioFileException(string path, string problem) : Exception($"{path}: {problem}");
