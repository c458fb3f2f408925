namespace Nop.Plugin.Misc.Cashback.Ledger.Audit;

/// <summary>A wallet in which something was found that is not as it should be; one row a wallet, kept when it is whole again.</summary>
[StoredIn("Cashback_Damage")]
[Unique(nameof(WalletId))]
public sealed class Damage : BaseEntity
{
    DateTime _foundOnUtc;
    DateTime? _clearedOnUtc;

    /// <summary>The wallet; 0: what was found belongs to none. Unique.</summary>
    public int WalletId { get; set; }

    /// <summary>What was found first: a <see cref="FindingCode"/>.</summary>
    public int CodeId { get; set; }

    /// <summary>When it was found, UTC; of what was whole again in between, when it was found anew.</summary>
    public DateTime FoundOnUtc
    {
        get => _foundOnUtc;
        set => _foundOnUtc = LedgerInstants.Cut(value);
    }

    /// <summary>When a verification of the whole ledger found it no more, UTC; null: it is still so.</summary>
    public DateTime? ClearedOnUtc
    {
        get => _clearedOnUtc;
        set => _clearedOnUtc = LedgerInstants.Cut(value);
    }
}

/// <summary>Keeps which wallets are damaged, and since when: a verification tells it once and is forgotten.</summary>
sealed class DamageBook(IRepository<Damage> rows, TimeProvider clock)
{
    /// <summary>Notes what was found.</summary>
    /// <param name="report">What a verification says, or who met a bad row.</param>
    /// <param name="isWhole">Everything was looked at: what was not found is not there any more.</param>
    public async Task KeepAsync(AuditReport report, bool isWhole)
    {
        var now = clock.GetUtcNow().UtcDateTime.AsStored();
        var found = report.Findings.GroupBy(finding => finding.WalletId).ToDictionary(of => of.Key, of => (int)of.First().Code);
        foreach (var (walletId, code) in found)
            await KeepAsync(walletId, code, now);
        // Findings beyond the most that a report keeps are counted only.
        if (!isWhole || report.Progress.Findings > report.Findings.Count)
            return;
        foreach (var row in (await rows.GetAllAsync(all => all.Where(row => row.ClearedOnUtc == null))).Where(row => !found.ContainsKey(row.WalletId) && !report.TooBusy.Contains(row.WalletId)))
        {
            row.ClearedOnUtc = now;
            await rows.UpdateAsync(row, publishEvent: false);
        }
    }

    async Task KeepAsync(int walletId, int code, DateTime now)
    {
        var row = new Damage { WalletId = walletId, CodeId = code, FoundOnUtc = now };
        if (await rows.TryInsertAsync(row, other => other.WalletId == walletId))
            return;
        var known = await rows.Table.FirstAsync(other => other.WalletId == walletId);
        if (known.ClearedOnUtc is not null)
            (known.FoundOnUtc, known.ClearedOnUtc) = (now, null);
        known.CodeId = code;
        await rows.UpdateAsync(known, publishEvent: false);
    }
}

/// <summary>Wallets that a verification found to be not as they should be.</summary>
sealed class DamagedWallets(IRepository<Damage> rows, IRepository<Wallet> wallets, ILedgerVerification verification, ILocalizationService localization, Texts texts) : IWaitingWork
{
    static readonly WorkPage s_ledger = new("CashbackWallet", "List", WithId: false);

    public string Name => "Damage";

    public string Permission => CashbackPermissions.ViewWallets;

    public WorkPage Page { get; } = new("CashbackWallet", "Wallet");

    public bool IsAlarm => true;

    public async Task<int> CountAsync() => await Open().CountAsync() is > 0 and var count ? count : (await verification.LastAsync()).FoundOnUtc is null ? 0 : 1;

    public async Task<IReadOnlyList<WaitingItem>> ListAsync(int skip, int take)
    {
        var page = await Open().OrderBy(row => row.FoundOnUtc).ThenBy(row => row.Id).Skip(skip).Take(take).ToListAsync();
        if (page.Count == 0 && skip == 0)
            return await OfEarlierAsync();

        var ids = page.Select(row => row.WalletId).ToList();
        var owners = (await wallets.GetAllAsync(all => all.Where(wallet => ids.Contains(wallet.Id)))).ToDictionary(wallet => wallet.Id, wallet => wallet.CustomerId);
        var items = new List<WaitingItem>(page.Count);
        foreach (var row in page)
        {
            items.Add(new(row.WalletId, row.FoundOnUtc.AsUtc(), await localization.GetLocalizedEnumAsync((FindingCode)row.CodeId))
            {
                CustomerId = owners.GetValueOrDefault(row.WalletId),
                Page = owners.ContainsKey(row.WalletId) ? null : s_ledger,
            });
        }

        return items;
    }

    // A verification of an earlier version kept how much it found, and not where.
    async Task<IReadOnlyList<WaitingItem>> OfEarlierAsync() => (await verification.LastAsync()) is { FoundOnUtc: { } found } last
        ? [new(0, found.AsUtc(), await texts.GetAsync("Work.Found", last.Findings)) { Page = s_ledger }]
        : [];

    IQueryable<Damage> Open() => rows.Table.Where(row => row.ClearedOnUtc == null);
}
