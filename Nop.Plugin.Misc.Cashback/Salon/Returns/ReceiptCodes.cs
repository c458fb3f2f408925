namespace Nop.Plugin.Misc.Cashback.Salon.Returns;

/// <summary>Tells receipts of a file that are in truth the code of a voucher or the number of a card, scanned into the wrong field. A number that only looks like one is a receipt.</summary>
/// <remarks>Nothing counts as a look-up: a file that names vouchers tells who brings it no more than its rows do.</remarks>
sealed class ReceiptCodes(ReturnQueries queries, VoucherFinder finder, IClientCards cards)
{
    /// <summary>Those of some receipts that are codes.</summary>
    public async Task<IReadOnlySet<string>> AmongAsync(IEnumerable<string> receipts)
    {
        var written = receipts.Distinct(StringComparer.Ordinal).ToList();
        var codes = written.Where(VoucherFinder.IsToken).ToHashSet(StringComparer.Ordinal);
        var candidates = written.Where(receipt => VoucherCode.Read(receipt) is not null).ToDictionary(receipt => receipt, finder.CandidatesInFile, StringComparer.Ordinal);
        var vouchers = await queries.VouchersAsync([.. candidates.Values.SelectMany(some => some).Distinct()]);
        codes.UnionWith(candidates.Where(one => one.Value.Any(vouchers.ContainsKey)).Select(one => one.Key));
        var numbers = written.Where(receipt => CardNumber.Read(receipt) is not null).ToDictionary(receipt => receipt, receipt => CardNumber.Read(receipt)!, StringComparer.Ordinal);
        var known = await cards.KnownAsync([.. numbers.Values.Distinct()]);
        codes.UnionWith(numbers.Where(one => known.Contains(one.Value)).Select(one => one.Key));
        return codes;
    }
}
