using Nop.Plugin.Misc.Cashback.Rules.Bonuses;

namespace Cashback.Preview.Scenarios;

/// <summary>What a scenario says of bonuses: the rules, and what the shop knows of its clients beside their orders.</summary>
sealed record ScenarioBonuses(IReadOnlyList<ScenarioBonus> Rules, IReadOnlyList<ScenarioClient> Clients)
{
    /// <summary>Of a file that says nothing of them.</summary>
    public static ScenarioBonuses None { get; } = new([], []);

    static readonly string[] Kinds = ["registration", "birthday", "review", "referral", "rebooking", "items", "winBack"];

    /// <summary>Reads them from a file.</summary>
    public static ScenarioBonuses Read(JsonNodeReader file) => new(file["bonuses"].List(Bonus), file["customers"].List(Client));

    static ScenarioBonus Bonus(JsonNodeReader node)
    {
        var kind = node["kind"].OneOf("", Kinds);
        return new(Enum.Parse<BonusKind>(kind, ignoreCase: true), node["name"].Text(kind)!, node["amount"].NotNegative())
        {
            FriendAmount = node["friendAmount"].NotNegative(),
            ValidDays = node["validDays"].Exists ? node["validDays"].Whole(1) : null,
            From = node["from"].InstantOrNone(),
            To = node["to"].InstantOrNone(),
            Limit = Enum.Parse<BonusLimit>(node["limit"].OneOf(kind == "winBack" ? "yearly" : "eachTime", "eachTime", "once", "yearly"), ignoreCase: true),
            YearlyMaximum = node["yearlyMaximum"].Exists ? node["yearlyMaximum"].Whole(1) : null,
            Days = node["days"].Exists ? node["days"].Whole(0) : 0,
            Items = node["items"].Exists ? node["items"].Whole(1) : 0,
            Categories = node["categories"].List(item => item.Name()),
            Audience = ScenarioAudience.Read(node),
        };
    }

    static ScenarioClient Client(JsonNodeReader node) =>
        new(node["id"].Name(), node["birthday"].DayOrNone(), node["referredBy"].Text(null), node["newsletter"].Flag());
}

sealed record ScenarioBonus(BonusKind Kind, string Name, decimal Amount)
{
    public decimal FriendAmount { get; init; }

    public int? ValidDays { get; init; }

    public DateTime? From { get; init; }

    public DateTime? To { get; init; }

    public BonusLimit Limit { get; init; }

    public int? YearlyMaximum { get; init; }

    public int Days { get; init; }

    public int Items { get; init; }

    public IReadOnlyList<string> Categories { get; init; } = [];

    public ScenarioAudience Audience { get; init; } = new([], false, null);
}

/// <summary>For whom a bonus or a gift is.</summary>
sealed record ScenarioAudience(IReadOnlyList<string> Tiers, bool Newsletter, int? SleepingDays)
{
    public static ScenarioAudience Read(JsonNodeReader node) =>
        new(node["tiers"].List(item => item.Name()), node["newsletter"].Flag(), node["sleepingDays"].Exists ? node["sleepingDays"].Whole(1) : null);
}

/// <summary>What the shop knows of a client.</summary>
sealed record ScenarioClient(string Id, DateOnly? Born, string? ReferredBy, bool Newsletter);

/// <summary>A visitor opens an account.</summary>
sealed record OpenAccount(DateTime At, string Customer, string? Email, bool Confirmed) : ScenarioEvent(At);

/// <summary>A client's review of a product is approved.</summary>
sealed record WriteReview(DateTime At, string Customer, string Sku) : ScenarioEvent(At);

/// <summary>A client types another date of birth.</summary>
sealed record ChangeBirthday(DateTime At, string Customer, DateOnly Born) : ScenarioEvent(At);

/// <summary>The shop gives something to many.</summary>
sealed record GiveGift(DateTime At, string Name, decimal Amount, DateOnly? LastDay, ScenarioAudience Audience) : ScenarioEvent(At);
