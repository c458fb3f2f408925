namespace Nop.Plugin.Misc.Cashback.Ledger.Storage.Sql;

/// <summary>Turns a book into the statements of its commit.</summary>
sealed class CommitPlan(CommitSql sql, RowSignatures? signatures)
{
    /// <summary>The wallet comes first: its row lets one writer through and the others wait. Budgets, which other wallets want too, come last, in the order of their ids so that no two writers wait for one another.</summary>
    public List<Statement> Of(WalletBook book)
    {
        if (book.Charges.Count > 0 && !(book.Order is { } charged && book.IsAdded(charged)))
            throw new InvalidOperationException("Budgets are charged with an order's first posting only: its account keeps what was charged.");

        var plan = new List<Statement>(2 + book.Entries.Count + book.Movements.Count + book.Lots.Count) { UpdateWallet(book) };
        foreach (var lot in book.Lots)
        {
            if (book.IsAdded(lot))
                plan.Add(new(sql.InsertLot, 1, Rows.Lots.Bind(lot)));
            else if (book.IsUpdated(lot))
                plan.Add(new(sql.UpdateLot, 1, [.. Rows.Lots.Bind(lot, CommitSql.LotChanges), Wallet(lot.WalletId), Parameter.Int(nameof(lot.Number), lot.Number)]));
        }

        foreach (var hold in book.Holds)
        {
            if (book.IsAdded(hold))
                plan.Add(new(sql.InsertHold, 1, Rows.Holds.Bind(hold)));
            else if (book.IsUpdated(hold))
                plan.Add(new(sql.UpdateHold, 1, [.. Rows.Holds.Bind(hold, CommitSql.HoldChanges), Wallet(hold.WalletId), Parameter.Int(nameof(hold.Number), hold.Number)]));
        }

        foreach (var share in book.HoldLots)
        {
            if (book.IsAdded(share))
                plan.Add(new(sql.InsertHoldLot, 1, Rows.HoldLots.Bind(share)));
            else if (book.IsUpdated(share))
                plan.Add(new(sql.UpdateHoldLot, 1,
                [
                    .. Rows.HoldLots.Bind(share, CommitSql.HoldLotChanges), Wallet(share.WalletId),
                    Parameter.Int(nameof(share.HoldNumber), share.HoldNumber), Parameter.Int(nameof(share.Ordinal), share.Ordinal),
                ]));
        }

        foreach (var entry in book.Entries)
            plan.Add(new(sql.InsertEntry, 1, Rows.Entries.Bind(entry)));
        foreach (var movement in book.Movements)
            plan.Add(new(sql.InsertMovement, 1, Rows.Movements.Bind(movement)));
        foreach (var due in LetterDue.Of(book))
            plan.Add(new(sql.InsertLetterDue, 1, Rows.LetterOutbox.Bind(due)));
        if (book.Completes is { } operation)
            plan.Add(new(sql.AnswerOperation, 1, [.. OperationSql.AnswerOf(book.Answer!, PostingContext.ActOf(book.Entries[0])), .. OperationSql.ClaimOf(operation.OperationId, operation.Claim)]));
        if (book.Order is { } order)
            AddOrder(plan, book, order);
        AddSale(plan, book.Sale);
        foreach (var (programmeId, charge) in book.Charges.OrderBy(pair => pair.Key))
            AddCharge(plan, programmeId, charge.Before, charge.Added);
        return plan;
    }

    Statement UpdateWallet(WalletBook book)
    {
        var parameters = Rows.Wallets.Bind(book.Wallet, CommitSql.WalletChanges);
        Replace(parameters, Parameter.Long(nameof(book.Wallet.Version), book.LoadedVersion + 1));
        parameters.Add(Parameter.Int(nameof(book.Wallet.Id), book.Wallet.Id));
        parameters.Add(Parameter.Long(CommitSql.Before, book.LoadedVersion));
        return new(sql.UpdateWallet, 1, parameters);
    }

    void AddOrder(List<Statement> plan, WalletBook book, OrderAccount order)
    {
        if (book.IsAdded(order))
            plan.Add(new(sql.InsertOrder, 1, Rows.Orders.Bind(order)));
        else if (book.IsUpdated(order) && book.LoadedRevision is { } revision)
        {
            var parameters = Rows.Orders.Bind(order, CommitSql.OrderChanges);
            Replace(parameters, Parameter.Int(nameof(order.Revision), revision + 1));
            parameters.AddRange([Parameter.Int(nameof(order.OrderId), order.OrderId), Wallet(order.WalletId), Parameter.Int(CommitSql.Before, revision)]);
            plan.Add(new(sql.UpdateOrder, 1, parameters));
        }
    }

    void AddSale(List<Statement> plan, SaleRows rows)
    {
        if (rows.Sale is { } sale)
            plan.Add(new(sql.InsertSale, 1, Rows.Sales.Bind(Signed(sale))));
        foreach (var line in rows.Lines)
            plan.Add(new(sql.InsertSaleLine, 1, Rows.SaleLines.Bind(Signed(line))));
        if (rows.Return is { } back)
            plan.Add(new(sql.InsertSaleReturn, 1, Rows.SaleReturns.Bind(Signed(back))));
    }

    void AddCharge(List<Statement> plan, int programmeId, long before, long added)
    {
        var programme = Parameter.Int(nameof(ProgrammeBudget.ProgrammeId), programmeId);
        if (before == 0)
            plan.Add(new(sql.OpenBudget, null, programme));
        plan.Add(new(sql.ChargeBudget, 1, Parameter.Long(nameof(ProgrammeBudget.Spent), checked(before + added)), programme, Parameter.Long(CommitSql.Before, before)));
    }

    T Signed<T>(T row)
        where T : BaseEntity => signatures is null ? row : signatures.Sign(row);

    static Parameter Wallet(int id) => Parameter.Int(nameof(Lot.WalletId), id);

    static void Replace(List<Parameter> parameters, Parameter parameter) =>
        parameters[parameters.FindIndex(other => other.Name == parameter.Name)] = parameter;
}
