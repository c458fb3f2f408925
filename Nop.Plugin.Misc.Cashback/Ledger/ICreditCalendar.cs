namespace Nop.Plugin.Misc.Cashback.Ledger;

/// <summary>Does what the calendar asks for in all wallets, page by page. A wallet that is busy is left to the next run: nothing depends on these tasks but the books.</summary>
public interface ICreditCalendar
{
    /// <summary>Makes due credit available.</summary>
    /// <returns>Wallets in which something was due.</returns>
    Task<int> ActivateAsync(CancellationToken cancellationToken);

    /// <summary>Books out credit past its date.</summary>
    /// <returns>Wallets in which something was past its date.</returns>
    Task<int> ExpireAsync(CancellationToken cancellationToken);
}
