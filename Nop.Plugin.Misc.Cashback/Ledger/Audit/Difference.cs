using Nop.Plugin.Misc.Cashback.Ledger.Storage.Sql;

namespace Nop.Plugin.Misc.Cashback.Ledger.Audit;

/// <summary>A projection that is not as the entries say.</summary>
/// <param name="Finding">What is wrong.</param>
/// <param name="Mend">Writes it anew; empty where the wallet's row, which every rebuild writes, is all; null where the entries do not tell enough.</param>
sealed record Difference(LedgerFinding Finding, IReadOnlyList<Statement>? Mend);
