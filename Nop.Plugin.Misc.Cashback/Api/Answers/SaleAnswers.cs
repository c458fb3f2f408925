namespace Nop.Plugin.Misc.Cashback.Api.Answers;

/// <summary>Tells of a sale. Minor units.</summary>
/// <param name="Kind">sale.</param>
/// <param name="Gross">What its lines come to.</param>
/// <param name="Credit">Part of it that credit paid.</param>
/// <param name="Earned">What it earned.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Branch">Where.</param>
/// <param name="At">When.</param>
/// <param name="Receipt">The till's receipt number.</param>
sealed record SaleAnswer(string Kind, long Gross, long Credit, long Earned, string Currency, int Branch, DateTime At, string Receipt)
{
    /// <summary>False: a dry run, and nothing was written.</summary>
    public bool Committed { get; init; } = true;

    /// <summary>The receipt had been recorded before, and nothing was done now.</summary>
    public bool Repeated { get; init; }

    /// <summary>It is so old that the answer was made anew from the books.</summary>
    public bool? Rebuilt { get; init; }

    /// <summary>Where it can be asked for again; null: nowhere.</summary>
    public string? Location { get; init; }

    /// <summary>The wallet's balance after it; null: long ago.</summary>
    public BalanceAnswer? Balance { get; init; }
}

/// <summary>Tells of a return of a sale. Minor units.</summary>
/// <param name="Kind">sale_return.</param>
/// <param name="Amount">What the goods cost that came back.</param>
/// <param name="CreditBack">Part of it that went back to the wallet.</param>
/// <param name="MoneyBack">Part of it that is given back in money.</param>
/// <param name="EarnedBack">Cashback that was taken back.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Branch">Where.</param>
/// <param name="At">When.</param>
sealed record SaleReturnAnswer(string Kind, long Amount, long CreditBack, long MoneyBack, long EarnedBack, string Currency, int Branch, DateTime At)
{
    /// <summary>False: a dry run, and nothing was written.</summary>
    public bool Committed { get; init; } = true;

    /// <summary>It had been recorded before, and nothing was done now.</summary>
    public bool Repeated { get; init; }

    /// <summary>It is so old that the answer was made anew from the books.</summary>
    public bool? Rebuilt { get; init; }

    /// <summary>The wallet's balance after it; null: long ago.</summary>
    public BalanceAnswer? Balance { get; init; }
}

/// <summary>Makes answers about sales: from the book while the act is being written, and from the rows afterwards.</summary>
sealed class SaleAnswers(SaleQueries sales)
{
    /// <summary>The answer to a sale, from the book as its act leaves it.</summary>
    public static OperationAnswer OfSale(WalletBook book, bool isDryRun)
    {
        var sale = book.Sale.Sale!;
        var answer = Of(sale, book.Order!.Earned, book.Wallet.CurrencyCode) with { Committed = !isDryRun, Balance = BalanceAnswer.Of(book.BalanceAt(sale.SoldOnUtc), book.Wallet.CurrencyCode) };
        return isDryRun ? new(200, TillJson.Write(answer with { Location = null })) : new(201, TillJson.Write(answer));
    }

    /// <summary>The answer to a return, from the book as its act leaves it.</summary>
    public static OperationAnswer OfReturn(WalletBook book, bool isDryRun)
    {
        var row = book.Sale.Return!;
        var currency = book.Wallet.CurrencyCode;
        return new(200, TillJson.Write(Of(row, currency) with { Committed = !isDryRun, Balance = BalanceAnswer.Of(book.BalanceAt(row.ReturnedOnUtc), currency) }));
    }

    /// <summary>The answer for a sale or a return that was recorded before; null: there is no trace of it.</summary>
    /// <param name="act">The act that recorded it.</param>
    public async Task<object?> OfBeforeAsync(string act)
    {
        if (await sales.OfActAsync(act) is { } sale)
            return Of(sale.Sale, sale.Earned, sale.Wallet.CurrencyCode) with { Rebuilt = true };
        return await sales.ReturnAsync(act) is { } row && await sales.FindAsync(row.SaleNumber) is { } of ? Of(row, of.Wallet.CurrencyCode) with { Rebuilt = true } : null;
    }

    /// <summary>The answer for a sale that its receipt has recorded before.</summary>
    public static SaleAnswer OfBefore(RecordedSale sale, BalanceAnswer now) => Of(sale.Sale, sale.Earned, sale.Wallet.CurrencyCode) with { Repeated = true, Location = null, Balance = now };

    /// <summary>The answer for a return that its reference has recorded before.</summary>
    public static SaleReturnAnswer OfBefore(SaleReturn row, BalanceAnswer now) => Of(row, now.Currency) with { Repeated = true, Balance = now };

    static SaleAnswer Of(Sale sale, long earned, string currency) => new("sale", sale.Gross, sale.Credit, earned, currency, sale.BranchId, sale.SoldOnUtc, sale.Receipt)
    {
        Location = string.Create(CultureInfo.InvariantCulture, $"/{ApiVersion.Path}/receipts/{sale.BranchId}/{Uri.EscapeDataString(sale.Receipt)}"),
    };

    static SaleReturnAnswer Of(SaleReturn row, string currency) => new("sale_return", row.Amount, row.CreditBack, row.Amount - row.CreditBack, row.EarnedBack, currency, row.BranchId, row.ReturnedOnUtc);
}
