namespace Nop.Plugin.Misc.Cashback.Ledger.Audit;

/// <summary>How far a verification has come.</summary>
/// <param name="Wallets">Wallets checked so far.</param>
/// <param name="Entries">Entries checked so far.</param>
/// <param name="Findings">Wallets found bad so far.</param>
/// <param name="LastWalletId">The wallet checked last: to go on from there later.</param>
public sealed record AuditProgress(long Wallets, long Entries, long Findings, int LastWalletId);
