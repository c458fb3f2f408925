namespace Nop.Plugin.Misc.Cashback.Salon;

/// <summary>Tells clients by letter what staff do with their credit, in the salon and by hand, so that they notice what they did not do themselves.</summary>
interface ISalonLetters
{
    /// <summary>An amount was taken.</summary>
    /// <param name="customer">Whose.</param>
    /// <param name="storeId">From which store the letter is; 0: that where the client registered.</param>
    /// <param name="taken">What.</param>
    Task TakenAsync(Customer customer, int storeId, SalonTaking taken);

    /// <summary>Tells that a redemption in the salon was given back.</summary>
    /// <inheritdoc cref="TakenAsync"/>
    Task GivenBackAsync(Customer customer, int storeId, SalonTaking taken);

    /// <summary>Staff took an amount from a wallet by hand.</summary>
    /// <param name="customer">Whose.</param>
    /// <param name="storeId">From which store the letter is; 0: that where the client registered.</param>
    /// <param name="taken">What.</param>
    Task TakenByHandAsync(Customer customer, int storeId, HandTaking taken);

    /// <summary>A voucher was made.</summary>
    /// <param name="customer">Whose.</param>
    /// <param name="storeId">From which store the letter is; 0: that where the client registered.</param>
    /// <param name="voucher">Its hold.</param>
    /// <param name="codeEnd">The end of its code.</param>
    /// <param name="branch">Where it is good; empty: everywhere.</param>
    Task IssuedAsync(Customer customer, int storeId, Hold voucher, string codeEnd, string branch);

    /// <summary>A voucher lapses soon.</summary>
    /// <inheritdoc cref="IssuedAsync"/>
    Task RemindedAsync(Customer customer, int storeId, Hold voucher, string codeEnd, string branch);

    /// <summary>The proof that staff ask for.</summary>
    /// <param name="customer">Whose.</param>
    /// <param name="storeId">From which store the letter is; 0: that where the client registered.</param>
    /// <param name="proof">The proof.</param>
    Task ProofAsync(Customer customer, int storeId, ClientProof proof);

    /// <summary>A slip of the counter, because staff send it.</summary>
    /// <param name="customer">Whose.</param>
    /// <param name="storeId">From which store the letter is; 0: that where the client registered.</param>
    /// <param name="slip">The slip.</param>
    /// <returns>Whether there is such a letter: the owner may have switched it off.</returns>
    Task<bool> SlipAsync(Customer customer, int storeId, SalonSlip slip);
}

/// <summary>Credit that staff took from a wallet by hand.</summary>
/// <param name="WalletId">The wallet.</param>
/// <param name="Minor">How much, minor units of the wallet's currency.</param>
/// <param name="Currency">That currency.</param>
/// <param name="OnUtc">When.</param>
/// <param name="Act">The act that the letter tells.</param>
sealed record HandTaking(int WalletId, long Minor, CurrencySpec Currency, DateTime OnUtc, string Act);

/// <summary>Redemption in the salon.</summary>
/// <param name="Minor">Minor units of the wallet's currency.</param>
/// <param name="Currency">That currency.</param>
/// <param name="Branch">Where; empty: it cannot be told.</param>
/// <param name="Receipt">The till's receipt number.</param>
/// <param name="OnUtc">When it was taken.</param>
/// <param name="CodeEnd">The end of the voucher's code; empty: it came straight from the wallet.</param>
/// <param name="Act">The act that the letter tells.</param>
sealed record SalonTaking(long Minor, CurrencySpec Currency, string Branch, string Receipt, DateTime OnUtc, string CodeEnd, string Act)
{
    /// <summary>When the branch's file was confirmed, with which it came; null: it came with none.</summary>
    public DateTime? ConfirmedOnUtc { get; init; }

    /// <summary>What of the voucher went back to the credit, minor units; 0: nothing.</summary>
    public long RestBack { get; init; }

    /// <summary>What of a voucher went back to the credit when a part of it was taken.</summary>
    public static long RestBackOf(Hold? hold) => hold is { Purpose: HoldPurpose.Voucher, State: HoldState.Released, Captured: > 0 } ? hold.Released : 0;

    /// <summary>What is told of a redemption.</summary>
    public static SalonTaking Of(SalonRedemption taken, Wallet wallet, string branch, VoucherReferences references, string act) => new(
        taken.Entry.Amount, CurrencySpec.For(wallet.CurrencyCode), branch, taken.Entry.Reason ?? "", taken.Entry.CreatedOnUtc,
        taken.Hold.Purpose == HoldPurpose.Voucher ? references.EndOf(taken.Hold.Reference) : "", act) { RestBack = RestBackOf(taken.Hold) };

    /// <summary>What is told of credit that came back with a return of a sale.</summary>
    public static SalonTaking Of(SaleReturn back, RecordedSale sale, string branch) =>
        new(back.CreditBack, CurrencySpec.For(sale.Wallet.CurrencyCode), branch, sale.Sale.Receipt, back.ReturnedOnUtc, CodeEnd: "", back.Act);
}
