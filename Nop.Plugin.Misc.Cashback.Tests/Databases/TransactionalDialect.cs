using System.Data.Common;
using Nop.Plugin.Misc.Cashback.Ledger.Storage.Dialects;

namespace Nop.Plugin.Misc.Cashback.Tests.Databases;

/// <summary>PostgreSQL spoken to as SQL Server is.</summary>
sealed class TransactionalDialect : LedgerDialect
{
    readonly PostgreSqlDialect _postgres = new();

    public override bool SelectsFromOneState => false;

    public override string Text(string parameter) => _postgres.Text(parameter);

    public override LedgerFault FaultOf(DbException exception) => _postgres.FaultOf(exception);
}
