using System.Runtime.InteropServices;

namespace Nop.Plugin.Misc.Cashback.Ledger;

/// <summary>The most that a wallet may hold (docs/decisions/031-a-highest-balance.md).</summary>
/// <param name="Most">Minor units of the shop's currency.</param>
/// <param name="WarnsOnly">Whether more is given all the same, and staff are told.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct BalanceLimit(long Most, bool WarnsOnly)
{
    /// <summary>The limit by the settings; null: there is none.</summary>
    public static BalanceLimit? Of(CashbackSettings settings, CurrencySpec currency)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return settings.HighestBalance > 0 ? new(Money.FromDecimalHalfUp(settings.HighestBalance, currency).Minor, settings.HighestBalanceWarnsOnly) : null;
    }

    /// <summary>What a wallet holds: all that is pending, usable and set aside, less its debt.</summary>
    public static long HeldBy(WalletBalance balance)
    {
        ArgumentNullException.ThrowIfNull(balance);
        return balance.Pending + balance.Available + balance.Reserved - balance.Debt;
    }

    /// <summary>What may still come to a wallet, minor units ≥ 0.</summary>
    public long RoomIn(WalletBalance balance) => Math.Max(0, Most - HeldBy(balance));

    /// <summary>What may still come to a wallet, minor units ≥ 0.</summary>
    internal long RoomIn(Wallet wallet) => Math.Max(0, Most - (wallet.Pending + wallet.Available + wallet.Reserved + wallet.Debt));
}

/// <summary>What of an earning is left in the wallet in which it is posted. Amounts in minor units.</summary>
/// <param name="Earned">What is earned there.</param>
/// <param name="Full">What would be earned in another one.</param>
/// <param name="Limit">The highest balance that it met; null: none, the wallet is closed.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct EarningCut(long Earned, long Full, BalanceLimit? Limit);
