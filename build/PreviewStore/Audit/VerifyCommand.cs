using Cashback.Preview.Data;
using Cashback.Preview.Hosting;
using Nop.Plugin.Misc.Cashback.Ledger.Audit;
using Nop.Plugin.Misc.Cashback.Ledger.Seals;
using Nop.Plugin.Misc.Cashback.Ledger.Storage;
using Nop.Plugin.Misc.Cashback.Platform.Keys;

namespace Cashback.Preview.Audit;

/// <summary><c>verify --database PLACE [--seal TEXT]</c>: checks a ledger where it lies, and writes nothing.</summary>
static class VerifyCommand
{
    const int Bad = 1;
    const int NoUse = 2;

    /// <summary>Prints what is wrong with the ledger.</summary>
    /// <returns>0: nothing; 1: something; 2: the options are of no use.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> options, TextWriter output, TextWriter errors)
    {
        var (place, text) = options switch
        {
            ["--database", var only] => (only, null),
            ["--database", var first, "--seal", var seal] => (first, seal),
            _ => (null, (string?)null),
        };
        var kept = text is null ? null : SealText.Parse(text);
        if (place is null || text is not null && kept is null)
        {
            await errors.WriteLineAsync(place is null ? WebCommand.Usage : "That text holds no seal. It begins with cashback-seal/1 and ends with two hashes.");
            return NoUse;
        }

        var database = PreviewDatabase.For(place);
        if (!await database.ExistsAsync())
        {
            await errors.WriteLineAsync("There is no such database.");
            return NoUse;
        }

        return await VerifyAsync(database, kept, output);
    }

    static async Task<int> VerifyAsync(PreviewDatabase place, SealText? kept, TextWriter output)
    {
        var database = new PreviewLedgerDatabase(place);
        var auditor = new LedgerAuditor(database, new AdoWalletStore(database, new RandomCardNumbers()), new ShopKeys(place.KeyFile));
        var report = await auditor.VerifyAsync(0, null, CancellationToken.None);
        var findings = report.Findings.ToList();
        if (kept is not null && await auditor.VerifySealAsync(kept, CancellationToken.None) is { } replaced)
            findings.Insert(0, replaced);
        foreach (var finding in findings)
            await output.WriteLineAsync(finding.ToString());
        await output.WriteLineAsync($"{report.Progress.Wallets} wallets, {report.Progress.Entries} entries, {report.Progress.ErasedTexts} texts erased, {findings.Count} findings{(kept is null ? "" : $", held against seal {kept.Number}")}");
        return findings.Count == 0 ? 0 : Bad;
    }
}
