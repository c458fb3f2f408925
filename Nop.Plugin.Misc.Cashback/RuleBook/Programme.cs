namespace Nop.Plugin.Misc.Cashback.RuleBook;

/// <summary>Earn rules with dates, weekdays or an audience, beside the permanent rates. Amounts in minor units of the primary currency.</summary>
[StoredIn("Cashback_Programme")]
public sealed class Programme : BaseEntity
{
    internal const int LongestMethods = 1000;

    /// <summary>Shown to shoppers in explanations.</summary>
    [Prose(RuleSetValidator.MaxNameLength)]
    public string Name { get; set; } = "";

    /// <summary>Off: kept but not applied.</summary>
    public bool Active { get; set; } = true;

    /// <summary>Runs from this instant; null: always has.</summary>
    public DateTime? FromUtc { get; set; }

    /// <summary>Runs until, not including, this instant; null: no end.</summary>
    public DateTime? ToUtc { get; set; }

    /// <summary>Days in the shop's zone, bit 0 Sunday … bit 6 Saturday (as <see cref="DayOfWeek"/>); 0: every day.</summary>
    public int Weekdays { get; set; }

    /// <summary>Months in the shop's zone, bit 0 January … bit 11 December; 0: every month.</summary>
    public int Months { get; set; }

    /// <summary>First minute of the day in the shop's zone at which it runs; null: from midnight.</summary>
    public int? FromMinute { get; set; }

    /// <summary>First minute of the day, later than the other, at which it runs no more; null: until midnight.</summary>
    public int? ToMinute { get; set; }

    /// <summary>For the category on which the client spends most, instead of named ones.</summary>
    public bool FavouriteCategory { get; set; }

    /// <summary>Category ids, comma-separated; empty: all. A category stands for all below it.</summary>
    [Text(IdList.Longest)]
    public string CategoryIds { get; set; } = "";

    /// <summary>Tier ids, comma-separated; empty: all.</summary>
    [Text(IdList.Longest)]
    public string TierIds { get; set; } = "";

    /// <summary>Role ids, comma-separated, of which one is enough; empty: all.</summary>
    [Text(IdList.Longest)]
    public string RoleIds { get; set; } = "";

    /// <summary>Ids of card kinds, comma-separated, of which one must be held; empty: all.</summary>
    [Text(IdList.Longest)]
    public string CardIds { get; set; } = "";

    /// <summary>Only for subscribers of the newsletter.</summary>
    public bool Newsletter { get; set; }

    /// <summary>Only on a client's first order.</summary>
    public bool FirstOrder { get; set; }

    /// <summary>Only for clients whose last order is at least so many days ago; null: for all.</summary>
    public int? SleepingDays { get; set; }

    /// <summary>Days before a birthday from which it holds; null, with the other: on all days.</summary>
    public int? BirthdayDaysBefore { get; set; }

    /// <summary>Days after a birthday until which it holds.</summary>
    public int? BirthdayDaysAfter { get; set; }

    /// <summary>Rank among the programmes that match a line: only the highest number competes.</summary>
    public int Priority { get; set; }

    /// <summary>Units of the currency added for each piece before multiplying.</summary>
    public decimal ExtraPerItem { get; set; }

    /// <summary>Units of the currency added to an order beside whatever wins; on a client's first order of a day.</summary>
    public decimal ExtraPerOrder { get; set; }

    /// <summary>Factor of the rate; 1: it stays.</summary>
    public decimal Multiplier { get; set; } = 1;

    /// <summary>Percentage points added to the rate before multiplying.</summary>
    public decimal ExtraPercent { get; set; }

    /// <summary>Applies together with the other stackable ones; otherwise the best one wins.</summary>
    public bool Stackable { get; set; }

    /// <summary>Most that it adds on one order; null: no cap.</summary>
    public long? CapPerOrder { get; set; }

    /// <summary>Most that it adds on all orders of one client; null: no cap.</summary>
    public long? CapPerClient { get; set; }

    /// <summary>Most that it adds on one client's orders of one day; null: no cap.</summary>
    public long? CapPerDay { get; set; }

    /// <summary>Most that it adds on one client's orders of one month; null: no cap.</summary>
    public long? CapPerMonth { get; set; }

    /// <summary>Most that it adds in all; null: no budget.</summary>
    public long? Budget { get; set; }

    /// <summary>Earlier wins ties.</summary>
    public int DisplayOrder { get; set; }

    /// <summary>System names of payment methods, comma-separated: only orders that are paid by one of them; empty: all orders.</summary>
    [Prose(LongestMethods)]
    public string PaymentMethods { get; set; } = "";

    /// <summary>Units of the currency to which an order's goods must come after discounts; 0: any order.</summary>
    public decimal MinimumOrder { get; set; }

    /// <summary>A programme as the rules see it.</summary>
    public ProgrammeRule ToRule() => new(Id, Name)
    {
        FromUtc = FromUtc.AsUtc(),
        ToUtc = ToUtc.AsUtc(),
        Weekdays = WeekdayBits.DaysOf(Weekdays),
        CategoryIds = IdList.Parse(CategoryIds),
        Months = [.. Enumerable.Range(1, 12).Where(month => (Months & 1 << (month - 1)) != 0)],
        FromTime = TimeOf(FromMinute),
        ToTime = TimeOf(ToMinute),
        FavouriteCategory = FavouriteCategory,
        PaymentMethods = PaymentMethods.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
        MinimumOrder = MinimumOrder,
        Audience = AudienceOf(),
        Priority = Priority,
        ExtraPerItem = ExtraPerItem,
        ExtraPerOrder = ExtraPerOrder,
        CapPerClientMinor = CapPerClient,
        CapPerDayMinor = CapPerDay,
        CapPerMonthMinor = CapPerMonth,
        Multiplier = Multiplier,
        ExtraPercent = ExtraPercent,
        Stackable = Stackable,
        CapPerOrderMinor = CapPerOrder,
        BudgetMinor = Budget,
    };

    AudienceRule AudienceOf() => new()
    {
        RoleIds = IdList.Parse(RoleIds),
        TierIds = IdList.Parse(TierIds),
        CardIds = IdList.Parse(CardIds),
        Newsletter = Newsletter,
        FirstOrder = FirstOrder,
        SleepingDays = SleepingDays,
        Birthday = BirthdayDaysBefore is null && BirthdayDaysAfter is null
            ? null
            : new BirthdayWindow(BirthdayDaysBefore ?? 0, BirthdayDaysAfter ?? 0),
    };

    // The whole day's end is no time of a day: there it has none.
    static TimeOnly? TimeOf(int? minute) => minute is { } of and >= 0 and < RuleSetValidator.MinutesOfDay ? new TimeOnly(of / 60, of % 60) : null;
}
