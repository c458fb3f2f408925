using System.Net;
using Nop.Services.Messages;

namespace Nop.Plugin.Misc.Cashback.Messages;

sealed class SalonLetters(CustomerLetters mail, CreditText credit, IWalletDirectory wallets, LetterOutbox dues, IAdjustmentTexts adjustments, ILocalizationService localization, ShopClock clock) : ISalonLetters
{
    public Task TakenAsync(Customer customer, int storeId, SalonTaking taken) => SendAsync(customer, storeId, Letter.Taken, taken);

    public Task GivenBackAsync(Customer customer, int storeId, SalonTaking taken) => SendAsync(customer, storeId, Letter.GivenBack, taken);

    public async Task TakenByHandAsync(Customer customer, int storeId, HandTaking taken)
    {
        var text = await adjustments.OfActAsync(taken.Act);
        await mail.SendAsync(customer, storeId, Letter.TakenByHand, async reader =>
        [
            new("Cashback.Taken.Amount", await credit.InCurrencyAsync(taken.Minor, taken.Currency, reader.LanguageId)),
            new("Cashback.Taken.When", In(taken.OnUtc, "f", reader)),
            new("Cashback.Taken.Text", text),
            new("Cashback.Taken.HasText", text.Length > 0),
        ]);
        await dues.DoneAsync(taken.Act);
    }

    public async Task IssuedAsync(Customer customer, int storeId, Hold voucher, string codeEnd, string branch)
    {
        await mail.SendAsync(customer, storeId, Letter.VoucherIssued, reader => TokensAsync(voucher, voucher.Amount, codeEnd, branch, reader));
        await dues.DoneAsync(voucher);
    }

    public Task RemindedAsync(Customer customer, int storeId, Hold voucher, string codeEnd, string branch) =>
        mail.SendAsync(customer, storeId, Letter.VoucherReminder, reader => TokensAsync(voucher, voucher.Left, codeEnd, branch, reader));

    async Task<IReadOnlyList<Token>> TokensAsync(Hold voucher, long minor, string codeEnd, string branch, MailReader reader) =>
    [
        new("Cashback.Voucher.Amount", await credit.InCurrencyAsync(minor, await wallets.GetCurrencyAsync(), reader.LanguageId)),
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

    public Task<bool> SlipAsync(Customer customer, int storeId, SalonSlip slip) => mail.SendAsync(customer, storeId, Letter.Slip, reader => TokensAsync(slip, reader));

    async Task<IReadOnlyList<Token>> TokensAsync(SalonSlip slip, MailReader reader)
    {
        var lines = new List<string>();
        foreach (var (name, amount) in slip.Sale?.Lines ?? [])
            lines.Add(WebUtility.HtmlEncode($"{(name.Length > 0 ? name : await TextAsync("Sale.NoCategory", reader))}: {await AmountAsync(amount)}"));
        var returns = new List<string>();
        foreach (var back in slip.Returns)
            returns.Add(WebUtility.HtmlEncode(string.Format(CultureInfo.InvariantCulture, await TextAsync(back.Money > 0 ? "Mail.Slip.Returned" : "Mail.Slip.GivenBack", reader), At(back.OnUtc, "f"), await AmountAsync(back.Credit), await AmountAsync(back.Money))));
        return
        [
            new("Cashback.Slip.Place", slip.Place),
            new("Cashback.Slip.Receipt", slip.Receipt),
            new("Cashback.Slip.When", At(slip.OnUtc, "f")),
            new("Cashback.Slip.Credit", await AmountAsync(slip.Credit)),
            new("Cashback.Slip.HasCredit", slip.Credit > 0),
            new("Cashback.Slip.CodeEnd", slip.CodeEnd),
            new("Cashback.Slip.IsVoucher", slip.CodeEnd.Length > 0),
            new("Cashback.Slip.IsSale", slip.Sale is not null),
            new("Cashback.Slip.IsTaking", slip.Sale is null),
            new("Cashback.Slip.Lines", string.Join("<br />", lines), true),
            new("Cashback.Slip.Total", await AmountAsync(slip.Sale?.Gross ?? 0)),
            new("Cashback.Slip.Money", await AmountAsync((slip.Sale?.Gross ?? slip.Credit) - slip.Credit)),
            new("Cashback.Slip.Earned", await AmountAsync(slip.Sale?.Earned ?? 0)),
            new("Cashback.Slip.Earns", slip.Sale is { Earned: > 0 }),
            new("Cashback.Slip.UsableFrom", slip.Sale?.UsableFromUtc is { } start ? At(start, "D") : ""),
            new("Cashback.Slip.Returns", string.Join("<br />", returns), true),
            new("Cashback.Slip.HasReturns", returns.Count > 0),
        ];

        Task<string> AmountAsync(long minor) => credit.InCurrencyAsync(minor, slip.Currency, reader.LanguageId);
        string At(DateTime utc, string format) => TimeZoneInfo.ConvertTimeFromUtc(utc.AsUtc(), slip.Zone ?? clock.Zone).ToString(format, CultureInfo.GetCultureInfo(reader.Culture));
    }

    Task<string> TextAsync(string key, MailReader reader) => localization.GetResourceAsync($"{CashbackDefaults.ResourcePrefix}.{key}", reader.LanguageId);

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
        new("Cashback.Taken.RestBack", await credit.InCurrencyAsync(taken.RestBack, taken.Currency, reader.LanguageId)),
        new("Cashback.Taken.HasRestBack", taken.RestBack > 0),
    ];

    // A branch without internet hands its file in later.
    async Task<string> WhenAsync(SalonTaking taken, MailReader reader) => taken.ConfirmedOnUtc is not { } confirmed
        ? In(taken.OnUtc, "f", reader)
        : string.Format(CultureInfo.InvariantCulture, await localization.GetResourceAsync($"{CashbackDefaults.ResourcePrefix}.Mail.Taken.ByFile", reader.LanguageId), In(taken.OnUtc, "f", reader), In(confirmed, "f", reader));

    string In(DateTime utc, string format, MailReader reader) => TimeZoneInfo.ConvertTimeFromUtc(utc.AsUtc(), clock.Zone).ToString(format, CultureInfo.GetCultureInfo(reader.Culture));
}
