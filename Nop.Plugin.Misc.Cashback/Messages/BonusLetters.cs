namespace Nop.Plugin.Misc.Cashback.Messages;

sealed class BonusLetters(CustomerLetters mail, CreditText credit, IDateTimeHelper dateTime) : IBonusLetters
{
    public async Task SendAsync(Customer customer, int storeId, BonusMessage message)
    {
        await mail.SendAsync(customer, storeId, LetterOf(message.Letter), async reader =>
        {
            var lastDay = message.ExpiresOnUtc is { } end
                ? ShopTime.Date(end.AddTicks(-1), dateTime.DefaultStoreTimeZone).ToString("D", CultureInfo.GetCultureInfo(reader.Culture))
                : "";
            return
            [
                new("Cashback.Bonus.Name", message.Name),
                new("Cashback.Bonus.Amount", await credit.InShopCurrencyAsync(message.AmountMinor, reader.LanguageId)),
                new("Cashback.Bonus.Text", message.Text),
                new("Cashback.Bonus.HasText", message.Text.Length > 0),
                new("Cashback.Bonus.LastDay", lastDay),
                new("Cashback.Bonus.Expires", lastDay.Length > 0),
            ];
        });
    }

    static Letter LetterOf(BonusLetter letter) => letter switch
    {
        BonusLetter.Gift => Letter.Gift,
        BonusLetter.WinBack => Letter.WinBack,
        BonusLetter.Birthday => Letter.Birthday,
        BonusLetter.Friend => Letter.FriendCounted,
        _ => Letter.Bonus,
    };
}
