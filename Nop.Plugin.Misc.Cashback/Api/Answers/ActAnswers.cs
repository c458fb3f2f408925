namespace Nop.Plugin.Misc.Cashback.Api.Answers;

/// <summary>Makes answers about acts: from the book while the act is being written, and from its entry afterwards.</summary>
sealed class ActAnswers(ITillHolds holds, IVoucherService vouchers, RedemptionQueries redemptions, IWalletDirectory wallets)
{
    /// <summary>The answer of an act that a till asked for, from the book as it leaves it.</summary>
    /// <param name="book">The book.</param>
    /// <param name="kind">What it does.</param>
    /// <param name="branchId">Where.</param>
    /// <param name="receipt">The till's receipt; null: none.</param>
    /// <param name="isDryRun">Whether nothing is written.</param>
    public OperationAnswer Of(WalletBook book, string kind, int branchId, string? receipt, bool isDryRun)
    {
        var entry = book.Entries.FindLast(entry => entry.Kind == KindOf(kind))!;
        var hold = book.Holds.Find(hold => hold.Number == entry.HoldNumber)!;
        var currency = book.Wallet.CurrencyCode;
        var answer = new ActAnswer(kind, entry.Amount, currency, branchId, entry.CreatedOnUtc)
        {
            Committed = !isDryRun,
            Receipt = receipt,
            Location = isDryRun ? null : LocationOf(hold, kind, branchId, receipt),
            Hold = hold.Purpose == HoldPurpose.Till ? HoldOf(hold, currency) : null,
            Voucher = hold.Purpose == HoldPurpose.Voucher ? VoucherOf(hold, currency) : null,
            Balance = hold.Purpose == HoldPurpose.Voucher ? null : BalanceAnswer.Of(book.BalanceAt(entry.CreatedOnUtc), currency),
        };
        return new(isDryRun || answer.Location is null ? 200 : 201, TillJson.Write(answer));
    }

    /// <summary>The answer for an act that was done before, from its entries; null: there is no trace of it.</summary>
    /// <param name="act">The act, as <see cref="PostingContext.ActOf(LedgerEntry)"/> has it.</param>
    /// <param name="kind">What it did.</param>
    /// <param name="branchId">Where.</param>
    public async Task<ActAnswer?> OfBeforeAsync(string act, string kind, int branchId)
    {
        var entries = await redemptions.EntriesAsync(act);
        if (entries.FirstOrDefault(entry => entry.Kind == KindOf(kind)) is not { HoldNumber: { } number } entry
            || await wallets.GetAsync(entry.WalletId) is not { } row || await redemptions.HoldAsync(entry.WalletId, number) is not { } hold)
            return null;

        var currency = row.Wallet.CurrencyCode;
        return new(kind, entry.Amount, currency, branchId, entry.CreatedOnUtc)
        {
            Receipt = entry.Reason,
            Location = LocationOf(hold, kind, branchId, entry.Reason),
            Hold = hold.Purpose == HoldPurpose.Till ? HoldOf(hold, currency) : null,
            Voucher = hold.Purpose == HoldPurpose.Voucher ? VoucherOf(hold, currency) : null,
            Balance = hold.Purpose == HoldPurpose.Voucher ? null : BalanceAnswer.After(entries[^1], currency),
        };
    }

    /// <summary>A hold of a till.</summary>
    public HoldAnswer HoldOf(Hold hold, string currency) => new(holds.IdOf(hold), StateOf(hold.State), hold.Amount, hold.Captured, hold.Released, currency, hold.ExpiresOnUtc);

    /// <summary>A voucher.</summary>
    public VoucherAnswer VoucherOf(Hold voucher, string currency) =>
        new(vouchers.EndOf(voucher.Reference), StateOf(voucher.State), voucher.Amount, voucher.Left, currency, voucher.BranchId == 0 ? null : voucher.BranchId, voucher.ExpiresOnUtc);

    string? LocationOf(Hold hold, string kind, int branchId, string? receipt) => kind switch
    {
        ActKinds.Hold => $"/{ApiVersion.Path}/holds/{holds.IdOf(hold)}",
        ActKinds.Redemption or ActKinds.VoucherRedemption when receipt is not null => string.Create(CultureInfo.InvariantCulture, $"/{ApiVersion.Path}/receipts/{branchId}/{Uri.EscapeDataString(receipt)}"),
        _ => null,
    };

    /// <summary>What an endpoint does.</summary>
    /// <param name="endpoint">Method and route, as <see cref="TillOperation.Endpoint"/> has it.</param>
    public static string KindOfEndpoint(string endpoint) => endpoint switch
    {
        "POST holds" => ActKinds.Hold,
        "POST holds/{id}/capture" => ActKinds.Capture,
        "POST holds/{id}/release" => ActKinds.Release,
        "POST vouchers/redeem" => ActKinds.VoucherRedemption,
        "POST redemptions" => ActKinds.Redemption,
        _ => throw new ArgumentOutOfRangeException(nameof(endpoint), endpoint, "No act answers it."),
    };

    static EntryKind KindOf(string kind) => kind switch
    {
        ActKinds.Hold => EntryKind.Hold,
        ActKinds.Release => EntryKind.Release,
        _ => EntryKind.Capture,
    };

    static string StateOf(HoldState state) => state.ToString().ToLowerInvariant();
}

/// <summary>Names of what tills do to wallets.</summary>
static class ActKinds
{
    public const string Redemption = "redemption";
    public const string VoucherRedemption = "voucher_redemption";
    public const string Hold = "hold";
    public const string Capture = "capture";
    public const string Release = "release";
}
