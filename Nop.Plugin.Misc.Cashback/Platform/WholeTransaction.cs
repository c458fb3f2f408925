using System.Transactions;

namespace Nop.Plugin.Misc.Cashback.Platform;

/// <summary>Makes writes of the shop's repositories one: all of them, or nothing (docs/decisions/011-putting-a-draft-live.md).</summary>
static class WholeTransaction
{
    /// <summary>Begins it. Its level is the databases' own; the shop's default is stricter and fails under load.</summary>
    /// <returns>To be completed, and disposed of in any case: not completed, nothing was written.</returns>
    public static TransactionScope Begin() =>
        new(TransactionScopeOption.Required, new TransactionOptions { IsolationLevel = IsolationLevel.ReadCommitted }, TransactionScopeAsyncFlowOption.Enabled);
}
