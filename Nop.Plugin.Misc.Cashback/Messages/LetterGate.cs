namespace Nop.Plugin.Misc.Cashback.Messages;

/// <summary>Says which letters a client gets, and when: by the client's own choice, the consent to advertising, how often that may be, and the quiet time (docs/decisions/033-letters.md).</summary>
sealed class LetterGate(LetterChoices choices, NewsletterConsent consent, IRepository<MarketingLetter> marketing, ISettingService settings, ShopClock clock, TimeProvider time)
{
    /// <summary>Whether a client wants a letter.</summary>
    public async Task<bool> WantsAsync(Customer customer, Letter letter) =>
        letter.Kind is not { } kind || (!(await choices.OffAsync(customer.Id)).Contains(kind) && (!letter.IsMarketing || await consent.IsGivenAsync(customer)));

    /// <summary>The end of the quiet time, UTC; null: it is not quiet now.</summary>
    public async Task<DateTime?> QuietUntilAsync(int storeId)
    {
        var values = await settings.LoadSettingAsync<CashbackSettings>(storeId);
        var now = time.GetUtcNow().UtcDateTime;
        var end = new QuietTime(values.QuietFromHour, values.QuietUntilHour, values.QuietWeekdays).EndOf(now, clock.Zone);
        return end > now ? end.AsStored() : null;
    }

    /// <summary>Queues advertising, unless the client had some lately: it is then not made up for.</summary>
    /// <param name="customerId">The client.</param>
    /// <param name="storeId">The store.</param>
    /// <param name="queue">Puts it into the queue.</param>
    /// <returns>Whether it was queued.</returns>
    public async Task<bool> TryMarketingAsync(int customerId, int storeId, Func<Task> queue)
    {
        var (days, now) = ((await settings.LoadSettingAsync<CashbackSettings>(storeId)).MarketingDays, time.GetUtcNow().UtcDateTime);
        var last = await LastAsync(customerId);
        if (last is not null && days > 0 && last.SentOnUtc.AsUtc() > now.AddDays(-days))
            return false;

        var number = (last?.Number ?? 0) + 1;
        try
        {
            using var whole = WholeTransaction.Begin();
            await marketing.InsertAsync(New(customerId, number, now), publishEvent: false);
            await queue();
            whole.Complete();
            return true;
        }
        catch (DbException)
        {
            if (!await marketing.Table.AnyAsync(row => row.CustomerId == customerId && row.Number == number))
                throw;
            return false;
        }
    }

    /// <summary>Notes a letter after which no advertising follows for a while.</summary>
    public async Task CountAsync(int customerId)
    {
        var number = ((await LastAsync(customerId))?.Number ?? 0) + 1;
        await marketing.TryInsertAsync(New(customerId, number, time.GetUtcNow().UtcDateTime), row => row.CustomerId == customerId && row.Number == number);
    }

    Task<MarketingLetter?> LastAsync(int customerId) => marketing.Table.Where(row => row.CustomerId == customerId).OrderByDescending(row => row.Number).FirstOrDefaultAsync()!;

    static MarketingLetter New(int customerId, int number, DateTime now) => new() { CustomerId = customerId, Number = number, SentOnUtc = now.AsStored() };
}
