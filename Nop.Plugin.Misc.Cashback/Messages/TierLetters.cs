namespace Nop.Plugin.Misc.Cashback.Messages;

/// <summary>The letter that warns of a tier's fall.</summary>
sealed class TierLetters(CustomerLetters mail, ICustomerService customers, CreditText amounts) : ITierLetters
{
    public async Task WarnAsync(int customerId, int storeId, TierStanding standing)
    {
        if (standing is not { Tier: { } tier, StayBy: { } day } || await customers.GetCustomerByIdAsync(customerId) is not { Deleted: false } customer)
            return;

        await mail.SendAsync(customer, storeId, Letter.TierWarning, async reader =>
        [
            new("Cashback.Tier.Name", tier.Name),
            new("Cashback.Tier.Missing", await amounts.InShopCurrencyAsync(standing.MissingToStay, reader.LanguageId)),
            new("Cashback.Tier.LastDay", day.ToString("D", CultureInfo.GetCultureInfo(reader.Culture))),
        ]);
    }
}
