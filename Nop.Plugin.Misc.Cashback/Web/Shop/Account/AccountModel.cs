using Nop.Plugin.Misc.Cashback.Web.Qr;

namespace Nop.Plugin.Misc.Cashback.Web.Shop.Account;

/// <summary>The shopper's page. Amounts and dates are texts in the shopper's language.</summary>
public sealed record AccountModel : BaseNopModel
{
    /// <summary>That the shop has to look into the wallet before anything of it can be spent; null: it has not.</summary>
    public string? Altered { get; init; }

    /// <summary>The shop froze the wallet: nothing of it is used until that is ended.</summary>
    public bool IsFrozen { get; init; }

    /// <summary>The shop closed the wallet: it earns nothing, and the page promises nothing.</summary>
    public bool IsClosed { get; init; }

    /// <summary>Credit that can be spent now.</summary>
    public string Usable { get; init; } = "";

    /// <summary>Earned and not usable yet; null: nothing.</summary>
    public string? Pending { get; init; }

    /// <summary>Set aside in vouchers and checkouts; null: nothing.</summary>
    public string? Reserved { get; init; }

    /// <summary>Owed; null: nothing.</summary>
    public string? Debt { get; init; }

    /// <summary>Number of the salon card in groups; null: no wallet yet.</summary>
    public string? CardNumber { get; init; }

    /// <summary>Whether the page leads to the card and the vouchers as they are shown at the counter: for the shopper, not for staff in the shopper's name, and not while nothing of the wallet can be used.</summary>
    public bool ShowsCarried { get; init; }

    /// <summary>The tier; null: the shop has none.</summary>
    public TierProgressModel? Tier { get; init; }

    /// <summary>Whether the shopper joined, and the card; null: nothing to say.</summary>
    public MembershipModel? Membership { get; init; }

    /// <summary>The token of the letter by which the shopper came, to be confirmed; null: came otherwise.</summary>
    public string? AddressToken { get; set; }

    /// <summary>The address that the token confirms; null: there is no token.</summary>
    public string? Address { get; set; }

    /// <summary>Amounts that wait until the address is confirmed, as sentences; empty: nothing.</summary>
    public IReadOnlyList<string> Waits { get; set; } = [];

    /// <summary>Credit by date, in spending order.</summary>
    public IReadOnlyList<LotModel> Lots { get; init; } = [];

    /// <summary>Vouchers that are still open.</summary>
    public IReadOnlyList<VoucherModel> Vouchers { get; init; } = [];

    /// <summary>What staff do not take of a voucher goes back to the credit.</summary>
    public bool RestGoesBack { get; init; }

    /// <summary>Whether the page offers the shopper's data as a file: to the shopper, not to staff in the shopper's name.</summary>
    public bool OffersData { get; init; }

    /// <summary>The code that staff ask for before they take a large amount; null: the shop asks for none.</summary>
    public SalonCodeModel? SalonCode { get; init; }

    /// <summary>Letters that the shopper may switch off; empty where staff act in the shopper's name.</summary>
    public IReadOnlyList<LetterSwitchModel> Letters { get; init; } = [];

    /// <summary>The form for a new voucher; null: nothing to issue or no salon.</summary>
    public VoucherRequestModel? NewVoucher { get; set; }

    /// <summary>Events, newest first.</summary>
    public IReadOnlyList<HistoryModel> History { get; init; } = [];

    /// <summary>Page of the history, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Number of pages.</summary>
    public int Pages { get; init; } = 1;
}

/// <summary>A kind of letters.</summary>
/// <param name="KindId">Its number.</param>
/// <param name="Name">Its name.</param>
/// <param name="IsOn">Whether the shopper gets them.</param>
/// <param name="Switch">What its button does, with the name.</param>
public sealed record LetterSwitchModel(int KindId, string Name, bool IsOn, string Switch);

/// <summary>The tier and the way to the next.</summary>
/// <param name="Name">Held; null: none yet.</param>
/// <param name="Rate">Its rate; null without a tier.</param>
/// <param name="Spend">Qualifying spend.</param>
/// <param name="Next">What is missing to the next one, as a sentence; null: the highest is held.</param>
/// <param name="Percent">How much of the way is done, 0 … 100.</param>
public sealed record TierProgressModel(string? Name, string? Rate, string Spend, string? Next, int Percent)
{
    /// <summary>Amount that is asked to stay, as a sentence; null: nothing.</summary>
    public string? Stay { get; init; }

    /// <summary>A review has found the tier undeserved.</summary>
    public bool IsWarned { get; init; }

    /// <summary>Sentence that staff gave the tier; null: they did not.</summary>
    public string? Pinned { get; init; }
}

/// <summary>Joining and the client card.</summary>
/// <param name="AsksToJoin">The shop asks for joining before orders earn.</param>
/// <param name="Joined">Since when, as a sentence; null: has not joined.</param>
/// <param name="Card">The card held, as a sentence; null: none.</param>
/// <param name="CardNeeded">That a card is needed to earn, as a sentence; null: it is not, or is there.</param>
/// <param name="TermsUrl">Where the terms are; null: no link.</param>
public sealed record MembershipModel(bool AsksToJoin, string? Joined, string? Card, string? CardNeeded, string? TermsUrl);

/// <summary>Credit with a date.</summary>
/// <param name="Amount">How much.</param>
/// <param name="UsableFrom">From when; null: now, empty: when the order is completed.</param>
/// <param name="LastDay">Its last day; null: it does not end, or the date is not known yet.</param>
/// <param name="EndsSoon">It ends within 30 days.</param>
public sealed record LotModel(string Amount, string? UsableFrom, string? LastDay, bool EndsSoon);

/// <summary>An open voucher.</summary>
/// <param name="Number">Its number in the wallet.</param>
/// <param name="Code">As shown to people.</param>
/// <param name="Left">What is left of it.</param>
/// <param name="Branch">Where it is good; null: everywhere.</param>
/// <param name="LastDay">Its last day; null: none.</param>
/// <param name="Picture">The signed voucher, as a scanner reads it; null: staff act in the shopper's name, or it has just ended.</param>
public sealed record VoucherModel(int Number, string Code, string Left, string? Branch, string? LastDay, QrCode? Picture);

/// <summary>One line of the history.</summary>
/// <param name="Date">When.</param>
/// <param name="What">In words.</param>
/// <param name="Amount">How much, with a sign.</param>
/// <param name="IsGain">It made the wallet richer.</param>
/// <param name="Balance">Available after it.</param>
/// <param name="OrderId">The shop's order; null: none.</param>
/// <param name="Why">Each line of the explanation; empty: none.</param>
public sealed record HistoryModel(string Date, string What, string Amount, bool IsGain, string Balance, int? OrderId, IReadOnlyList<string> Why)
{
    /// <summary>The sale in the salon, by branch and receipt; null: none.</summary>
    public string? Sale { get; init; }
}

/// <summary>The form for a new voucher.</summary>
public sealed record VoucherRequestModel : BaseNopModel
{
    /// <summary>As typed, in the culture of the page.</summary>
    public string? Amount { get; set; }

    /// <summary>Code of the currency of the amount, which may not be that of the prices.</summary>
    public string Currency { get; init; } = "";

    /// <summary>Names the form as it was shown, so that it makes one voucher however often it is sent.</summary>
    public Guid Form { get; set; }

    /// <summary>0: every branch.</summary>
    public int BranchId { get; set; }

    /// <summary>Branches to choose from.</summary>
    public IList<SelectListItem> Branches { get; set; } = [];
}

/// <summary>The code by which a client lets staff take a large amount.</summary>
/// <param name="Code">Six digits.</param>
/// <param name="Hint">From which amount on it is asked for, and until when it is good.</param>
public sealed record SalonCodeModel(string Code, string Hint);
