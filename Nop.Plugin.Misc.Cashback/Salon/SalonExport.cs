using System.Globalization;
using Nop.Plugin.Misc.Cashback.Files;
using Nop.Plugin.Misc.Cashback.Ledger.Queries;
using Nop.Plugin.Misc.Cashback.Members;
using Nop.Plugin.Misc.Cashback.Platform.Codes;
using Nop.Services.Stores;

namespace Nop.Plugin.Misc.Cashback.Salon;

/// <summary>What a file for a branch lists. The numbers are posted.</summary>
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

/// <summary>Files for a branch, written as a stream: nothing is kept whole in memory.</summary>
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
    TimeProvider clock)
{
    // Small enough that PostgreSQL answers from indexes in one process: it would start helpers for more, for each page anew.
    const int PageSize = 500;

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
        var filter = new ExportFilter(NowUtc, request.BranchId, request.ChangedSinceUtc);
        var rows = request.Content == ExportContent.Vouchers
            ? RowsAsync(async after => Page(await queries.VouchersAsync(filter, after, PageSize), row => row.HoldId, row => row.Owner, row => new Line(
                vouchers.EndOf(row.Reference), vouchers.TokenOf(row.Reference), row.Owner.CardNumber, MaskOf(row.Owner), new(row.Left, CurrencySpec.For(row.Owner.CurrencyCode)),
                row.ExpiresOnUtc, names.GetValueOrDefault(row.BranchId), Status(row.State), shops.GetValueOrDefault(row.Owner.StoreId))), request, currency)
            : RowsAsync(async after => Page(await queries.BalancesAsync(filter, after, PageSize), row => row.Owner.WalletId, row => row.Owner, row => new Line(
                null, null, row.Owner.CardNumber, MaskOf(row.Owner), new(row.Usable, CurrencySpec.For(row.Owner.CurrencyCode)),
                null, names.GetValueOrDefault(request.BranchId), "balance", shops.GetValueOrDefault(row.Owner.StoreId))), request, currency);
        return await s_columns.WriteAsync(output, format, rows, cancellationToken, new(batch, currency));
    }

    // The database reads the next page while this one is written. It is waited for also where the writing fails: a request's queries must not outlive it.
    async IAsyncEnumerable<Line> RowsAsync(Func<int, Task<ExportPage>> read, ExportRequest request, string currency)
    {
        var page = await WantedAsync(read, 0, request, currency);
        while (page.LastId > 0)
        {
            var next = WantedAsync(read, page.LastId, request, currency);
            try
            {
                foreach (var (_, line) in page.Rows)
                    yield return line;
            }
            finally
            {
                page = await next;
            }
        }
    }

    async Task<ExportPage> WantedAsync(Func<int, Task<ExportPage>> read, int afterId, ExportRequest request, string currency)
    {
        var page = await read(afterId);
        if (request.Least is { } least)
            page.Rows.RemoveAll(row => row.Line.Amount.Minor < least || row.Line.Amount.Currency.Code != currency);
        if (request.TierId == 0 || page.Rows.Count == 0)
            return page;

        var holders = await tiers.AmongAsync(request.TierId, [.. page.Rows.Select(row => (row.Owner.CustomerId, row.Owner.StoreId)).Distinct()]);
        page.Rows.RemoveAll(row => !holders.Contains((row.Owner.CustomerId, row.Owner.StoreId)));
        return page;
    }

    static ExportPage Page<T>(IReadOnlyList<T> rows, Func<T, int> idOf, Func<T, ExportOwner> ownerOf, Func<T, Line> lineOf) =>
        new([.. rows.Select(row => (ownerOf(row), lineOf(row)))], rows.Count == 0 ? 0 : idOf(rows[^1]));

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

    // Last id 0: there was no row any more.
    sealed record ExportPage(List<(ExportOwner Owner, Line Line)> Rows, int LastId);
}
