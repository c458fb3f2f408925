namespace Nop.Plugin.Misc.Cashback.Salon.Returns;

/// <summary>Says what will become of the sales of a file: whose they are, what they sell, and what recording them would answer.</summary>
/// <remarks>Rows of one receipt are one sale; where numbers start anew, of its day or year. Clients who are not found count as look-ups of who brings the file. Credit that two sales of a file want of one client is judged one by one; the ledger has the last word.</remarks>
sealed class SaleRowJudge(ClientSearch clients, IReturnedSales sales, IWalletDirectory wallets, LookUps lookUps, TimeProvider clock)
{
    // Whose clock is further off has the wrong day.
    const int MinutesOff = 30;

    // Older books are closed.
    const int MostDays = 31;

    /// <summary>Fills in whose the rows are and what they sell, and judges them.</summary>
    /// <param name="branchId">The branch, which is active.</param>
    /// <param name="rows">Rows of sales, each with what stands in the file.</param>
    /// <param name="actorId">Who brings the file.</param>
    /// <param name="broughtOnUtc">When.</param>
    /// <param name="namer">Names the branch's receipts.</param>
    /// <returns>False: who brings it has looked up too many clients whom the shop does not have; nothing more is said of the rows.</returns>
    public async Task<bool> JudgeAsync(int branchId, IReadOnlyList<(ReturnRow Row, ReturnedSaleLine Line)> rows, int actorId, DateTime broughtOnUtc, ReceiptNamer namer)
    {
        if (rows.Count == 0)
            return true;

        var (storeId, currency, now) = (await sales.StoreIdAsync(), (await wallets.GetCurrencyAsync()).Code, clock.GetUtcNow().UtcDateTime);
        var known = new Dictionary<string, (int CustomerId, ReturnOutcome Outcome)>(StringComparer.OrdinalIgnoreCase);
        foreach (var (row, line) in rows)
        {
            if (!known.TryGetValue(line.Client, out var client))
            {
                known[line.Client] = client = await ClientAsync(line.Client);
                if (client.CustomerId == 0 && !await CountAsync(line.Client, actorId, branchId))
                    return false;
            }

            (row.StoreId, row.CustomerId, row.Outcome) = (storeId, client.CustomerId, client.Outcome);
            if (row.Outcome != ReturnOutcome.Ready)
                continue;
            if (await sales.LineAsync(line.Product, line.Category) is not var (product, category))
                row.Outcome = ReturnOutcome.BadLine;
            else if (row.CurrencyCode != currency)
                row.Outcome = ReturnOutcome.OtherCurrency;
            else if (row.TakenOnUtc is { } sold && (sold.AddMinutes(-MinutesOff) > now.AsStored() || sold.AddDays(MostDays) < now.AsStored()))
                row.Outcome = ReturnOutcome.WrongTime;
            else
                (row.LineProductId, row.LineCategoryId) = (product, category);
        }

        // To which of the sales of a number a row without a time belongs nobody can tell: none of them is known whole.
        foreach (var number in rows.Select(one => one.Row).GroupBy(row => row.Receipt, StringComparer.OrdinalIgnoreCase).Where(number => number.Any(row => namer.IsTimeMissing(row.TakenOnUtc))))
        {
            foreach (var row in number.Where(row => row.Outcome == ReturnOutcome.Ready))
                row.Outcome = ReturnOutcome.TimeMissing;
        }

        foreach (var receipt in rows.Select(one => one.Row).GroupBy(row => namer.Of(row.Receipt, row.TakenOnUtc.AsUtc() ?? broughtOnUtc).IdempotencyKeyForSale, StringComparer.Ordinal))
            await JudgeAsync(branchId, [.. receipt], actorId, broughtOnUtc);
        return true;
    }

    async Task<bool> CountAsync(string written, int actorId, int branchId)
    {
        if (await lookUps.BeginAsync(actorId, branchId) is not { } look)
            return false;
        // A name or a number that can be no code is no guess.
        await lookUps.EndAsync(look, VoucherFinder.CanBe(written) ? LookUpOutcome.UnknownCode : LookUpOutcome.Nothing);
        return true;
    }

    async Task JudgeAsync(int branchId, List<ReturnRow> sale, int actorId, DateTime broughtOnUtc)
    {
        // One row that cannot be is a sale that cannot be.
        var outcome = sale.FirstOrDefault(row => row.Outcome != ReturnOutcome.Ready)?.Outcome
            ?? (sale.Select(row => row.CustomerId).Distinct().Count() > 1 ? ReturnOutcome.SeveralClients : await sales.RecordAsync(branchId, sale, actorId, broughtOnUtc, isDryRun: true) ?? ReturnOutcome.Ready);
        foreach (var row in sale)
            row.Outcome = outcome;
    }

    async Task<(int CustomerId, ReturnOutcome Outcome)> ClientAsync(string written) => await clients.FindAsync(written) switch
    {
        [var client] => (client.Id, ReturnOutcome.Ready),
        { Count: > 1 } => (0, ReturnOutcome.SeveralClients),
        _ => (0, await clients.CardAsync(written) == CardState.Blocked ? ReturnOutcome.CardBlocked : ReturnOutcome.ClientUnknown),
    };
}
