namespace Nop.Plugin.Misc.Cashback.Api.Operations;

/// <summary>What a till wants done, once.</summary>
/// <param name="TillId">The till.</param>
/// <param name="BranchId">The branch that it speaks for.</param>
/// <param name="Endpoint">Method and route.</param>
/// <param name="Key">Its idempotency key.</param>
/// <param name="Fingerprint">What is asked (<see cref="CanonicalJson.FingerprintOf"/>).</param>
sealed record WantedOperation(int TillId, int BranchId, string Endpoint, string Key, string Fingerprint)
{
    /// <summary>Its receipt as it is found again (<see cref="OperationDesk.ReceiptOf"/>); empty: it has none.</summary>
    public string Receipt { get; init; } = "";
}

/// <summary>How the wish to begin an operation ended.</summary>
enum ClaimOutcome
{
    /// <summary>It is begun.</summary>
    Begun,

    /// <summary>It was done before; there is its answer.</summary>
    Done,

    /// <summary>The key has named another request.</summary>
    Reused,

    /// <summary>Somebody is at it.</summary>
    InProgress,
}

/// <summary>The outcome, with the operation's row.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Row">The row; its claim is the caller's where it is begun.</param>
readonly record struct Claimed(ClaimOutcome Outcome, TillOperation Row);

/// <summary>
/// Lets each operation of a till be done once. Who begins one claims its row; the answer is written under that claim alone, with the act of the ledger where there is one.
/// Of who died at it the claim is taken over after a while, and whatever he still writes comes to nothing.
/// </summary>
sealed class OperationDesk(IOperationStore store, IRepository<TillOperation> rows, ICodeSource codes, TimeProvider clock)
{
    /// <summary>For so long a claim is not taken over.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    /// <summary>Days for which an answer is kept as it was given. Afterwards it is made anew from the entries of its act: the key is for ever.</summary>
    public const int DaysKept = 30;

    const int PageSize = 100;
    const int MostTries = 5;
    const int ClaimLength = 32;
    const int MostFound = 20;
    const string HexDigits = "0123456789abcdef";

    /// <summary>Begins an operation, or tells why not.</summary>
    public async Task<Claimed> ClaimAsync(WantedOperation wanted, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        var name = NameOf(wanted);
        for (var tries = 0; tries < MostTries; tries++)
        {
            var now = clock.GetUtcNow().UtcDateTime;
            if (await store.FindAsync(name, cancellationToken) is not { } row)
            {
                if (await store.TryInsertAsync(Fresh(wanted, name, now), cancellationToken) && await store.FindAsync(name, cancellationToken) is { } mine)
                    return new(ClaimOutcome.Begun, mine);
                continue;
            }

            if (row.State != OperationState.Free && row.Fingerprint != wanted.Fingerprint)
                return new(ClaimOutcome.Reused, row);
            if (row.State == OperationState.Done)
                return new(ClaimOutcome.Done, row);
            if (row.State == OperationState.Begun && now - row.BegunOnUtc.AsUtc() < Lease)
                return new(ClaimOutcome.InProgress, row);

            var claim = codes.Next(HexDigits, ClaimLength);
            if (await store.TryTakeOverAsync(row, claim, wanted.Fingerprint, wanted.Receipt, now, cancellationToken))
            {
                (row.Claim, row.ReceiptHash) = (claim, wanted.Receipt);
                return new(ClaimOutcome.Begun, row);
            }
        }

        // Others changed it each time: one of them is at it now.
        return new(ClaimOutcome.InProgress, new());
    }

    /// <summary>Keeps an answer that no act of the ledger has written.</summary>
    /// <returns>False: the claim was taken over; the operation's answer is another's to give.</returns>
    public Task<bool> KeepAsync(TillOperation row, OperationAnswer answer) => store.TryAnswerAsync(row.Id, row.Claim, answer);

    /// <summary>Lets the same key try again.</summary>
    public Task<bool> FreeAsync(TillOperation row) => store.TryFreeAsync(row.Id, row.Claim);

    /// <summary>What a till asked for under a key, at any endpoint, and what has its answer; newest first.</summary>
    public async Task<IList<TillOperation>> FindAsync(int tillId, string key)
    {
        var (keyHash, done) = (HashOf(key), (int)OperationState.Done);
        return await rows.GetAllAsync(all => all.Where(row => row.TillId == tillId && row.KeyHash == keyHash && row.StateId == done).OrderByDescending(row => row.Id).Take(MostFound));
    }

    /// <summary>What was done through the API for a receipt, and not refused; newest first.</summary>
    /// <param name="branchId">Where.</param>
    /// <param name="receipt">The receipt's number.</param>
    /// <param name="period">Only what was asked for from the one instant until before the other; null: at any time.</param>
    public async Task<IList<TillOperation>> OfReceiptAsync(int branchId, string receipt, (DateTime FromUtc, DateTime UntilUtc)? period)
    {
        var (name, done) = (ReceiptOf(branchId, receipt), (int)OperationState.Done);
        var (any, from, until) = (period is null, (period?.FromUtc ?? default).AsStored(), (period?.UntilUtc ?? default).AsStored());
        return await rows.GetAllAsync(all => all.Where(row => row.ReceiptHash == name && row.StateId == done && row.Code == "" && (any || row.BegunOnUtc >= from && row.BegunOnUtc < until)).OrderByDescending(row => row.Id).Take(MostFound));
    }

    /// <summary>Forgets the words of answers that are older than <see cref="DaysKept"/> days. Returns how many.</summary>
    public async Task<int> ForgetAsync()
    {
        var (before, done, count) = (clock.GetUtcNow().UtcDateTime.AddDays(-DaysKept).AsStored(), (int)OperationState.Done, 0);
        while (await rows.GetAllAsync(all => all.Where(row => row.StateId == done && row.BegunOnUtc < before && row.Body != "").OrderBy(row => row.Id).Take(PageSize)) is { Count: > 0 } page)
        {
            foreach (var row in page)
            {
                row.Body = "";
                await rows.UpdateAsync(row, publishEvent: false);
            }

            count += page.Count;
        }

        return count;
    }

    /// <summary>Names a receipt of a branch, whether typed in capitals or not.</summary>
    public static string ReceiptOf(int branchId, string receipt) => HashOf(string.Create(CultureInfo.InvariantCulture, $"{branchId}\n{Receipts.Read(receipt).ToUpperInvariant()}"));

    TillOperation Fresh(WantedOperation wanted, string name, DateTime now) => new()
    {
        Name = name,
        TillId = wanted.TillId,
        BranchId = wanted.BranchId,
        KeyHash = HashOf(wanted.Key),
        Endpoint = wanted.Endpoint,
        Fingerprint = wanted.Fingerprint,
        ReceiptHash = wanted.Receipt,
        State = OperationState.Begun,
        Claim = codes.Next(HexDigits, ClaimLength),
        BegunOnUtc = now,
    };

    static string NameOf(WantedOperation wanted) => HashOf(string.Create(CultureInfo.InvariantCulture, $"{wanted.TillId}\n{wanted.BranchId}\n{wanted.Endpoint}\n{wanted.Key}"));

    static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
