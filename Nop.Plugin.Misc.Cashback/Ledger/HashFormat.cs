namespace Nop.Plugin.Misc.Cashback.Ledger;

/// <summary>The ways in which an entry's hash has been made. The numbers are stored: never change or reuse one.</summary>
/// <remarks>A wallet goes on from the first to the second and never back (docs/decisions/012-evidence.md).</remarks>
static class HashFormat
{
    /// <summary>Of versions before 1.11: covers the reason as it was typed; neither the wallet's owner nor the facts of holds, lots and orders.</summary>
    public const int First = 0;

    /// <summary>Covers the owner, those facts, and of the reason a salted digest, so that the text can be erased.</summary>
    public const int Second = 2;
}
