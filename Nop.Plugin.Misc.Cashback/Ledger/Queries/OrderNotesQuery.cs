namespace Nop.Plugin.Misc.Cashback.Ledger.Queries;

/// <summary>Notes of the chain that tell what of an order's credit is no part of its total.</summary>
static class OrderNotesQuery
{
    const int Edit = (int)EntryKind.Edit;
    const int Recount = (int)EntryKind.Recount;

    /// <summary>Those notes, of whichever order.</summary>
    internal static IQueryable<LedgerEntry> OrderNotes(this IQueryable<LedgerEntry> entries) => entries.Where(entry => entry.KindId == Edit || entry.KindId == Recount);
}
