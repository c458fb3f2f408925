namespace Nop.Plugin.Misc.Cashback.Salon;

/// <summary>Files for a branch, written as a stream: nothing is kept whole in memory.</summary>
public interface ISalonExport
{
    /// <summary>Open vouchers that a branch may take, as CSV. Returns the number of rows.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="branchId">The branch.</param>
    /// <param name="cancellationToken">Stops writing.</param>
    Task<int> WriteVouchersAsync(Stream output, int branchId, CancellationToken cancellationToken);

    /// <summary>Balances of all wallets as CSV: card number, masked client, usable credit. Returns the number of rows.</summary>
    Task<int> WriteBalancesAsync(Stream output, int branchId, CancellationToken cancellationToken);
}
