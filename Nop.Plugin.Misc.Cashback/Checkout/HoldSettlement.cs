namespace Nop.Plugin.Misc.Cashback.Checkout;

/// <summary>Ends checkout holds by what the shop's order rows say, not by answers or events, which get lost.</summary>
public interface IHoldSettlement
{
    /// <summary>Ends the holds that a crash left open: captured where the order exists, given back where it does not after <see cref="CashbackSettings.CheckoutHoldMinutes"/>. Safe on several nodes at once.</summary>
    /// <returns>How many were ended.</returns>
    Task<int> SettleAsync(CancellationToken cancellationToken);

    /// <summary>Ends one hold now: captures it if an order was placed with it, gives it back if not.</summary>
    /// <param name="reference">The hold of a checkout.</param>
    /// <param name="placed">The order that was placed with it; null: looked up by the hold.</param>
    /// <returns>The order; null: there is none and the credit is back. If the wallet was busy the hold stays open for the task.</returns>
    Task<Order?> SettleAsync(string reference, Order? placed);

    /// <summary>Captures the hold that an order was placed with, if that has not been done: whoever asks what was redeemed for an order calls it first.</summary>
    /// <returns>False: the wallet was busy, try again.</returns>
    Task<bool> SettleOrderAsync(Order order);
}

/// <inheritdoc cref="IHoldSettlement"/>
sealed class HoldSettlement(ICashbackLedger ledger, IHoldQueries holds, IRepository<Order> orders, CheckoutPlacement placement, CashbackSettings settings, TimeProvider clock) : IHoldSettlement
{
    const int PageSize = 100;

    PostingContext Context => new(Channel.System, 0, clock.GetUtcNow().UtcDateTime);

    public async Task<int> SettleAsync(CancellationToken cancellationToken)
    {
        var madeBefore = clock.GetUtcNow().UtcDateTime.AddMinutes(-settings.CheckoutHoldMinutes);
        var failures = new PastFailures("Holds that could not be settled");
        var settled = 0;
        var page = await holds.OpenAsync(HoldPurpose.Checkout, madeBefore, pastDateUtc: null, afterId: 0, PageSize, cancellationToken);
        while (page.Count > 0)
        {
            foreach (var hold in page)
            {
                cancellationToken.ThrowIfCancellationRequested();
                settled += await failures.TryAsync($"Hold {hold.Reference}", async () => await EndAsync(hold.Reference, await OrderOfAsync(hold.Reference))) ? 1 : 0;
            }

            page = await holds.OpenAsync(HoldPurpose.Checkout, madeBefore, pastDateUtc: null, page[^1].Id, PageSize, cancellationToken);
        }

        failures.Throw();
        return settled;
    }

    public async Task<Order?> SettleAsync(string reference, Order? placed)
    {
        var order = placed ?? await OrderOfAsync(reference);
        await EndAsync(reference, order);
        return order;
    }

    public async Task<bool> SettleOrderAsync(Order order)
    {
        if (CheckoutReference.FindIn(order) is not { } reference || IsUsed(reference))
            return true;

        Hold? hold;
        try
        {
            hold = MadeHere(reference) ?? await holds.FindAsync(reference);
        }
        catch (LedgerBusyException)
        {
            return false;
        }

        return hold is null || hold.OrderId == order.Id || (await CaptureAsync(reference, hold, order)).Outcome != LedgerOutcome.Busy;
    }

    async Task<bool> EndAsync(string reference, Order? order)
    {
        if (order is null)
            return (await ledger.ReleaseAsync(reference, HoldState.Released, Context)).IsDone;

        // The shop's events within the placing of the order may have settled it already.
        if (IsUsed(reference))
            return true;

        var captured = await CaptureAsync(reference, MadeHere(reference), order);

        // The order had been paid with another hold already; if it was this one, there is nothing left to release.
        if (captured is { IsDone: true, Repeated: true })
            await ledger.ReleaseAsync(reference, HoldState.Released, Context);
        return captured.IsDone;
    }

    async Task<LedgerResult<long>> CaptureAsync(string reference, Hold? known, Order order)
    {
        var captured = known is null ? await ledger.CaptureForOrderAsync(reference, order.Id, Context) : await ledger.CaptureForOrderAsync(known, order.Id, Context);
        if (captured is { IsDone: true, Repeated: false })
            placement.Used(reference);
        return captured;
    }

    Hold? MadeHere(string reference) => placement.Hold is { } hold && hold.Reference == reference ? hold : null;

    bool IsUsed(string reference) => placement.IsHoldUsed && MadeHere(reference) is not null;

    // A finished order may share the GUID of an attempt that failed: only the reference in its row tells.
    async Task<Order?> OrderOfAsync(string reference)
    {
        if (!Guid.TryParseExact(reference.Split(':')[0], "n", out var guid))
            throw new ArgumentException($"{reference} is not the hold of a checkout.", nameof(reference));

        var found = await orders.GetAllAsync(all => all.Where(order => order.OrderGuid == guid));
        return found.FirstOrDefault(order => CheckoutReference.FindIn(order) == reference);
    }
}
