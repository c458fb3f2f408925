namespace Nop.Plugin.Misc.Cashback.Ledger.Audit;

/// <summary>Looks again at what seems wrong while others write and is read in more than one statement, or of more than one wallet: only what stays wrong is.</summary>
static class StillWrong
{
    const int MaxTries = 4;

    /// <summary>Findings that two looks, one after the other, have alike; nothing where each look finds something else.</summary>
    public static async Task<IReadOnlyList<LedgerFinding>> AmongAsync(Func<Task<IReadOnlyList<LedgerFinding>>> look)
    {
        IReadOnlyList<LedgerFinding> findings = [];
        for (var tries = 0; tries < MaxTries; tries++)
        {
            var found = await look();
            if (found.Count == 0 || tries > 0 && found.SequenceEqual(findings))
                return found;

            findings = found;
        }

        return [];
    }
}
