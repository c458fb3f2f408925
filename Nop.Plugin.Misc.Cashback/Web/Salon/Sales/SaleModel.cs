namespace Nop.Plugin.Misc.Cashback.Web.Salon.Sales;

/// <summary>The form for a sale, as it was typed.</summary>
public sealed record SaleForm : BaseNopModel
{
    /// <summary>Ticket of the look-up: to whom may be sold, by whom, where.</summary>
    public string? Ticket { get; set; }

    /// <summary>What is sold, as typed.</summary>
    public IList<SaleLineForm> Lines { get; set; } = [];

    /// <summary>Credit that pays a part, as typed.</summary>
    public string? Credit { get; set; }

    /// <summary>The till's receipt number.</summary>
    public string? Receipt { get; set; }

    /// <summary>The client's code, for a large amount.</summary>
    public string? Proof { get; set; }

    /// <summary>E-mail address of a second person who confirms the credit.</summary>
    public string? SecondEmail { get; set; }

    /// <summary>Password of that person: no page shows it again.</summary>
    public string? SecondPassword { get; set; }

    /// <summary>Nothing of the password.</summary>
    public override string ToString() => nameof(SaleForm);

    /// <summary>What the button that was pressed asks for: "line", "preview", or to record it.</summary>
    public string? Do { get; set; }
}

/// <summary>A line of the form, as it was typed.</summary>
public sealed record SaleLineForm
{
    /// <summary>Id of the category; 0: none.</summary>
    public int CategoryId { get; set; }

    /// <summary>SKU or name of a product; it goes before the category.</summary>
    public string? Product { get; set; }

    /// <summary>What it costs with tax, in the culture of the page.</summary>
    public string? Amount { get; set; }

    /// <summary>Nothing was typed.</summary>
    public bool IsBlank => string.IsNullOrWhiteSpace(Amount) && string.IsNullOrWhiteSpace(Product);
}

/// <summary>The page of a sale. Amounts and dates are texts in the clerk's language.</summary>
/// <param name="Form">The form, with what was typed before.</param>
/// <param name="Client">The client.</param>
/// <param name="Branch">Name of the branch.</param>
/// <param name="Currency">Code of the currency.</param>
/// <param name="Categories">Categories to choose from, the first for none.</param>
/// <param name="QuickAmounts">Amounts of credit at one tap.</param>
public sealed record SalePageModel(
    SaleForm Form, CounterClientModel Client, string Branch, string Currency, IReadOnlyList<SelectListItem> Categories, IReadOnlyList<QuickAmountModel> QuickAmounts) : BaseNopModel
{
    /// <summary>What the sale would come to; null: not asked for, or it cannot be recorded so.</summary>
    public SaleOutlookModel? Outlook { get; init; }

    /// <summary>From which amount of credit on the client's code is asked for; null: never.</summary>
    public string? ProofFrom { get; init; }

    /// <summary>What credit the clerk may take alone, in words, where more could be taken with a second person; null: no limit is in the way.</summary>
    public string? Alone { get; init; }

    /// <summary>What numbers of the branch's receipts begin with; empty: nothing.</summary>
    public string ReceiptPrefix { get; init; } = "";

    /// <summary>The fields for a second person who confirms the credit, because a limit would be passed; null: nobody is asked.</summary>
    public SecondModel? Second { get; init; }
}

/// <summary>What a sale comes to.</summary>
/// <param name="Total">What the lines come to.</param>
/// <param name="Credit">Part that credit pays; null: none.</param>
/// <param name="Money">Part that is paid in money.</param>
/// <param name="Earned">What it earns; null: nothing.</param>
/// <param name="UsableFrom">From when on that can be used; null: at once, or nothing is earned.</param>
/// <param name="MayUse">Most credit that the sale may take.</param>
public sealed record SaleOutlookModel(string Total, string? Credit, string Money, string? Earned, string? UsableFrom, string MayUse);

/// <summary>Sale to show and to print.</summary>
/// <param name="Shop">Name of the store.</param>
/// <param name="Place">Where; empty: it cannot be told.</param>
/// <param name="BranchId">Where the next client is served.</param>
/// <param name="Client">Masked name of the client.</param>
/// <param name="Receipt">The till's receipt number.</param>
/// <param name="When">When it was recorded.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="Lines">What was sold, with its amount.</param>
/// <param name="Sums">What it came to.</param>
public sealed record SaleSlipModel(
    string Shop, string Place, int BranchId, string Client, string Receipt, string When, string By, IReadOnlyList<(string What, string Amount)> Lines, SaleOutlookModel Sums) : BaseNopModel
{
    /// <summary>Loud notice that it had been recorded before and nothing was done now; null: it was recorded now.</summary>
    public string? Repeated { get; init; }

    /// <summary>Who confirmed its credit, because it was above a limit; null: nobody had to.</summary>
    public string? ConfirmedBy { get; init; }

    /// <summary>The form by which it is sent to the client; null: it is not to be sent.</summary>
    public SlipMailModel? Mail { get; init; }

    /// <summary>What came back of it, a sentence each.</summary>
    public IReadOnlyList<string> Returns { get; init; } = [];

    /// <summary>What the goods cost that have not come back; null: nothing is left.</summary>
    public string? Left { get; init; }

    /// <summary>The form for returning goods; null: nothing is left, or it is the clerk's own.</summary>
    public SaleBackForm? Return { get; init; }

    /// <summary>The form for undoing it; null: it cannot be undone, or not by who looks at it.</summary>
    public SaleBackForm? Undo { get; init; }

    /// <summary>Until when it can be undone.</summary>
    public string? UndoUntil { get; init; }
}

/// <summary>The form for returning a part of a sale, or undoing it.</summary>
public sealed record SaleBackForm : BaseNopModel
{
    /// <summary>The act that recorded the sale.</summary>
    public string? Act { get; set; }

    /// <summary>Names this showing of the form, so that what is sent twice is done once.</summary>
    public string? Key { get; set; }

    /// <summary>What the goods cost that come back, as typed; null or empty: all that is left.</summary>
    public string? Amount { get; set; }

    /// <summary>Why, as typed.</summary>
    public string? Reason { get; set; }
}
