namespace Nop.Plugin.Misc.Cashback.Salon;

/// <summary>When the numbers of a branch's receipts start anew. The numbers are stored: never change or reuse one.</summary>
public enum ReceiptSpan
{
    /// <summary>Never.</summary>
    Never = 0,

    /// <summary>Each day of the branch.</summary>
    Day = 1,

    /// <summary>Each calendar year of the branch.</summary>
    Year = 2,
}

/// <summary>A receipt of a till: it names what was taken for it.</summary>
/// <param name="BranchId">Where.</param>
/// <param name="Number">Its number, as <see cref="Receipts.Read"/> gives it.</param>
/// <param name="Period">In which its number is the only one: 2026-11-30, or 2026; empty: at all times.</param>
sealed record Receipt(int BranchId, string Number, string Period = "")
{
    /// <summary>A receipt of a day at the branch.</summary>
    public static Receipt Of(int branchId, string number, ReceiptSpan span, DateOnly day) => new(branchId, number, PeriodOf(span, day));

    /// <summary>The period of a day.</summary>
    public static string PeriodOf(ReceiptSpan span, DateOnly day) => span switch
    {
        ReceiptSpan.Day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ReceiptSpan.Year => day.ToString("yyyy", CultureInfo.InvariantCulture),
        _ => "",
    };

    /// <summary>Names what is taken from a wallet for the receipt.</summary>
    public string IdempotencyKeyFor(int walletId) => string.Create(CultureInfo.InvariantCulture, $"counter:{walletId}:{BranchId}:{Key}");

    /// <summary>Names what is taken from a voucher for the receipt.</summary>
    public string IdempotencyKeyFor(Hold voucher) => IdempotencyKeyForVoucher(voucher.Reference);

    /// <summary>Names what is taken from the voucher of a reference for the receipt.</summary>
    public string IdempotencyKeyForVoucher(string reference) => string.Create(CultureInfo.InvariantCulture, $"voucher:{VoucherReferences.NameInActs(reference)}:{BranchId}:{Key}");

    /// <summary>Names the sale that is recorded for the receipt, whoever buys.</summary>
    public string IdempotencyKeyForSale => string.Create(CultureInfo.InvariantCulture, $"sale:{BranchId}:{Key}");

    // A clerk types small letters where the printer has capitals. No number holds a line's end.
    string Key => Period.Length == 0 ? Number.ToUpperInvariant() : $"{Number.ToUpperInvariant()}\nof {Period}";
}

/// <summary>Names receipts of one branch as it counts them now.</summary>
/// <param name="Branch">The branch; null: there is none any more.</param>
/// <param name="Zone">Its time zone.</param>
sealed record ReceiptNamer(Branch? Branch, TimeZoneInfo Zone)
{
    /// <summary>When its numbers start anew.</summary>
    public ReceiptSpan Span => Branch?.ReceiptSpan ?? ReceiptSpan.Never;

    /// <summary>The day of an instant at the branch.</summary>
    public DateOnly DayOf(DateTime utc) => ShopTime.Date(utc, Zone);

    /// <summary>Whether it cannot be told which receipt a number of a file means: numbers start anew, and the file does not say when.</summary>
    public bool IsTimeMissing(DateTime? takenOnUtc) => takenOnUtc is null && Span != ReceiptSpan.Never;

    /// <summary>The time in which a number is the only one, around a day; null: it is at all times.</summary>
    public (DateTime FromUtc, DateTime UntilUtc)? SpanOf(DateOnly day) => Span switch
    {
        ReceiptSpan.Day => (ShopTime.StartOfDay(day, Zone), ShopTime.StartOfDay(day.AddDays(1), Zone)),
        ReceiptSpan.Year => (ShopTime.StartOfDay(new(day.Year, 1, 1), Zone), ShopTime.StartOfDay(new(day.Year + 1, 1, 1), Zone)),
        _ => null,
    };

    /// <summary>The receipt of an instant.</summary>
    public Receipt Of(string number, DateTime utc) => Receipt.Of(Branch?.Id ?? 0, number, Span, DayOf(utc));
}

/// <summary>Names the act that a receipt stands for, and refuses what is no receipt number.</summary>
sealed class Receipts(IHoldQueries holds, IClientCards cards, VoucherFinder vouchers, LookUps lookUps, IBranchService branches, IDateTimeHelper times, TimeProvider clock)
{
    /// <summary>Longest number, characters: no till's is longer, and a photograph of text is none.</summary>
    public const int MostCharacters = LedgerTextLengths.Receipt;

    // A voucher is seldom older when a branch brings what it took.
    const int MostDaysBack = 400;

    // A form whose answer was lost is pressed again soon, and no till comes back to a number so soon.
    static readonly TimeSpan s_turnOfPeriod = TimeSpan.FromMinutes(15);

    /// <summary>A receipt's number as it names an act: without what cannot be seen; empty: none was given.</summary>
    public static string Read(string? typed) => TypedCode.Clean(typed);

    /// <summary>A number as it was typed or scanned into a field that had what its branch's numbers begin with already: of that beginning twice one is left, as the branch writes it.</summary>
    /// <param name="typed">As typed or scanned; null: nothing.</param>
    /// <param name="prefix">What numbers of the branch begin with; empty: nothing.</param>
    /// <remarks>Digits alone may well stand twice at the beginning of a number, and are left.</remarks>
    public static string WithPrefixOnce(string? typed, string prefix)
    {
        var (number, begin) = (Read(typed), Read(prefix));
        if (begin.All(char.IsDigit))
            return number;

        bool BeginsWith(string text) => text.StartsWith(begin, StringComparison.OrdinalIgnoreCase);

        while (BeginsWith(number) && number[begin.Length..].TrimStart() is var rest && BeginsWith(rest))
            number = begin + rest[begin.Length..];
        return number;
    }

    /// <summary>Names receipts of a branch.</summary>
    public async Task<ReceiptNamer> NamerAsync(int branchId)
    {
        var branch = await branches.GetByIdAsync(branchId);
        return new(branch, branch?.Zone ?? times.DefaultStoreTimeZone);
    }

    /// <summary>The act key of a receipt now. What was undone leaves it free: what is then taken for it is another act.</summary>
    /// <param name="branchId">Where.</param>
    /// <param name="number">Its number.</param>
    /// <param name="keyOf">Its act key at first.</param>
    /// <param name="onUtc">When it was made; null: now.</param>
    public async Task<string> IdempotencyKeyAsync(int branchId, string number, Func<Receipt, string> keyOf, DateTime? onUtc = null)
    {
        ArgumentNullException.ThrowIfNull(keyOf);
        var namer = await NamerAsync(branchId);
        var now = clock.GetUtcNow().UtcDateTime;
        var day = namer.DayOf(onUtc ?? now);
        var (span, period) = (namer.Span, Receipt.PeriodOf(namer.Span, day));
        var current = await FreeAsync(keyOf(new(branchId, number, period)));
        // A number whose own day is known is of no other.
        if (onUtc is null && await JustBeforeAsync(namer, number, keyOf, now, period, current) is { } justBefore)
            return justBefore;
        if (namer.Branch?.ReceiptSpanSetOnUtc is null)
            return current;

        // The branch has counted otherwise before: what was taken then, in what is one period now, was taken for this receipt.
        foreach (var before in Enum.GetValues<ReceiptSpan>().Where(other => other != span))
        {
            var key = await FreeAsync(keyOf(Receipt.Of(branchId, number, before, day)));
            if (await holds.FindActAsync(key) is { } entry && Receipt.PeriodOf(span, namer.DayOf(entry.CreatedOnUtc.AsUtc())) == period)
                return key;
        }

        return current;
    }

    /// <summary>Credit that was spent with the sale that stands for a receipt now; null: there is no such sale, or credit paid nothing of it.</summary>
    public async Task<Hold?> SpentWithSaleAsync(int branchId, string number) => await holds.FindOfActAsync(await SaleKeyAsync(branchId, number));

    /// <summary>The act key of the sale that stands for a receipt now, whether or not there is one.</summary>
    public Task<string> SaleKeyAsync(int branchId, string number) => IdempotencyKeyAsync(branchId, number, receipt => receipt.IdempotencyKeyForSale);

    /// <summary>Why a number cannot be a receipt's: it is a client's card or voucher, scanned into the wrong field.</summary>
    /// <returns>None, ReceiptIsCode; TooManyTries: a clerk has tried too many codes, here or elsewhere.</returns>
    public async Task<SalonRefusal> WhyNotAsync(string number, int actorId)
    {
        // By its form alone: no till's number is like it, and so nothing is told of whether there is such a voucher.
        if (VoucherFinder.IsToken(number))
            return SalonRefusal.ReceiptIsCode;
        if (number.Length > MostCharacters)
            return SalonRefusal.ReceiptTooLong;
        if (CardNumber.Read(number) is { } card && (await cards.FindAsync(card)).State != CardState.Unknown)
            return SalonRefusal.ReceiptIsCode;
        if (VoucherCode.Read(number) is null)
            return SalonRefusal.None;

        if (await lookUps.BeginAsync(actorId, branchId: 0) is not { } look)
            return SalonRefusal.TooManyTries;

        var isVoucher = await vouchers.FindAsync(number) is not null;
        await lookUps.EndAsync(look, isVoucher ? LookUpOutcome.Voucher : LookUpOutcome.UnknownCode);
        return isVoucher ? SalonRefusal.ReceiptIsCode : SalonRefusal.None;
    }

    /// <summary>Act key of undoing an act.</summary>
    /// <param name="act">The act, as <see cref="HashChain.KeyOf"/> makes it of its key.</param>
    public static string UndoKeyOf(string act) => $"undo:{act}";

    /// <summary>Whether something was taken at a branch. Of a voucher for every branch the act's key alone tells it.</summary>
    public static bool IsAt(SalonRedemption taken, Branch branch)
    {
        ArgumentNullException.ThrowIfNull(branch);
        return taken.Hold.BranchId > 0
            ? taken.Hold.BranchId == branch.Id
            : taken.Hold.Purpose == HoldPurpose.Voucher && BranchOf(taken, taken.Entry.Reason ?? "", [branch]) is not null;
    }

    /// <summary>The branch at which something was taken from a voucher: it stands in the act's key alone.</summary>
    /// <param name="taken">What was taken.</param>
    /// <param name="number">The receipt's number.</param>
    /// <param name="branches">Where it may have been.</param>
    /// <returns>Its id; null: none of these.</returns>
    public static int? BranchOf(SalonRedemption taken, string number, IReadOnlyCollection<Branch> branches)
    {
        foreach (var (branchId, key) in KeysOf(taken, number, branches))
        {
            if (HashChain.KeyOf(key) == taken.Act)
                return branchId;
        }

        return null;
    }

    /// <summary>The keys that what was taken from a voucher may have, the likely ones first: those of periods are many, and only branches that count or have counted in periods have them.</summary>
    /// <inheritdoc cref="BranchOf"/>
    public static IEnumerable<(int BranchId, string Key)> KeysOf(SalonRedemption taken, string number, IReadOnlyCollection<Branch> branches)
    {
        const int turns = 8;
        var day = DateOnly.FromDateTime(taken.Entry.CreatedOnUtc);
        var periods = new[] { 1, 0, -1 }.Select(ago => Receipt.PeriodOf(ReceiptSpan.Year, day.AddYears(ago)))
            .Concat(Enumerable.Range(-1, MostDaysBack).Select(ago => Receipt.PeriodOf(ReceiptSpan.Day, day.AddDays(-ago))));
        var receipts = branches.Select(branch => new Receipt(branch.Id, number))
            .Concat(from branch in branches where branch.ReceiptSpan != ReceiptSpan.Never || branch.ReceiptSpanSetOnUtc is not null from period in periods select new Receipt(branch.Id, number, period));
        return from receipt in receipts
               let first = receipt.IdempotencyKeyFor(taken.Hold)
               from turn in Enumerable.Range(1, turns)
               select (receipt.BranchId, KeyOf(first, turn));
    }

    /// <summary>The act key of a receipt after it was given back so many times less one.</summary>
    /// <param name="first">Its act key at first.</param>
    /// <param name="turn">1: the first.</param>
    /// <remarks>No number holds a line's end.</remarks>
    public static string KeyOf(string first, int turn) => turn == 1 ? first : string.Create(CultureInfo.InvariantCulture, $"{first}\n{turn}");

    // The act key of what was taken for the number a moment ago, when the period before was not over; null: nothing was, or the number was used in this period already.
    async Task<string?> JustBeforeAsync(ReceiptNamer namer, string number, Func<Receipt, string> keyOf, DateTime now, string period, string current)
    {
        var since = now - s_turnOfPeriod;
        var before = namer.Of(number, since);
        if (before.Period == period || await holds.FindActAsync(current) is not null)
            return null;

        var key = await FreeAsync(keyOf(before));
        return await holds.FindActAsync(key) is { } entry && entry.CreatedOnUtc.AsUtc() > since ? key : null;
    }

    // The first turn that was not undone.
    async Task<string> FreeAsync(string first)
    {
        for (var turn = 1; ; turn++)
        {
            var idempotencyKey = KeyOf(first, turn);
            if (await holds.FindActAsync(UndoKeyOf(HashChain.KeyOf(idempotencyKey))) is null)
                return idempotencyKey;
        }
    }
}
