using Nop.Plugin.Misc.Cashback.Api;

namespace Nop.Plugin.Misc.Cashback.Web.Api.Endpoints;

/// <summary>What has changed at the branch since a number: vouchers made, taken, cancelled, lapsed; what was taken and given back; what was sold, what it earned, and what came back of it.</summary>
sealed class ChangesEndpoint(ChangeQueries changes, IVoucherService vouchers, ITillHolds holds) : TillEndpoint
{
    const int Usual = 50;
    const int Most = 200;

    public override async Task<TillReply> RunAsync(TillRequest request)
    {
        var after = (int)request.Number("after", 0, 0, int.MaxValue);
        var most = (int)request.Number("limit", Usual, 1, Most);
        if (request.WhyNot() is { } wrong)
            return wrong;

        var found = await changes.AfterAsync(request.BranchId, after, most);
        var next = string.Create(CultureInfo.InvariantCulture, $"/{ApiVersion.Path}/changes?after={found.UpTo}&limit={most}{(request.Key.BranchId == 0 ? $"&branch={request.BranchId}" : "")}");
        return TillReply.Ok(new ChangesAnswer([.. found.Found.Select(Of)], found.UpTo, found.HasMore)) with { Next = found.HasMore ? next : null };
    }

    ChangeAnswer Of(BranchChange change)
    {
        var (entry, hold, sale) = change;
        var isVoucher = hold?.Purpose == HoldPurpose.Voucher;
        return new(entry.Id, $"{entry.Kind}".ToLowerInvariant(), entry.Amount, entry.CreatedOnUtc)
        {
            Voucher = isVoucher ? vouchers.TokenOf(hold!.Reference) : null,
            CodeEnd = isVoucher ? vouchers.EndOf(hold!.Reference) : null,
            HoldId = hold?.Purpose == HoldPurpose.Till ? holds.IdOf(hold) : null,
            Receipt = sale is not null ? ReceiptOf(sale) : entry.Kind == EntryKind.Capture ? entry.Reason : null,
            Sale = sale is null ? null
                : change.Return is { } back ? new(back.IsUndo ? "undone" : "returned", back.Amount, back.CreditBack, back.EarnedBack)
                : change.Earned is { } earned ? new("sold", sale.Gross, sale.Credit, earned)
                : null,
        };
    }

    // Erased with the person.
    static string? ReceiptOf(Sale sale) => sale.Receipt.Length > 0 ? sale.Receipt : null;
}

/// <summary>Changes, oldest first.</summary>
/// <param name="Changes">They.</param>
/// <param name="Next">What to ask with next, as <c>after</c>.</param>
/// <param name="HasMore">Whether there is more already.</param>
sealed record ChangesAnswer(IReadOnlyList<ChangeAnswer> Changes, int Next, bool HasMore);

/// <summary>A change.</summary>
/// <param name="Number">Rises from change to change.</param>
/// <param name="Kind">hold: made or set aside; capture: taken; release: let go, cancelled or lapsed; restore: given back; of a sale also earn, clawback and others of the ledger.</param>
/// <param name="Amount">Minor units.</param>
/// <param name="At">When.</param>
sealed record ChangeAnswer(int Number, string Kind, long Amount, DateTime At)
{
    /// <summary>Names the voucher as the branch's file does; null: it is none.</summary>
    public string? Voucher { get; init; }

    public string? CodeEnd { get; init; }

    /// <summary>The hold of a till; null: it is none.</summary>
    public string? HoldId { get; init; }

    public string? Receipt { get; init; }

    /// <summary>The sale, or what came back of it, with the change that completes it; null: it is another change.</summary>
    public SaleChange? Sale { get; init; }
}

/// <summary>A sale that was recorded, or what came back of one. Minor units.</summary>
/// <param name="Kind">sold, returned or undone.</param>
/// <param name="Gross">What the goods cost.</param>
/// <param name="Credit">Part of it that credit paid, or that went back as credit.</param>
/// <param name="Earned">Cashback earned, or taken back.</param>
sealed record SaleChange(string Kind, long Gross, long Credit, long Earned);
