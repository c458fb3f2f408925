using Nop.Plugin.Misc.Cashback.Ledger.Storage.Sql;

namespace Nop.Plugin.Misc.Cashback.Ledger.Audit;

/// <summary>Compares a wallet's rows with the replay of its entries. It takes what it has compared out of the replay; what is left at the end has no row.</summary>
sealed class ProjectionCheck(CommitSql sql, Wallet wallet, WalletReplay replay)
{
    /// <summary>Compares the wallet's own row, and checks that the entries agree with each other.</summary>
    public IEnumerable<Difference> Wallet()
    {
        if (wallet.Sequence > replay.Sequence && wallet.LastHash != replay.LastHash)
            yield return new(new(wallet.Id, FindingCode.SequenceGap, CashbackTableNames.Entry, replay.Sequence + 1, "an entry", "none"), null);
        if ((replay.Sequence, replay.LastHash, replay.Format) is var end && end != (wallet.Sequence, wallet.LastHash, wallet.HashFormat))
            yield return OfWallet(FindingCode.WalletEnd, end, (wallet.Sequence, wallet.LastHash, wallet.HashFormat));
        if ((replay.Pending, replay.Available, replay.Reserved, replay.Debt) is var balances && balances != (wallet.Pending, wallet.Available, wallet.Reserved, wallet.Debt))
            yield return new(FindingAmounts.OfBalances(balances, (wallet.Pending, wallet.Available, wallet.Reserved, wallet.Debt)).Finding(wallet.Id, FindingCode.WalletBalance, CashbackTableNames.Wallet, wallet.Id), []);
        if ((replay.LotCount, replay.HoldCount) is var counts && counts != (wallet.LotCount, wallet.HoldCount))
            yield return OfWallet(FindingCode.WalletCounts, counts, (wallet.LotCount, wallet.HoldCount));
        if (replay.State != wallet.State)
            yield return OfWallet(FindingCode.WalletState, replay.State, wallet.State);
        else if (replay.MergedIntoId != wallet.MergedIntoId)
            yield return OfWallet(FindingCode.WalletState, $"{replay.State}, merged into {replay.MergedIntoId}", $"{wallet.State}, merged into {wallet.MergedIntoId}");
        if (replay.Holds.Values.Sum(hold => hold.Left) is var held && held != replay.Reserved)
            yield return new(new FindingAmounts(new FindingAmount(FindingPart.Reserved, replay.Reserved, held)).Finding(wallet.Id, FindingCode.ReservedByHolds, CashbackTableNames.Wallet, wallet.Id), null);
    }

    /// <summary>Compares a page of rows.</summary>
    public IEnumerable<Difference> Rows(ProjectionPage page) =>
        page.Lots.SelectMany(Lot).Concat(page.Holds.SelectMany(Hold)).Concat(page.HoldLots.SelectMany(Share)).Concat(page.Orders.SelectMany(Order));

    /// <summary>Finds what the entries name but no row was there for. Call after the last page.</summary>
    public IEnumerable<Difference> Missing()
    {
        foreach (var number in replay.Lots.Keys.Order())
            yield return Gone(FindingCode.LotMissing, CashbackTableNames.Lot, number);
        foreach (var number in replay.Holds.Keys.Order())
            yield return Gone(FindingCode.HoldMissing, CashbackTableNames.Hold, number);
        foreach (var (hold, _) in replay.Shares.Keys.Order())
            yield return Gone(FindingCode.HoldLotMissing, CashbackTableNames.HoldLot, hold);
        foreach (var order in replay.Orders.Keys.Order())
            yield return Gone(FindingCode.OrderMissing, CashbackTableNames.OrderAccount, order);
    }

    IEnumerable<Difference> Lot(Lot row)
    {
        var known = replay.Lots.Remove(row.Number, out var lot);
        var (expected, actual) = ((lot.Pending, lot.Available, lot.Reserved, lot.Open), (row.Pending, row.Available, row.Reserved, row.Open));
        var (expires, activates) = (lot.Dated || lot.TellsDates ? lot.ExpiresOnUtc : row.ExpiresOnUtc, lot.TellsDates ? lot.ActivatesOnUtc : row.ActivatesOnUtc);
        if (lot.Origin is { } origin && origin != LotOrigin.Of(row))
            yield return new(new(wallet.Id, FindingCode.LotFacts, CashbackTableNames.Lot, row.Number, $"{origin}", $"{LotOrigin.Of(row)}"), null);
        if (known && expected == actual && expires == row.ExpiresOnUtc && activates == row.ActivatesOnUtc)
            yield break;

        (row.Pending, row.Available, row.Reserved, row.Open) = expected;
        var (recorded, start) = (row.ExpiresOnUtc, row.ActivatesOnUtc);
        (row.ExpiresOnUtc, row.ActivatesOnUtc) = (expires, activates);
        var mend = new Statement(sql.UpdateLot, 1, [.. Storage.Sql.Rows.Lots.Bind(row, CommitSql.LotChanges), WalletId, Parameter.Int(nameof(row.Number), row.Number)]);
        if (!known || (expected.Pending, expected.Available, expected.Reserved) != (actual.Pending, actual.Available, actual.Reserved))
            yield return new(FindingAmounts.OfParts((expected.Pending, expected.Available, expected.Reserved), (actual.Pending, actual.Available, actual.Reserved)).Finding(wallet.Id, FindingCode.LotParts, CashbackTableNames.Lot, row.Number), [mend]);
        else if (expected != actual)
            yield return Of(FindingCode.LotParts, CashbackTableNames.Lot, row.Number, $"open {expected.Open}", $"open {actual.Open}", mend);
        if (expires != recorded)
            yield return Of(FindingCode.LotExpiry, CashbackTableNames.Lot, row.Number, expires, recorded, mend);
        if (activates != start)
            yield return Of(FindingCode.LotFacts, CashbackTableNames.Lot, row.Number, activates, start, mend);
    }

    IEnumerable<Difference> Hold(Hold row)
    {
        var known = replay.Holds.Remove(row.Number, out var hold);
        var (expected, actual) = ((hold.Captured, hold.Released, hold.Restored, hold.Freed, hold.OutOfTotal), (row.Captured, row.Released, row.Restored, row.Freed, row.OutOfTotal));
        if (!known || row.Amount != hold.Amount)
        {
            yield return new(new FindingAmounts(new FindingAmount(FindingPart.Amount, hold.Amount, row.Amount)).Finding(wallet.Id, FindingCode.HoldParts, CashbackTableNames.Hold, row.Number), null);
            yield break;
        }

        var recorded = row.State;
        (row.Captured, row.Released, row.Restored, row.Freed, row.OutOfTotal) = expected;
        row.State = hold.Left > 0 ? HoldState.Open : hold.Released == 0 ? HoldState.Used : recorded == HoldState.Lapsed ? HoldState.Lapsed : HoldState.Released;
        // That it lapsed and was not given up, only the digest tells; of the first format nothing does.
        if (hold.Digest is not null && hold.Digest != RowDigest.Of(row) && row.State is HoldState.Released or HoldState.Lapsed)
            row.State = row.State == HoldState.Lapsed ? HoldState.Released : HoldState.Lapsed;
        if (hold.Digest is not null && RowDigest.Of(row) is var digest && hold.Digest != digest)
            yield return new(new(wallet.Id, FindingCode.HoldFacts, CashbackTableNames.Hold, row.Number, hold.Digest, digest), null);
        var state = row.State;
        var mend = new Statement(sql.UpdateHold, 1, [.. Storage.Sql.Rows.Holds.Bind(row, CommitSql.HoldChanges), WalletId, Parameter.Int(nameof(row.Number), row.Number)]);
        if (expected != actual)
        {
            var amounts = new FindingAmounts(
                new(FindingPart.Captured, expected.Captured, actual.Captured), new(FindingPart.Released, expected.Released, actual.Released), new(FindingPart.Restored, expected.Restored, actual.Restored),
                new(FindingPart.Freed, expected.Freed, actual.Freed), new(FindingPart.OutOfTotal, expected.OutOfTotal, actual.OutOfTotal));
            yield return new(amounts.Finding(wallet.Id, FindingCode.HoldParts, CashbackTableNames.Hold, row.Number), [mend]);
        }

        if (state != recorded)
            yield return Of(FindingCode.HoldState, CashbackTableNames.Hold, row.Number, state, recorded, mend);
    }

    IEnumerable<Difference> Share(HoldLot row)
    {
        var known = replay.Shares.Remove((row.HoldNumber, row.LotNumber), out var share);
        if (!known || share.Place != row.Ordinal)
        {
            yield return new(new(wallet.Id, FindingCode.HoldLotParts, CashbackTableNames.HoldLot, row.HoldNumber, known ? $"place {share.Place}" : "none", $"place {row.Ordinal}"), null);
            yield break;
        }

        var (expected, actual) = ((share.Held, share.Captured, share.Restored), (row.Held, row.Captured, row.Restored));
        if (expected == actual)
            yield break;

        (row.Held, row.Captured, row.Restored) = expected;
        var amounts = new FindingAmounts(
            new(FindingPart.Held, expected.Held, actual.Held), new(FindingPart.Captured, expected.Captured, actual.Captured), new(FindingPart.Restored, expected.Restored, actual.Restored));
        yield return new(amounts.Finding(wallet.Id, FindingCode.HoldLotParts, CashbackTableNames.HoldLot, row.HoldNumber),
        [
            new(sql.UpdateHoldLot, 1,
            [
                .. Storage.Sql.Rows.HoldLots.Bind(row, CommitSql.HoldLotChanges), WalletId,
                Parameter.Int(nameof(row.HoldNumber), row.HoldNumber), Parameter.Int(nameof(row.Ordinal), row.Ordinal),
            ]),
        ]);
    }

    IEnumerable<Difference> Order(OrderAccount row)
    {
        replay.Orders.Remove(row.OrderId, out var order);
        if (order.Earned != row.Earned)
            yield return new(new FindingAmounts(new FindingAmount(FindingPart.Earned, order.Earned, row.Earned)).Finding(wallet.Id, FindingCode.OrderParts, CashbackTableNames.OrderAccount, row.OrderId), null);
        // Of an order that cost nothing there is nothing to note.
        var paid = order.PaidTotal ?? (row.PaidTotal == 0 ? 0 : null);
        var (expected, actual) = ((order.Taken, order.Waived, PaidTotal: paid), (row.Taken, row.Waived, row.PaidTotal));
        (row.Taken, row.Waived, row.PaidTotal) = expected;
        if (order.Digest is not null && RowDigest.Of(row) is var digest && order.Digest != digest)
            yield return new(new(wallet.Id, FindingCode.OrderFacts, CashbackTableNames.OrderAccount, row.OrderId, order.Digest, digest), null);
        if (expected == actual)
            yield break;

        // The revision stays: the digest of the row tells it too.
        var amounts = new FindingAmounts(
            new(FindingPart.Taken, expected.Taken, actual.Taken), new(FindingPart.Waived, expected.Waived, actual.Waived), new(FindingPart.Paid, expected.PaidTotal, actual.PaidTotal));
        yield return new(amounts.Finding(wallet.Id, FindingCode.OrderParts, CashbackTableNames.OrderAccount, row.OrderId),
        [
            new(sql.UpdateOrder, 1,
                [.. Storage.Sql.Rows.Orders.Bind(row, CommitSql.OrderChanges), WalletId, Parameter.Int(nameof(row.OrderId), row.OrderId), Parameter.Int(CommitSql.Before, row.Revision)]),
        ]);
    }

    Parameter WalletId => Parameter.Int(nameof(Ledger.Lot.WalletId), wallet.Id);

    Difference OfWallet(FindingCode code, object expected, object actual) => new(new(wallet.Id, code, CashbackTableNames.Wallet, wallet.Id, $"{expected}", $"{actual}"), []);

    Difference Gone(FindingCode code, string table, int row) => new(new(wallet.Id, code, table, row, "a row", "none"), null);

    Difference Of(FindingCode code, string table, int row, object? expected, object? actual, Statement mend) =>
        new(new(wallet.Id, code, table, row, $"{expected}", $"{actual}"), [mend]);
}

/// <summary>A page of the rows of a wallet that follow from its entries.</summary>
sealed record ProjectionPage(List<Lot> Lots, List<Hold> Holds, List<HoldLot> HoldLots, List<OrderAccount> Orders);
