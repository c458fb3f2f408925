using Nop.Plugin.Misc.Cashback.Ledger.Seals;

namespace Nop.Plugin.Misc.Cashback.Insight.Reports;

/// <summary>Compares closed months with the entries again: each joins the one before, is as it was signed, names a seal that is there, and its entries come to what they came to when it was closed.</summary>
sealed class MonthBook(MonthClosing months, ILedgerSealer seals, IShopKeys keys) : IOtherBook
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<LedgerFinding>> FindAsync(CancellationToken cancellationToken)
    {
        var findings = new List<LedgerFinding>();
        var (hash, number, ends) = (HashChain.Genesis, 0, (DateTime?)null);
        var missingKeys = new HashSet<string>(StringComparer.Ordinal);
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
            else if (keys.Find(row.KeyId) is not { } key)
            {
                // Once for each key: all of its months are as unknown as the first.
                if (missingKeys.Add(row.KeyId))
                    findings.Add(Of(FindingCode.MonthKeyMissing, row.Month, $"key {row.KeyId}", "none"));
            }
            else if (SealHash.Sign(row.Hash, key) is var signature && signature != row.Signature)
                findings.Add(Of(FindingCode.MonthChanged, row.Month, signature, row.Signature));
            if (row.Month == next && ends is { } end && row.FromUtc != end)
                findings.Add(Of(FindingCode.MonthChanged, row.Month, $"{end:O}", $"{row.FromUtc:O}"));
            if (await seals.HashOfAsync(row.SealNumber, cancellationToken) is var seal && seal != row.SealHash)
                findings.Add(Of(FindingCode.MonthChanged, row.Month, $"seal {row.SealNumber}: {seal ?? "none"}", row.SealHash));
            if (MonthTotals.Write(await months.TotalsAsync(row, cancellationToken)) is var totals && totals != row.Totals)
                findings.Add(Of(FindingCode.MonthTotals, row.Month, row.Totals, totals));
            (hash, number, ends) = (row.Hash, row.Month, row.ToUtc);
        }

        return [.. findings.Take(AuditReport.MaxFindings)];
    }

    static LedgerFinding Of(FindingCode code, int month, string expected, string actual) => new(0, code, ClosedMonth.TableName, month, expected, actual);
}
