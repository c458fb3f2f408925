using Nop.Services.Messages;

namespace Nop.Plugin.Misc.Cashback.Messages;

/// <summary>Values of the tokens of all letters to clients for a preview or a test: a client's own figures of now; what the client has none of is 0, or a dash.</summary>
sealed class LetterFigures(IWalletDirectory wallets, ICashbackLedger ledger, ClientLetterQueries queries, ITierService tiers, CreditText credit, ShopClock clock, TimeProvider time)
{
    const string None = "–";

    /// <summary>The tokens.</summary>
    /// <param name="customer">Whose figures.</param>
    /// <param name="storeId">As seen from which store.</param>
    /// <param name="reader">Who reads them.</param>
    public async Task<IReadOnlyList<Token>> OfAsync(Customer customer, int storeId, MailReader reader)
    {
        var (key, now) = (await wallets.KeyAsync(customer.Id, storeId), time.GetUtcNow().UtcDateTime);
        var (balance, tier) = (await ledger.GetBalanceAsync(key), await tiers.GetAsync(customer.Id, key.StoreId));
        var (today, currency, culture) = (ShopTime.Date(now, clock.Zone), CurrencySpec.For(key.CurrencyCode), CultureInfo.GetCultureInfo(reader.Culture));
        var month = new DateOnly(today.Year, today.Month, 1).AddMonths(-1);
        var sums = await wallets.FindAsync(key) is { } row
            ? (await queries.SumsAsync([row.Wallet.Id], ShopTime.StartOfDay(month, clock.Zone), ShopTime.StartOfDay(month.AddMonths(1), clock.Zone))).GetValueOrDefault(row.Wallet.Id)
            : default;
        var ending = balance.Lots.Where(lot => lot.Available > 0 && lot.ExpiresOnUtc is not null && !lot.IsExpired(now)).GroupBy(lot => DayOf(lot.ExpiresOnUtc!.Value.AsUtc().AddTicks(-1))).MinBy(day => day.Key);
        var waiting = balance.Lots.Where(lot => lot.Pending > 0 && !lot.IsDue(now)).OrderBy(lot => lot.ActivatesOnUtc ?? DateTime.MaxValue).FirstOrDefault();
        // Where nothing waits, what the newest order that is not spent has earned.
        var earned = waiting ?? balance.Lots.Where(lot => lot.OrderId is not null && lot.Available > 0).MaxBy(lot => lot.Number);
        var ends = ending is { } first && first.Key <= month.AddMonths(2).AddDays(-1) ? first.Sum(lot => lot.Available) : 0;
        var lastDay = ending?.Key.ToString("D", culture) ?? None;
        return
        [
            new("Cashback.Balance", await AmountAsync(balance.Usable)),
            new("Cashback.Ending.Amount", await AmountAsync(ending?.Sum(lot => lot.Available) ?? 0)), new("Cashback.Ending.LastDay", lastDay),
            new("Cashback.Ending.Days", ending is null ? None : (ending.Key.DayNumber - today.DayNumber).ToString(CultureInfo.InvariantCulture)),
            new("Cashback.Earned.Amount", await AmountAsync(earned is null ? 0 : earned.Pending + earned.Available)), new("Cashback.Earned.Order", earned?.OrderId?.ToString(CultureInfo.InvariantCulture) ?? ""),
            new("Cashback.Earned.HasOrder", earned?.OrderId > 0), new("Cashback.Earned.UsableFrom", waiting?.ActivatesOnUtc is { } start ? DayOf(start.AsUtc()).ToString("D", culture) : None),
            new("Cashback.Earned.Waits", waiting?.ActivatesOnUtc is not null), new("Cashback.Usable.Amount", await AmountAsync(balance.Usable)),
            new("Cashback.Tier.Name", tier.Tier?.Name ?? None), new("Cashback.Tier.HasOne", tier.Tier is not null), new("Cashback.Tier.Before", tier.Next?.Name ?? None),
            new("Cashback.Tier.Missing", await AmountAsync(tier.MissingToStay)), new("Cashback.Tier.LastDay", tier.StayBy?.ToString("D", culture) ?? None),
            new("Cashback.Bonus.Name", None), new("Cashback.Bonus.Amount", await AmountAsync(ending?.Sum(lot => lot.Available) ?? 0)), new("Cashback.Bonus.Text", ""), new("Cashback.Bonus.HasText", false),
            new("Cashback.Bonus.LastDay", lastDay), new("Cashback.Bonus.Expires", ending is not null),
            new("Cashback.Statement.Month", month.ToString("Y", culture)), new("Cashback.Statement.Given", await AmountAsync(sums.Given)), new("Cashback.Statement.Spent", await AmountAsync(sums.Spent)),
            new("Cashback.Statement.Ended", await AmountAsync(sums.Ended)), new("Cashback.Statement.Ends", await AmountAsync(ends)), new("Cashback.Statement.HasEnds", ends > 0),
        ];

        Task<string> AmountAsync(long minor) => credit.InCurrencyAsync(minor, currency, reader.LanguageId);
        DateOnly DayOf(DateTime utc) => ShopTime.Date(utc, clock.Zone);
    }
}
