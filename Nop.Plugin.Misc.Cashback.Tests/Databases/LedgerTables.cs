using Nop.Plugin.Misc.Cashback.Platform.Schema;

namespace Nop.Plugin.Misc.Cashback.Tests.Databases;

/// <summary>The tables of the ledger alone.</summary>
static class LedgerTables
{
    public static IReadOnlyList<TableSpec> All { get; } =
        [.. TableSpec.All.Where(table => table.Row.Namespace!.StartsWith(typeof(Wallet).Namespace!, StringComparison.Ordinal))];
}
