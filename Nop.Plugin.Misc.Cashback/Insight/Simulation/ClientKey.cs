using System.Runtime.InteropServices;

namespace Nop.Plugin.Misc.Cashback.Insight.Simulation;

/// <summary>A client as the ledger has them: by customer and store scope.</summary>
/// <param name="CustomerId">The customer.</param>
/// <param name="StoreId">The store of the wallet; 0: one wallet for all stores.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ClientKey(int CustomerId, int StoreId);
