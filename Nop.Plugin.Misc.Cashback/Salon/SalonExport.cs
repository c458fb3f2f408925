using Microsoft.AspNetCore.WebUtilities;
using Nop.Plugin.Misc.Cashback.Files;

namespace Nop.Plugin.Misc.Cashback.Salon;

/// <summary>The lists that a file for a branch can hold. Forms post their numbers.</summary>
enum ExportContent
{
    /// <summary>Vouchers: credit that is set aside, so that the branch may take it.</summary>
    Vouchers = 1,

    /// <summary>Balances: what may be redeemed when the file is written. For information only, since nothing is set aside.</summary>
    Balances = 2,
}

/// <summary>A file for a branch.</summary>
/// <param name="Content">What it lists.</param>
/// <param name="BranchId">For which branch; 0: all of them.</param>
sealed record ExportRequest(ExportContent Content, int BranchId)
{
    /// <summary>Rows with at least so much, minor units of the shop's currency: wallets in another are left out then. Null: all.</summary>
    public long? Least { get; init; }

    /// <summary>Clients of this tier now; 0: all.</summary>
    public int TierId { get; init; }

    /// <summary>Only what has changed since then; vouchers also where they ended since, with their state and nothing left. Null: what there is now.</summary>
    public DateTime? ChangedSinceUtc { get; init; }
}

/// <summary>Files for a branch. None is kept whole in memory.</summary>
/// <remarks>
/// Who reads a file checks it against its control totals.
/// A voucher has the end of its code, by which a clerk knows it, and a token, by which a return file names it: who finds the file can spend none.
/// </remarks>
public sealed class SalonExport(
    ExportQueries queries,
    IWalletDirectory wallets,
    IBranchService branches,
    IStoreService stores,
    ICodeSource codes,
    IVoucherService vouchers,
    TierHolders tiers,
    IClientCards cards,
    TimeProvider clock)
{
    // What does not fit lies in a file of the process's own until the reader has it.
    const int MemoryBytes = 1024 * 1024;

    static readonly FileColumns<Line> s_columns = new FileColumns<Line>("3")
        .Code("code_end", line => line.CodeEnd).Code("token", line => line.Token).Code("card", line => line.Card).Text("client", line => line.Client)
        .Total("amount", line => line.Amount).Code(FileNames.Currency, line => line.Amount.Currency.Code).Instant("valid_until", line => line.ValidUntilUtc)
        .Text("branch", line => line.Branch).Code("status", line => line.Status).Text("store", line => line.Store);

    DateTime NowUtc => clock.GetUtcNow().UtcDateTime;

    /// <summary>A name for a file of a branch, which no other file has.</summary>
    /// <param name="branchId">The branch; 0: all.</param>
    public string NewBatch(int branchId) => string.Create(CultureInfo.InvariantCulture, $"{NowUtc:yyyyMMdd'T'HHmmss'Z'}-{branchId}-{codes.Next(VoucherCode.Alphabet, 4)}");

    /// <summary>Writes a file.</summary>
    /// <param name="output">Where to; it stays open.</param>
    /// <param name="format">As what.</param>
    /// <param name="request">Which.</param>
    /// <param name="batch">Its name (<see cref="NewBatch"/>).</param>
    /// <param name="cancellationToken">Stops between two rows.</param>
    /// <returns>The number of rows.</returns>
    internal async Task<int> WriteAsync(Stream output, FileFormat format, ExportRequest request, string batch, CancellationToken cancellationToken)
    {
        var currency = (await wallets.GetCurrencyAsync()).Code;
        var shops = (await stores.GetAllStoresAsync()).ToDictionary(store => store.Id, store => store.Name);
        var names = (await branches.GetAllAsync()).ToDictionary(branch => branch.Id, branch => branch.Name);
        var current = await cards.CurrentAsync();
        Predicate<ExportOwner> isOfTier = request.TierId == 0 ? _ => true : await OfTierAsync(request.TierId);
        var filter = new ExportFilter(NowUtc, request.BranchId, request.ChangedSinceUtc);
        var rows = request.Content == ExportContent.Vouchers
            ? LinesAsync(queries.VouchersAsync(filter, cancellationToken), row => IsWanted(row.Left, row.Owner), row => new Line(
                vouchers.EndOf(row.Reference), vouchers.TokenOf(row.Reference), CardOf(row.Owner), MaskOf(row.Owner), new(row.Left, CurrencySpec.For(row.Owner.CurrencyCode)),
                row.ExpiresOnUtc, names.GetValueOrDefault(row.BranchId), Status(row.State), shops.GetValueOrDefault(row.Owner.StoreId)))
            : LinesAsync(queries.BalancesAsync(filter, cancellationToken), row => IsWanted(row.Usable, row.Owner), row => new Line(
                null, null, CardOf(row.Owner), MaskOf(row.Owner), new(row.Usable, CurrencySpec.For(row.Owner.CurrencyCode)),
                null, names.GetValueOrDefault(request.BranchId), "balance", shops.GetValueOrDefault(row.Owner.StoreId)));

        // A slow download must not keep a statement of the shop's database open.
        await using var pending = new FileBufferingWriteStream(MemoryBytes);
        var count = await s_columns.WriteAsync(pending, format, rows, cancellationToken, new(batch, currency));
        await pending.DrainBufferAsync(output, cancellationToken);
        return count;

        string CardOf(ExportOwner owner) => current.Of(owner.CustomerId, owner.CardNumber);

        bool IsWanted(long minor, ExportOwner owner) => (request.Least is not { } least || minor >= least && owner.CurrencyCode == currency) && isOfTier(owner);
    }

    /// <summary>The names of a file's columns, those of its batch first.</summary>
    internal static IReadOnlyList<string> Columns { get; } = [.. FileNames.OfBatch, .. s_columns.All.Select(column => column.Name)];

    /// <summary>The first lines of a file as a reader of the format sees them: invented rows.</summary>
    /// <param name="format">CSV of any dialect.</param>
    /// <param name="encoding">Its encoding.</param>
    /// <param name="branch">Name of the branch.</param>
    internal async Task<string> PreviewAsync(FileFormat format, Encoding encoding, string branch)
    {
        const int shown = 3;
        var currency = await wallets.GetCurrencyAsync();
        var until = NowUtc.Date.AddDays(30);
        Line[] lines =
        [
            new("JKMN", "v2-0a1b2c3d-4e5f", "12345678901237", "É*** Ł***", new(1_234_50, currency), until, branch, "open", "Shop"),
            new("PQ7R", "v2-5f4e3d2c-1b0a", "10987654321094", "A*** R***", new(5_00, currency), until, branch, "open", "Shop"),
        ];
        using var output = new MemoryStream();
        await s_columns.WriteAsync(output, format, lines, CancellationToken.None, new(NewBatch(1), currency.Code));
        var text = encoding.GetString(output.ToArray()).TrimStart('\uFEFF');
        return string.Join('\n', text.Split("\r\n").Take(shown));
    }

    async Task<Predicate<ExportOwner>> OfTierAsync(int tierId)
    {
        var holders = await tiers.OfAsync(tierId);
        return owner => holders(owner.CustomerId, owner.StoreId);
    }

    static async IAsyncEnumerable<Line> LinesAsync<T>(IAsyncEnumerable<T> rows, Predicate<T> isWanted, Func<T, Line> lineOf)
    {
        await foreach (var row in rows)
        {
            if (isWanted(row))
                yield return lineOf(row);
        }
    }

    static string MaskOf(ExportOwner owner) => ClientMask.Of(owner.FirstName, owner.LastName);

    static string Status(HoldState state) => state switch
    {
        HoldState.Open => "open",
        HoldState.Used => "used",
        HoldState.Released => "released",
        HoldState.Lapsed => "lapsed",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No such state."),
    };

    // A row of either file; a balance has no code, no token and no end.
    sealed record Line(string? CodeEnd, string? Token, string Card, string Client, Money Amount, DateTime? ValidUntilUtc, string? Branch, string Status, string? Store);
}
