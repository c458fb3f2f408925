namespace Nop.Plugin.Misc.Cashback.Sales;

/// <summary>Compares what the ledger knows of sales in the salon with the sales that were recorded: each has lines that come to its amount, credit that was spent for it, returns that were posted, and earned no more than its explanation comes to.</summary>
sealed class SaleBook(BookQueries ledger, SaleQueries queries) : IOtherBook
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<LedgerFinding>> FindAsync(CancellationToken cancellationToken)
    {
        var found = await FindOnceAsync(cancellationToken);
        // What is sold or returned meanwhile looks like a difference and is none: only what stays one is.
        return found.Count == 0 ? found : [.. (await FindOnceAsync(cancellationToken)).Intersect(found)];
    }

    async Task<IReadOnlyList<LedgerFinding>> FindOnceAsync(CancellationToken cancellationToken)
    {
        var ofAccounts = await ledger.AccountsAsync(ofSales: true).FindAsync(OfAccountsAsync, cancellationToken);
        var ofSales = await queries.UnpostedAsync().FindAsync(page => Task.FromResult(page.Select(sale => OfRow(sale, FindingCode.SaleMissing, "an account", "none"))), cancellationToken);
        var ofReturns = await queries.ReturnsOfNothingAsync().FindAsync(
            page => Task.FromResult(page.Select(row => new LedgerFinding(0, FindingCode.SaleUnknown, SaleQueries.ReturnTable, row.SaleNumber, "a sale", "none"))), cancellationToken);
        return [.. ofAccounts.Concat(ofSales).Concat(ofReturns).Take(AuditReport.MaxFindings)];
    }

    async Task<IEnumerable<LedgerFinding>> OfAccountsAsync(IReadOnlyList<AccountOfWallet> page)
    {
        var sales = (await queries.OfNumbersAsync([.. page.Select(account => SaleNumber.Of(account.OrderId)!.Value)])).ToDictionary(sale => sale.Sale.Number);
        var credit = await queries.CreditAsync([.. page.Select(account => account.OrderId)]);
        return page.Select(Of).OfType<LedgerFinding>();

        LedgerFinding? Of(AccountOfWallet account)
        {
            // A wallet that is gone is found by what names it.
            if (account.Wallet.CurrencyCode.Length == 0)
                return null;
            if (!sales.TryGetValue(SaleNumber.Of(account.OrderId)!.Value, out var sale))
                return LedgerFinding.OfAccount(account, FindingCode.SaleUnknown, "a sale", "none");
            if (sale.Sale.WalletId != account.Wallet.Id)
                return LedgerFinding.OfAccount(account, FindingCode.OrderOwner, $"wallet {sale.Sale.WalletId}", $"wallet {account.Wallet.Id}");

            var (spent, back) = credit.GetValueOrDefault(account.OrderId);
            var recorded = (sale.Sale.Gross, Lines: sale.Lines.Sum(line => line.Amount), Returned: sale.Returns.Where(row => !row.IsUndo).Sum(row => row.Amount), Undone: sale.Undone is not null,
                sale.Sale.Credit, CreditBack: sale.Returns.Sum(row => row.CreditBack), EarnedBack: sale.Returns.Sum(row => row.EarnedBack));
            var posted = (account.Total, account.Total, account.Refunded, account.Voided, spent, back, account.Taken);
            return recorded != posted ? LedgerFinding.OfAccount(account, FindingCode.SaleMoney, $"{recorded}", $"{posted}")
                : OrderBook.OfEarning(account, new Money(account.Total, CurrencySpec.For(account.Wallet.CurrencyCode)).ToDecimal());
        }
    }

    static LedgerFinding OfRow(Sale sale, FindingCode code, string expected, string actual) => new(sale.WalletId, code, SaleQueries.Table, sale.Number, expected, actual);
}
