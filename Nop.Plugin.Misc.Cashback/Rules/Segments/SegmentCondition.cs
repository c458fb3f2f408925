namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>What a condition of a segment asks. docs/metrics.md has each of them with an example. The names are stored; the numbers are the order of the page.</summary>
public enum SegmentFact
{
    /// <summary>The last purchase is so many days × 24 h ago; who never bought does not sleep.</summary>
    Sleeping = 1,

    /// <summary>Nothing was bought yet.</summary>
    NeverBought = 2,

    /// <summary>So many pieces, of some categories and those below them, were bought in the last days × 24 h.</summary>
    Items = 3,

    /// <summary>One of some top categories is the one on which the client spent most in the last year.</summary>
    FavouriteCategory = 4,

    /// <summary>Among the first per cent of those who paid money in the last days × 24 h.</summary>
    TopSpenders = 5,

    /// <summary>One of some branches was visited in the last days × 24 h.</summary>
    Branch = 6,

    /// <summary>The birthday is today or within so many days.</summary>
    Birthday = 7,

    /// <summary>One of some tiers is held.</summary>
    Tier = 8,

    /// <summary>No more than an amount is missing to the next tier.</summary>
    NearTier = 9,

    /// <summary>At least an amount of credit ends within so many days.</summary>
    CreditEnds = 10,

    /// <summary>No credit was ever spent, but for what came back.</summary>
    NeverSpentCredit = 11,

    /// <summary>The account was opened on a client's invitation.</summary>
    Invited = 12,

    /// <summary>One of some kinds of cards is held.</summary>
    Card = 13,

    /// <summary>The newsletter is subscribed to.</summary>
    Newsletter = 14,

    /// <summary>One of some customer roles is held.</summary>
    Role = 15,
}

/// <summary>A condition of a segment. What its kind does not ask for is null or empty.</summary>
public sealed record SegmentCondition
{
    /// <summary>What is asked.</summary>
    public SegmentFact Fact { get; init; }

    /// <summary>Days of 24 hours; of birthdays and ends of credit, days of the shop's calendar.</summary>
    public int? Days { get; init; }

    /// <summary>Pieces.</summary>
    public int? Count { get; init; }

    /// <summary>Minor units of the shop's primary currency.</summary>
    public long? AmountMinor { get; init; }

    /// <summary>Per cent.</summary>
    public decimal? Percent { get; init; }

    /// <summary>Tiers, cards, roles, branches or categories, of which one is enough; empty where any is.</summary>
    public IReadOnlyList<int> Ids { get; init; } = [];

    /// <summary>The audience that asks the same; null: no audience does. Programmes, bonuses and gift runs so mean the same clients.</summary>
    internal AudienceRule? Audience => Fact switch
    {
        SegmentFact.Sleeping => new() { SleepingDays = Days },
        SegmentFact.NeverBought => new() { FirstOrder = true },
        SegmentFact.Birthday => new() { Birthday = new(Days ?? 0, 0) },
        SegmentFact.Tier => new() { TierIds = Ids },
        SegmentFact.Card => new() { CardIds = Ids },
        SegmentFact.Newsletter => new() { Newsletter = true },
        SegmentFact.Role => new() { RoleIds = Ids },
        _ => null,
    };
}
