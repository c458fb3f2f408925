namespace Nop.Plugin.Misc.Cashback.Ledger.Audit;

/// <summary>The first row of a wallet that is not as it must be.</summary>
/// <param name="WalletId">The wallet; 0 where the row belongs to none (a programme's budget).</param>
/// <param name="Code">What is wrong.</param>
/// <param name="Table">The row's table.</param>
/// <param name="Row">Its number within the wallet: sequence of an entry, number of a lot or hold; else the id of the wallet, order or programme.</param>
/// <param name="Expected">What the entries say; amounts in minor units.</param>
/// <param name="Actual">What the row says.</param>
public sealed record LedgerFinding(int WalletId, FindingCode Code, string Table, long Row, string Expected, string Actual);
