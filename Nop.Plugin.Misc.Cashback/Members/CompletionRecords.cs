using Nop.Services.Common;

namespace Nop.Plugin.Misc.Cashback.Members;

/// <summary>
/// Remembers when an order was seen complete before the ledger could: unpaid, or its wallet busy. The shop does not keep
/// that instant, and credit counts its days from the later of complete and paid (scenarios, rule 6).
/// </summary>
sealed class CompletionRecords(IGenericAttributeService attributes)
{
    const string Key = "Cashback.CompletedOnUtc";

    /// <summary>When the order was noted as complete; null: it was not.</summary>
    public async Task<DateTime?> GetAsync(Order order)
    {
        var kept = await attributes.GetAttributeAsync<string>(order, Key);
        return DateTime.TryParse(kept, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var instant)
            ? instant
            : null;
    }

    /// <summary>Notes the instant, unless an earlier one is noted.</summary>
    public async Task KeepAsync(Order order, DateTime instantUtc)
    {
        if (await GetAsync(order) is null)
            await attributes.SaveAttributeAsync(order, Key, instantUtc.ToString("O", CultureInfo.InvariantCulture));
    }

    /// <summary>Forgets it: the order is complete no more.</summary>
    public async Task ForgetAsync(Order order)
    {
        if (await GetAsync(order) is not null)
            await attributes.SaveAttributeAsync<string?>(order, Key, null);
    }
}
