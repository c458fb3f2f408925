namespace Nop.Plugin.Misc.Cashback.Api.Keys;

/// <summary>What a till may do by its key. The numbers are stored: never change or reuse one.</summary>
[Flags]
public enum TillScopes
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Know clients and vouchers by what they show, see balances, and ask what became of an act.</summary>
    BalanceRead = 1,

    /// <summary>Record sales that earn.</summary>
    Earn = 2,

    /// <summary>Take credit and set it aside, also by confirming a return file.</summary>
    Redeem = 4,

    /// <summary>Record returns of sales.</summary>
    Refund = 8,

    /// <summary>Fetch files for the branch and bring its return files; what these took is taken by who may redeem.</summary>
    Export = 16,
}

/// <summary>Names of scopes, as keys and documents say them.</summary>
static class TillScopeNames
{
    /// <summary>Each scope with its name.</summary>
    public static IReadOnlyList<(TillScopes Scope, string Name)> All { get; } =
        [(TillScopes.BalanceRead, "balance:read"), (TillScopes.Earn, "earn"), (TillScopes.Redeem, "redeem"), (TillScopes.Refund, "refund"), (TillScopes.Export, "export")];

    /// <summary>Names of the scopes of a key, in their order.</summary>
    public static IReadOnlyList<string> Of(TillScopes scopes) => [.. All.Where(one => scopes.HasFlag(one.Scope)).Select(one => one.Name)];
}
