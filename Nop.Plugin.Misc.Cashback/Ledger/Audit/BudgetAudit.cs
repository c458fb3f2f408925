using Nop.Plugin.Misc.Cashback.Ledger.Storage.Sql;

namespace Nop.Plugin.Misc.Cashback.Ledger.Audit;

/// <summary>Compares what programmes have spent with what orders charged to them.</summary>
sealed class BudgetAudit(StatementRunner runner, AuditSql sql)
{
    const int PageSize = 1000;

    /// <summary>Finds the budgets that are wrong, in the order of the programmes' ids.</summary>
    public Task<IReadOnlyList<LedgerFinding>> FindAsync(CancellationToken cancellationToken) => StillWrong.AmongAsync(() => LookAsync(cancellationToken));

    // Orders may be paid between the two.
    async Task<IReadOnlyList<LedgerFinding>> LookAsync(CancellationToken cancellationToken)
    {
        var before = await SpentAsync(cancellationToken);
        var charged = await ChargedAsync(cancellationToken);
        return
        [
            .. before.Keys.Union(charged.Keys).Order()
                .Select(id => (Id: id, Expected: charged.GetValueOrDefault(id), Actual: before.GetValueOrDefault(id)))
                .Where(budget => budget.Expected != budget.Actual)
                .Select(budget => new LedgerFinding(0, FindingCode.Budget, CashbackTableNames.ProgrammeBudget, budget.Id, $"{budget.Expected}", $"{budget.Actual}")),
        ];
    }

    Task<Dictionary<int, long>> SpentAsync(CancellationToken cancellationToken) =>
        runner.ReadAsync(() => new Dictionary<int, long>(), spent => [new(sql.Budgets, reader => spent[reader.GetInt32(0)] = reader.GetInt64(1))], cancellationToken);

    async Task<Dictionary<int, long>> ChargedAsync(CancellationToken cancellationToken)
    {
        var charged = new Dictionary<int, long>();
        for (var after = 0; ;)
        {
            Parameter[] range = [Parameter.Int(AuditSql.After, after), Parameter.Int(AuditSql.UpTo, PageSize)];
            var page = await runner.ReadAsync(() => new List<(int Id, string Charges)>(),
                rows => [new(sql.Charges, reader => rows.Add((reader.GetInt32(0), reader.GetString(1))), range)], cancellationToken);
            // What cannot be read was changed: its order is named, and what it charged is missing here.
            foreach (var (programme, amount) in page.SelectMany(row => OrderCharges.TryRead(row.Charges) ?? []))
                charged[programme] = charged.GetValueOrDefault(programme) + amount;
            if (page.Count < PageSize)
                return charged;
            after = page[^1].Id;
        }
    }
}
