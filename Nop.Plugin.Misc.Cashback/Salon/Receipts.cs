namespace Nop.Plugin.Misc.Cashback.Salon;

/// <summary>A receipt of a till: it names what was taken for it. A till that counts anew each day will need its day here, as a third part.</summary>
/// <param name="BranchId">Where.</param>
/// <param name="Number">Its number, as <see cref="Receipts.Read"/> gives it.</param>
sealed record Receipt(int BranchId, string Number)
{
    /// <summary>Names what is taken from a wallet for the receipt.</summary>
    public string IdempotencyKeyFor(int walletId) => string.Create(CultureInfo.InvariantCulture, $"counter:{walletId}:{BranchId}:{Key}");

    /// <summary>Names what is taken from a voucher for the receipt.</summary>
    public string IdempotencyKeyFor(Hold voucher) => string.Create(CultureInfo.InvariantCulture, $"voucher:{VoucherReferences.NameInActs(voucher.Reference)}:{BranchId}:{Key}");

    /// <summary>Names the sale that is recorded for the receipt, whoever buys.</summary>
    public string IdempotencyKeyForSale => string.Create(CultureInfo.InvariantCulture, $"sale:{BranchId}:{Key}");

    // A clerk types small letters where the printer has capitals.
    string Key => Number.ToUpperInvariant();
}

/// <summary>Names the act that a receipt stands for, and refuses what is no receipt number.</summary>
sealed class Receipts(IHoldQueries holds, IWalletDirectory wallets, VoucherFinder vouchers, LookUps lookUps)
{
    /// <summary>Longest number, characters: no till's is longer, and a photograph of text is none.</summary>
    public const int MostCharacters = LedgerTextLengths.Receipt;

    /// <summary>A receipt's number as it names an act: without what cannot be seen; empty: none was given.</summary>
    public static string Read(string? typed) => TypedCode.Clean(typed);

    /// <summary>The act key of a receipt now. What was undone leaves it free: what is then taken for it is another act.</summary>
    /// <param name="first">Its act key at first.</param>
    public async Task<string> IdempotencyKeyAsync(string first)
    {
        for (var turn = 1; ; turn++)
        {
            var idempotencyKey = KeyOf(first, turn);
            if (await holds.FindActAsync(UndoKeyOf(HashChain.KeyOf(idempotencyKey))) is null)
                return idempotencyKey;
        }
    }

    /// <summary>Credit that was spent with the sale that stands for a receipt; null: there is no such sale, or credit paid nothing of it.</summary>
    public async Task<Hold?> SpentWithSaleAsync(Receipt receipt) => await holds.FindOfActAsync(await IdempotencyKeyAsync(receipt.IdempotencyKeyForSale));

    /// <summary>Why a number cannot be a receipt's: it is a client's card or voucher, scanned into the wrong field.</summary>
    /// <returns>None, ReceiptIsCode; TooManyTries: a clerk has tried too many codes, here or elsewhere.</returns>
    public async Task<SalonRefusal> WhyNotAsync(string number, int actorId)
    {
        // By its form alone: no till's number is like it, and so nothing is told of whether there is such a voucher.
        if (VoucherFinder.IsToken(number))
            return SalonRefusal.ReceiptIsCode;
        if (number.Length > MostCharacters)
            return SalonRefusal.ReceiptTooLong;
        if (CardNumber.Read(number) is { } card && await wallets.SearchAsync(email: null, name: null, card, withCreditOnly: false, pageIndex: 0, pageSize: 1) is { Count: > 0 })
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
    public static bool IsAt(SalonRedemption taken, int branchId) => taken.Hold.BranchId > 0
        ? taken.Hold.BranchId == branchId
        : taken.Hold.Purpose == HoldPurpose.Voucher && BranchOf(taken.Act, taken.Hold, taken.Entry.Reason ?? "", [branchId]) is not null;

    /// <summary>The branch at which something was taken from a voucher: it stands in the act's key alone.</summary>
    /// <returns>Null: none of these.</returns>
    public static int? BranchOf(string act, Hold voucher, string number, IEnumerable<int> branchIds)
    {
        const int turns = 8;
        foreach (var branchId in branchIds)
        {
            var first = new Receipt(branchId, number).IdempotencyKeyFor(voucher);
            for (var turn = 1; turn <= turns; turn++)
            {
                if (HashChain.KeyOf(KeyOf(first, turn)) == act)
                    return branchId;
            }
        }

        return null;
    }

    /// <summary>The act key of a receipt after it was given back so many times less one.</summary>
    /// <param name="first">Its act key at first.</param>
    /// <param name="turn">1: the first.</param>
    /// <remarks>No number holds a line's end.</remarks>
    public static string KeyOf(string first, int turn) => turn == 1 ? first : string.Create(CultureInfo.InvariantCulture, $"{first}\n{turn}");
}
