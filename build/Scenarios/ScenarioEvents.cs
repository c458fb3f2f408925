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
        ["freeze"] = typeof(ChangeWallet),
        ["unfreeze"] = typeof(ChangeWallet),
        ["close"] = typeof(ChangeWallet),
        ["reopen"] = typeof(ChangeWallet),
        ["merge"] = typeof(MergeWallet),
        ["unmerge"] = typeof(MergeWallet),
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

sealed record PlaceOrder(string Id, decimal OrderDiscount = 0, decimal Shipping = 0, Redeem? Redeem = null, PaymentTime Payment = PaymentTime.Later, GatewayAnswer Gateway = GatewayAnswer.Ok)
    : CustomerEvent
{
    public IReadOnlyList<ScenarioLine> Lines { get; init; } = [];
}

/// <summary>A line of an order.</summary>
/// <param name="Discount">On the whole line.</param>
sealed record ScenarioLine(string Sku, [property: Count] int Quantity = 1, decimal Discount = 0);

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

/// <summary>Money is given back; no amount: all that is left.</summary>
sealed record RefundOrder(decimal? Amount = null) : OrderEvent;

/// <summary>Staff edit an order: other lines, of which the shop computes the total anew, or a total that they type.</summary>
sealed record EditOrder(IReadOnlyList<ScenarioLine>? Lines = null, decimal? Total = null) : OrderEvent;

sealed record SetStatus(OrderStatus To) : OrderEvent;

sealed record AdjustWallet([property: Signed] decimal Amount, string Reason = "") : CustomerEvent;

/// <summary>Staff freeze or close a wallet, or end that. With a receipt a closing pays in money what can be used; without one it gives it up.</summary>
sealed record ChangeWallet(string Reason = "", string Receipt = "") : CustomerEvent;

/// <summary>Staff merge a customer's wallet into another's, or undo that.</summary>
sealed record MergeWallet(string Into, string Reason = "") : CustomerEvent;

sealed record IssueVoucher(string Id, [property: Signed] decimal Amount, string? Branch = null, int? ValidDays = null) : CustomerEvent;

sealed record RedeemVoucher(string Voucher, string Receipt, [property: Signed] decimal? Amount = null, string? Branch = null) : ScenarioEvent;

sealed record CancelVoucher(string Voucher) : ScenarioEvent;

/// <summary>A visitor opens an account.</summary>
sealed record OpenAccount(string? Email = null, bool Confirmed = true) : CustomerEvent;

/// <summary>A client's review of a product is approved.</summary>
sealed record WriteReview(string Sku) : CustomerEvent;

/// <summary>A client types another date of birth.</summary>
sealed record ChangeBirthday(DateOnly Date) : CustomerEvent;

/// <summary>The shop gives something to many.</summary>
sealed record GiveGift(string Name = "Gift", decimal Amount = 0, DateOnly? LastDay = null, bool Newsletter = false, [property: Count] int? SleepingDays = null) : ScenarioEvent, IScenarioAudience
{
    public IReadOnlyList<string> Tiers { get; init; } = [];
}

/// <summary>A customer joins or leaves.</summary>
sealed record Join : CustomerEvent;

/// <summary>Staff give a card; none: take it away.</summary>
sealed record GiveCard(string? Card = null) : CustomerEvent;

/// <summary>Staff pin a tier until a last day, or without end; none: take the pin away.</summary>
sealed record PinTier(string? Tier = null, DateOnly? Until = null, string Reason = "") : CustomerEvent;

sealed record RunTasks : ScenarioEvent;
