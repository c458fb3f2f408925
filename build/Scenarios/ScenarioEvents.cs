using System.Text.Json.Serialization;
using Nop.Core.Domain.Orders;

namespace Cashback.Scenarios;

/// <summary>Something that happens.</summary>
abstract record ScenarioEvent
{
    /// <summary>When, UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>What.</summary>
    public required string Do { get; init; }

    /// <summary>For readers, and what is said of it where the scenario is told.</summary>
    public string? Comment { get; init; }

    /// <summary>Kinds by the word in the file.</summary>
    public static IReadOnlyDictionary<string, Type> Kinds { get; } = new Dictionary<string, Type>
    {
        ["order"] = typeof(PlaceOrder),
        ["pay"] = typeof(ActOnOrder),
        ["complete"] = typeof(ActOnOrder),
        ["cancel"] = typeof(ActOnOrder),
        ["delete"] = typeof(ActOnOrder),
        ["payAgain"] = typeof(ActOnOrder),
        ["lostPay"] = typeof(ActOnOrder),
        ["refund"] = typeof(RefundOrder),
        ["edit"] = typeof(EditOrder),
        ["status"] = typeof(SetStatus),
        ["adjust"] = typeof(AdjustWallet),
        ["voucher"] = typeof(IssueVoucher),
        ["redeemVoucher"] = typeof(RedeemVoucher),
        ["cancelVoucher"] = typeof(CancelVoucher),
        ["register"] = typeof(OpenAccount),
        ["review"] = typeof(WriteReview),
        ["birthday"] = typeof(ChangeBirthday),
        ["gift"] = typeof(GiveGift),
        ["optIn"] = typeof(Join),
        ["optOut"] = typeof(Join),
        ["giveCard"] = typeof(GiveCard),
        ["pinTier"] = typeof(PinTier),
        ["tasks"] = typeof(RunTasks),
    };
}

/// <summary>Something that happens to an order that was placed before.</summary>
abstract record OrderEvent : ScenarioEvent
{
    public required string Order { get; init; }
}

/// <summary>Something that a customer does, or that is done for one.</summary>
abstract record CustomerEvent : ScenarioEvent
{
    public required string Customer { get; init; }
}

sealed record PlaceOrder : CustomerEvent
{
    public required string Id { get; init; }

    public IReadOnlyList<ScenarioLine> Lines { get; init; } = [];

    public decimal OrderDiscount { get; init; }

    public decimal Shipping { get; init; }

    public Redeem? Redeem { get; init; }

    public PaymentTime Payment { get; init; }

    public GatewayAnswer Gateway { get; init; }
}

sealed record ScenarioLine
{
    public required string Sku { get; init; }

    [JsonConverter(typeof(CountConverter))]
    public int Quantity { get; init; } = 1;

    /// <summary>On the whole line.</summary>
    public decimal Discount { get; init; }
}

/// <summary>What of the balance an order is to take; no amount: as much as possible.</summary>
sealed record Redeem(decimal? Amount);

enum PaymentTime
{
    Later,
    AtOnce,
}

enum GatewayAnswer
{
    Ok,
    Fails,
}

/// <summary>Paid, completed, cancelled and the like: an act that says nothing but the order.</summary>
sealed record ActOnOrder : OrderEvent;

sealed record RefundOrder : OrderEvent
{
    /// <summary>Null: all that is left.</summary>
    public decimal? Amount { get; init; }
}

/// <summary>Staff edit an order: other lines, of which the shop computes the total anew, or a total that they type.</summary>
sealed record EditOrder : OrderEvent
{
    public IReadOnlyList<ScenarioLine>? Lines { get; init; }

    public decimal? Total { get; init; }
}

sealed record SetStatus : OrderEvent
{
    [JsonConverter(typeof(NameConverter<OrderStatus>))]
    public required OrderStatus To { get; init; }
}

sealed record AdjustWallet : CustomerEvent
{
    [JsonConverter(typeof(SignedConverter))]
    public required decimal Amount { get; init; }

    public string Reason { get; init; } = "";
}

sealed record IssueVoucher : CustomerEvent
{
    public required string Id { get; init; }

    [JsonConverter(typeof(SignedConverter))]
    public required decimal Amount { get; init; }

    public string? Branch { get; init; }

    public int? ValidDays { get; init; }
}

sealed record RedeemVoucher : ScenarioEvent
{
    public required string Voucher { get; init; }

    [JsonConverter(typeof(SignedConverter))]
    public decimal? Amount { get; init; }

    public string? Branch { get; init; }

    public required string Receipt { get; init; }
}

sealed record CancelVoucher : ScenarioEvent
{
    public required string Voucher { get; init; }
}

/// <summary>A visitor opens an account.</summary>
sealed record OpenAccount : CustomerEvent
{
    public string? Email { get; init; }

    public bool Confirmed { get; init; } = true;
}

/// <summary>A client's review of a product is approved.</summary>
sealed record WriteReview : CustomerEvent
{
    public required string Sku { get; init; }
}

/// <summary>A client types another date of birth.</summary>
sealed record ChangeBirthday : CustomerEvent
{
    public required DateOnly Date { get; init; }
}

/// <summary>The shop gives something to many.</summary>
sealed record GiveGift : ScenarioEvent, IScenarioAudience
{
    public string Name { get; init; } = "Gift";

    public decimal Amount { get; init; }

    public DateOnly? LastDay { get; init; }

    public IReadOnlyList<string> Tiers { get; init; } = [];

    public bool Newsletter { get; init; }

    [JsonConverter(typeof(CountConverter))]
    public int? SleepingDays { get; init; }
}

/// <summary>A customer joins or leaves.</summary>
sealed record Join : CustomerEvent;

/// <summary>Staff give a card; none: take it away.</summary>
sealed record GiveCard : CustomerEvent
{
    public string? Card { get; init; }
}

/// <summary>Staff pin a tier; none: take the pin away.</summary>
sealed record PinTier : CustomerEvent
{
    public string? Tier { get; init; }

    /// <summary>The last day; null: without end.</summary>
    public DateOnly? Until { get; init; }

    public string Reason { get; init; } = "";
}

sealed record RunTasks : ScenarioEvent;
