using Nop.Services.Messages;

namespace Nop.Plugin.Misc.Cashback.Messages;

sealed class SalonLetters(CustomerLetters mail, CreditText credit, IWalletDirectory wallets, LetterOutbox dues, ILocalizationService localization, ShopClock clock) : ISalonLetters
{
    public Task TakenAsync(Customer customer, int storeId, SalonTaking taken) => SendAsync(customer, storeId, Letter.Taken, taken);

    public Task GivenBackAsync(Customer customer, int storeId, SalonTaking taken) => SendAsync(customer, storeId, Letter.GivenBack, taken);

    public async Task IssuedAsync(Customer customer, int storeId, Hold voucher, string codeEnd, string branch)
    {
        await mail.SendAsync(customer, storeId, Letter.VoucherIssued, reader => TokensAsync(voucher, codeEnd, branch, reader));
        await dues.DoneAsync(voucher);
    }

    async Task<IReadOnlyList<Token>> TokensAsync(Hold voucher, string codeEnd, string branch, MailReader reader) =>
    [
        new("Cashback.Voucher.Amount", await credit.InCurrencyAsync(voucher.Amount, await wallets.GetCurrencyAsync(), reader.LanguageId)),
        new("Cashback.Voucher.CodeEnd", codeEnd),
        new("Cashback.Voucher.Branch", branch),
        new("Cashback.Voucher.IsForOneBranch", branch.Length > 0),
        new("Cashback.Voucher.LastDay", voucher.ExpiresOnUtc is { } end ? In(end.AddTicks(-1), "D", reader) : ""),
        new("Cashback.Voucher.Expires", voucher.ExpiresOnUtc is not null),
    ];

    public Task ProofAsync(Customer customer, int storeId, ClientProof proof) => mail.SendAsync(customer, storeId, Letter.CounterProof, reader => Task.FromResult<IReadOnlyList<Token>>(
    [
        new("Cashback.Proof.Code", proof.Code),
        new("Cashback.Proof.Until", In(proof.EndsOnUtc, "t", reader)),
    ]));

    async Task SendAsync(Customer customer, int storeId, Letter letter, SalonTaking taken)
    {
        await mail.SendAsync(customer, storeId, letter, reader => TokensAsync(taken, reader));
        await dues.DoneAsync(taken.Act);
    }

    async Task<IReadOnlyList<Token>> TokensAsync(SalonTaking taken, MailReader reader) =>
    [
        new("Cashback.Taken.Amount", await credit.InCurrencyAsync(taken.Minor, taken.Currency, reader.LanguageId)),
        new("Cashback.Taken.Branch", taken.Branch),
        new("Cashback.Taken.Receipt", taken.Receipt),
        new("Cashback.Taken.When", await WhenAsync(taken, reader)),
        new("Cashback.Taken.CodeEnd", taken.CodeEnd),
        new("Cashback.Taken.IsVoucher", taken.CodeEnd.Length > 0),
    ];

    // A branch without internet hands its file in later.
    async Task<string> WhenAsync(SalonTaking taken, MailReader reader) => taken.ConfirmedOnUtc is not { } confirmed
        ? In(taken.OnUtc, "f", reader)
        : string.Format(CultureInfo.InvariantCulture, await localization.GetResourceAsync($"{CashbackDefaults.ResourcePrefix}.Mail.Taken.ByFile", reader.LanguageId), In(taken.OnUtc, "f", reader), In(confirmed, "f", reader));

    string In(DateTime utc, string format, MailReader reader) => TimeZoneInfo.ConvertTimeFromUtc(utc.AsUtc(), clock.Zone).ToString(format, CultureInfo.GetCultureInfo(reader.Culture));
}
