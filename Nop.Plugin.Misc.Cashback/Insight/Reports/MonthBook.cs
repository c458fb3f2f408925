using Nop.Plugin.Misc.Cashback.Ledger.Seals;

namespace Nop.Plugin.Misc.Cashback.Insight.Reports;

/// <summary>Compares closed months with the entries again: each joins the one before, is as it was signed, and its entries come to what they came to when it was closed.</summary>
sealed class MonthBook(MonthClosing months, IShopKeys keys) : IOtherBook
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<LedgerFinding>> FindAsync(CancellationToken cancellationToken)
    {
        var findings = new List<LedgerFinding>();
        var (hash, number) = (HashChain.Genesis, 0);
        foreach (var row in await months.AllAsync())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var next = number == 0 ? row.Month : ClosedMonth.NumberOf(ClosedMonth.MonthOf(number).AddMonths(1));
            if (row.Month != next)
                findings.Add(Of(FindingCode.MonthChanged, next, $"{next}", "none"));
            else if (row.PreviousHash != hash)
                findings.Add(Of(FindingCode.MonthChanged, row.Month, hash, row.PreviousHash));
            if (row.HashOf() is var own && own != row.Hash)
                findings.Add(Of(FindingCode.MonthChanged, row.Month, own, row.Hash));
            else if (keys.Find(row.KeyId) is { } key && SealHash.Sign(row.Hash, key) is var signature && signature != row.Signature)
                findings.Add(Of(FindingCode.MonthChanged, row.Month, signature, row.Signature));
            if (MonthTotals.Write(await months.TotalsAsync(row, cancellationToken)) is var totals && totals != row.Totals)
                findings.Add(Of(FindingCode.MonthTotals, row.Month, row.Totals, totals));
            (hash, number) = (row.Hash, row.Month);
        }

        return [.. findings.Take(AuditReport.MaxFindings)];
    }

    static LedgerFinding Of(FindingCode code, int month, string expected, string actual) => new(0, code, ClosedMonth.TableName, month, expected, actual);
}
