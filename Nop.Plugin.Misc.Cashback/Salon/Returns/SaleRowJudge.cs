namespace Nop.Plugin.Misc.Cashback.Salon.Returns;

/// <summary>Says what will become of the sales of a file: whose they are, what they sell, and what recording them would answer.</summary>
/// <remarks>
/// Rows of one receipt are one sale; where numbers start anew, of its day or year. Clients who are not found count as look-ups of who brings the file. Who confirms it asks the same
/// (<see cref="WhyNotAsync"/>) and records by the same checks, so that what is ready is taken where nothing has changed: credit that earlier sales of the file will have taken is not there for later ones.
/// </remarks>
sealed class SaleRowJudge(ClientSearch clients, IReturnedSales sales, ReceiptCodes receiptCodes, IWalletDirectory wallets, LookUps lookUps)
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

        var storeId = await sales.StoreIdAsync();
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
            if (await sales.LineAsync(line.Product, line.Category) is var (product, category))
                (row.LineProductId, row.LineCategoryId) = (product, category);
            else
                row.Outcome = ReturnOutcome.BadLine;
        }

        // To which of the sales of a number a row without a time belongs nobody can tell: none of them is known whole.
        foreach (var number in rows.Select(one => one.Row).GroupBy(row => row.Receipt, StringComparer.OrdinalIgnoreCase).Where(number => number.Any(row => namer.IsTimeMissing(row.TakenOnUtc))))
        {
            foreach (var row in number.Where(row => row.Outcome == ReturnOutcome.Ready))
                row.Outcome = ReturnOutcome.TimeMissing;
        }

        var file = new SalesSoFar(branchId, actorId, broughtOnUtc, namer, await receiptCodes.AmongAsync(rows.Select(one => one.Row.Receipt)));
        foreach (var receipt in rows.Select(one => one.Row).GroupBy(row => namer.Of(row.Receipt, row.TakenOnUtc.AsUtc() ?? broughtOnUtc).IdempotencyKeyForSale, StringComparer.Ordinal))
            await JudgeAsync(file, [.. receipt]);
        return true;
    }

    /// <summary>Says why a sale cannot be recorded, as far as its rows tell; null: the sales and the ledger say the rest.</summary>
    /// <param name="sale">Its rows, of known clients and goods.</param>
    /// <param name="broughtOnUtc">When the file was brought.</param>
    /// <param name="namer">Names the branch's receipts.</param>
    public async Task<ReturnOutcome?> WhyNotAsync(IReadOnlyList<ReturnRow> sale, DateTime broughtOnUtc, ReceiptNamer namer) =>
        await WhyNotAmongAsync(sale, broughtOnUtc, namer, await receiptCodes.AmongAsync(sale.Select(row => row.Receipt)));

    async Task<ReturnOutcome?> WhyNotAmongAsync(IReadOnlyList<ReturnRow> sale, DateTime broughtOnUtc, ReceiptNamer namer, IReadOnlySet<string> codes)
    {
        var (currency, brought) = ((await wallets.GetCurrencyAsync()).Code, broughtOnUtc.AsStored());
        return sale.Any(row => row.CurrencyCode != currency) ? ReturnOutcome.OtherCurrency
            : sale.Any(row => row.TakenOnUtc is { } sold && (sold.AddMinutes(-MinutesOff) > brought || sold.AddDays(MostDays) < brought)) ? ReturnOutcome.WrongTime
            : sale.Any(row => namer.IsTimeMissing(row.TakenOnUtc)) ? ReturnOutcome.TimeMissing
            : sale.Any(row => codes.Contains(row.Receipt)) ? ReturnOutcome.ReceiptIsCode
            : sale.Select(row => row.CustomerId).Distinct().Count() > 1 ? ReturnOutcome.SeveralClients
            : null;
    }

    async Task<bool> CountAsync(string written, int actorId, int branchId)
    {
        if (await lookUps.BeginAsync(actorId, branchId) is not { } look)
            return false;
        // A name or a number that can be no code is no guess.
        await lookUps.EndAsync(look, VoucherFinder.CanBe(written) ? LookUpOutcome.UnknownCode : LookUpOutcome.Nothing);
        return true;
    }

    async Task JudgeAsync(SalesSoFar file, List<ReturnRow> sale)
    {
        // One row that cannot be is a sale that cannot be.
        var outcome = sale.FirstOrDefault(row => row.Outcome != ReturnOutcome.Ready)?.Outcome
            ?? await WhyNotAmongAsync(sale, file.BroughtOnUtc, file.Namer, file.Codes)
            ?? await sales.TryAsync(file.BranchId, sale, file.ActorId, file.BroughtOnUtc, new(file.CreditOf.GetValueOrDefault(sale[0].CustomerId), file.Credit))
            ?? ReturnOutcome.Ready;
        foreach (var row in sale)
            row.Outcome = outcome;
        if (outcome != ReturnOutcome.Ready)
            return;
        var credit = sale.Sum(row => row.Credit);
        file.Credit += credit;
        file.CreditOf[sale[0].CustomerId] = file.CreditOf.GetValueOrDefault(sale[0].CustomerId) + credit;
    }

    async Task<(int CustomerId, ReturnOutcome Outcome)> ClientAsync(string written) => await clients.FindAsync(written) switch
    {
        [var client] => (client.Id, ReturnOutcome.Ready),
        { Count: > 1 } => (0, ReturnOutcome.SeveralClients),
        _ => (0, await clients.CardAsync(written) == CardState.Blocked ? ReturnOutcome.CardBlocked : ReturnOutcome.ClientUnknown),
    };

    // What the sales so far will take, minor units by client.
    sealed record SalesSoFar(int BranchId, int ActorId, DateTime BroughtOnUtc, ReceiptNamer Namer, IReadOnlySet<string> Codes)
    {
        public Dictionary<int, long> CreditOf { get; } = [];

        // Of all of them together.
        public long Credit { get; set; }
    }
}
