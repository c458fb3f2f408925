using Nop.Plugin.Misc.Cashback.Web.Salon.Sales;

namespace Nop.Plugin.Misc.Cashback.Web.Salon;

/// <summary>The counter: which branch, who or what was looked for, what was found. Amounts and dates are texts in the clerk's language.</summary>
public sealed record CounterModel : BaseNopModel
{
    /// <summary>Where the clerk works; 0: not chosen yet.</summary>
    public int BranchId { get; init; }

    /// <summary>Branches to choose from.</summary>
    public IReadOnlyList<SelectListItem> Branches { get; init; } = [];

    /// <summary>As typed or scanned, where nothing was found by it.</summary>
    public string Query { get; init; } = "";

    /// <summary>Ticket by which the clerk may take now; null: nobody was looked up.</summary>
    public string? Ticket { get; init; }

    /// <summary>Notice of what was done just now, at the top of the page; null: nothing.</summary>
    public string? Notice { get; init; }

    /// <summary>Notice that the client was sent a code, where it is to be typed; null: not just now.</summary>
    public string? ProofNotice { get; init; }

    /// <summary>From which amount on the client's code is asked for; null: never.</summary>
    public string? ProofFrom { get; init; }

    /// <summary>What was taken from the client within a day already, in words; null: nothing.</summary>
    public string? ProofTaken { get; init; }

    /// <summary>The fields for a second person who confirms it, because a limit would be passed; null: nobody is asked.</summary>
    public SecondModel? Second { get; init; }

    /// <summary>Sale that was being typed when its look-up ended, for the next one; null: none.</summary>
    public SaleForm? Sale { get; init; }

    /// <summary>Why nothing is shown; null: something is, or nothing was looked for.</summary>
    public string? Problem { get; init; }

    /// <summary>The client; null: none chosen.</summary>
    public CounterClientModel? Client { get; init; }

    /// <summary>The voucher; null: none found.</summary>
    public CounterVoucherModel? Voucher { get; init; }

    /// <summary>The forms for the client's cards; null: no client was found, or it is the clerk.</summary>
    public CounterCardsModel? Cards { get; init; }

    /// <summary>Code of the currency of what is taken.</summary>
    public string Currency { get; init; } = "";

    /// <summary>What numbers of the branch's receipts begin with; empty: nothing.</summary>
    public string ReceiptPrefix { get; init; } = "";

    /// <summary>The form for taking credit, with what was typed before.</summary>
    public TakeModel Take { get; init; } = new();

    /// <summary>Amounts at one tap, none more than there is or than the clerk may take alone; the last one is the most.</summary>
    public IReadOnlyList<QuickAmountModel> QuickAmounts { get; init; } = [];

    /// <summary>What the clerk may take alone, in words, where more could be taken with a second person; null: no limit is in the way.</summary>
    public string? Alone { get; init; }

    /// <summary>Redemptions of the clerk today, newest first.</summary>
    public IReadOnlyList<TakenModel> Today { get; init; } = [];
}

/// <summary>An amount at one tap.</summary>
/// <param name="Text">What the button says.</param>
/// <param name="Value">What it writes into the field.</param>
public sealed record QuickAmountModel(string Text, string Value);

/// <summary>The client at the counter.</summary>
/// <param name="Name">Full name.</param>
/// <param name="Usable">What can be taken now.</param>
/// <param name="HasCredit">Whether that is anything.</param>
/// <param name="Pending">Earned and not usable yet; null: nothing.</param>
/// <param name="Tier">Tier held; null: none.</param>
/// <param name="Card">Kind of the card held; null: none.</param>
public sealed record CounterClientModel(string Name, string Usable, bool HasCredit, string? Pending, string? Tier, string? Card)
{
    /// <summary>It is the clerk, whom somebody else serves.</summary>
    public bool IsOwn { get; init; }
}

/// <summary>Redemption of the clerk, in a list.</summary>
/// <param name="Act">Finds its slip.</param>
/// <param name="Time">When, today.</param>
/// <param name="Receipt">The till's receipt number.</param>
/// <param name="Amount">What was taken.</param>
/// <param name="Undone">It was given back.</param>
public sealed record TakenModel(string Act, string Time, string Receipt, string Amount, bool Undone)
{
    /// <summary>Masked name of the client, or the end of the voucher's code: two may have paid for one receipt. Empty: it has no name.</summary>
    public string From { get; init; } = "";
}

/// <summary>The voucher at the counter.</summary>
/// <param name="Code">The end of its code.</param>
/// <param name="Left">What is left of it.</param>
/// <param name="Branch">Where it is good; null: everywhere.</param>
/// <param name="LastDay">Its last day; null: none.</param>
/// <param name="Refusal">Why it cannot be taken here and now; null: it can.</param>
public sealed record CounterVoucherModel(string Code, string Left, string? Branch, string? LastDay, string? Refusal)
{
    /// <summary>What is not taken goes back to the client's credit.</summary>
    public bool RestGoesBack { get; init; }
}

/// <summary>The form for taking credit.</summary>
public sealed record TakeModel : BaseNopModel
{
    /// <summary>Ticket of the look-up: from whom or what may be taken, by whom, where.</summary>
    public string? Ticket { get; set; }

    /// <summary>The branch of the page, for the next look-up.</summary>
    public int BranchId { get; set; }

    /// <summary>As typed, in the culture of the page.</summary>
    public string? Amount { get; set; }

    /// <summary>The till's receipt number.</summary>
    public string? Receipt { get; set; }

    /// <summary>The client's code, for a large amount.</summary>
    public string? Proof { get; set; }

    /// <summary>The number of a card that is nobody's, for the client who is looked for next.</summary>
    public string? NewCard { get; set; }

    /// <summary>E-mail address of a second person who confirms it.</summary>
    public string? SecondEmail { get; set; }

    /// <summary>Password of that person: no page shows it again.</summary>
    public string? SecondPassword { get; set; }

    /// <summary>Nothing of the password.</summary>
    public override string ToString() => nameof(TakeModel);
}

/// <summary>The client's cards at the counter, and the forms to give one and to block one.</summary>
public sealed record CounterCardsModel : BaseNopModel
{
    /// <summary>Ticket of the look-up.</summary>
    public string? Ticket { get; set; }

    /// <summary>The branch of the page, for the next look-up.</summary>
    public int BranchId { get; set; }

    /// <summary>The card to be given, as typed or scanned.</summary>
    public string? NewCard { get; set; }

    /// <summary>The card to be blocked: its number.</summary>
    public string? Lost { get; set; }

    /// <summary>Why, as typed.</summary>
    public string? Reason { get; set; }

    /// <summary>The card that is handed out in its place, as typed or scanned; null or empty: none.</summary>
    public string? Replacement { get; set; }

    /// <summary>The client's numbers that are good: number, its end as staff see it.</summary>
    public IReadOnlyList<SelectListItem> Numbers { get; set; } = [];

    /// <summary>Whether the form to block one stands open.</summary>
    public bool IsBlocking { get; set; }
}

/// <summary>Redemption to show and to print.</summary>
/// <param name="Shop">Name of the store.</param>
/// <param name="Branch">Where; empty: it cannot be told.</param>
/// <param name="Amount">What was taken.</param>
/// <param name="Left">What is left in the voucher now; in the wallet, what was left then or, where it was undone, after that.</param>
/// <param name="Receipt">The till's receipt number.</param>
/// <param name="When">When it was taken.</param>
/// <param name="By">Who took it.</param>
public sealed record SlipModel(string Shop, string Branch, string Amount, string Left, string Receipt, string When, string By) : BaseNopModel
{
    /// <summary>Masked name of the client; null with a voucher.</summary>
    public string? Client { get; init; }

    /// <summary>The voucher; null with a client.</summary>
    public string? Code { get; init; }

    /// <summary>Notice that the receipt had been taken before and nothing was taken now; null: it was taken now.</summary>
    public string? Repeated { get; init; }

    /// <summary>Where the next client is served; 0: where it cannot be told.</summary>
    public int BranchId { get; init; }

    /// <summary>Who confirmed it, because it was above a limit; null: nobody had to.</summary>
    public string? ConfirmedBy { get; init; }

    /// <summary>The form by which it is sent to the client; null: it is not to be sent.</summary>
    public SlipMailModel? Mail { get; init; }

    /// <summary>The form for undoing it; null: it cannot be undone, or not by who looks at it.</summary>
    public UndoModel? Undo { get; init; }

    /// <summary>When, by whom and why it was undone; null: it was not.</summary>
    public string? Undone { get; init; }
}

/// <summary>The form for giving back what was taken.</summary>
public sealed record UndoModel : BaseNopModel
{
    /// <summary>The act that took it.</summary>
    public string? Act { get; set; }

    /// <summary>Why, as typed.</summary>
    public string? Reason { get; set; }

    /// <summary>Until when it can be undone.</summary>
    public string? Until { get; set; }
}
