namespace Nop.Plugin.Misc.Cashback.Tests.Rules;

/// <summary>The salon of the scenarios: its rates, and its products as order lines.</summary>
static class SampleShop
{
    internal const int Hair = 1;
    internal const int Colour = 2;
    internal const int Treatments = 3;
    internal const int Face = 4;
    internal const int Cards = 5;

    internal static readonly CurrencySpec Euro = CurrencySpec.For("EUR");
    internal static readonly TimeZoneInfo Rome = TimeZoneInfo.FindSystemTimeZoneById("Europe/Rome");
    internal static readonly TierRule Silver = new(1, "Silver", 0, 5);
    internal static readonly TierRule Gold = new(2, "Gold", 300_00, 10);

    /// <summary>A Monday noon.</summary>
    internal static readonly DateTime Monday = new(2026, 1, 5, 12, 0, 0, DateTimeKind.Utc);

    internal static EarnRuleSetDefinition Definition { get; } = new(Euro, Rome)
    {
        Tiers = [Silver, Gold],
        Categories =
        [
            new(Hair, "Hair", Rate: 6),
            new(Colour, "Colour", Hair),
            new(Treatments, "Treatments", Hair, 8),
            new(Face, "Face"),
            new(Cards, "Cards", Excluded: true),
        ],
        Products = [new(5, 12.5m)],
    };

    internal static EarnRuleSet Standard { get; } = EarnRuleSet.Create(Definition);

    internal static EarnRuleSet With(params ProgrammeRule[] programmes)
        => EarnRuleSet.Create(Definition with { Programmes = programmes });

    internal static EarnLine Shampoo(decimal net) => Line(1, "Shampoo", net, Hair);

    internal static EarnLine Dye(decimal net) => Line(2, "Dye", net, Colour);

    internal static EarnLine Keratin(decimal net) => Line(3, "Keratin", net, Treatments);

    internal static EarnLine Serum(decimal net) => Line(4, "Serum", net, Face);

    internal static EarnLine Mask(decimal net) => Line(5, "Mask", net, Face);

    internal static EarnLine GiftCard(decimal net) => Line(6, "Gift card", net) with { GiftCard = true };

    internal static EarnLine Line(int product, string name, decimal net, params int[] categories)
        => new(product, name, net, product, categories, []);

    internal static EarnRequest Order(params EarnLine[] lines)
        => new() { Lines = lines, Total = 1, Payable = 1, PlacedOnUtc = Monday, Tier = Silver };

    internal static EarnResult Earn(EarnRuleSet rules, EarnRequest order) => EarnCalculator.Calculate(rules, order);

    internal static EarnResult Earn(params EarnLine[] lines) => Earn(Standard, Order(lines));
}
