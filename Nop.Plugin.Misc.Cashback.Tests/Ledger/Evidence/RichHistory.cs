using Nop.Plugin.Misc.Cashback.Ledger;
using Nop.Plugin.Misc.Cashback.Ledger.Storage;

namespace Nop.Plugin.Misc.Cashback.Tests.Ledger.Evidence;

/// <summary>Two wallets to which everything has happened that leaves a row of its own kind in the ledger.</summary>
public sealed class RichHistory(IWalletStore store)
{
    public static readonly DateTime Start = new(2026, 3, 1, 12, 30, 15, 123, DateTimeKind.Utc);

    readonly ManualClock _clock = new(Start);

    public static WalletKey Anna { get; } = new(501, 0, "EUR");

    public static WalletKey Berta { get; } = new(502, 3, "EUR");

    CashbackLedger Ledger => field ??= new(store, new NoPause(), new WalletTurns(), _clock);

    public async Task PlayAsync()
    {
        await PlayAsync(Anna, 100);
        await PlayAsync(Berta, 200);
    }

    /// <summary>One act more in each wallet.</summary>
    public async Task GoOnAsync()
    {
        foreach (var key in new[] { Anna, Berta })
            await Ledger.AdjustAsync(key, 7, Context());
    }

    async Task PlayAsync(WalletKey key, int order)
    {
        await Ledger.GrantAsync(key, 1000, Start.AddDays(400), Context($"gift {key.CustomerId}"));
        await Ledger.AdjustAsync(key, 500, Context());
        await Ledger.ExtendAsync((await store.FindAsync(key, CancellationToken.None))!.Id, new(Start.AddDays(401)), Context($"extend {key.CustomerId}"));
        await CheckoutAsync(key, order);
        await OrderAsync(key, order, exact: 301, facts => facts);
        await OrderAsync(key, order, exact: 301, facts => facts with { Refunded = 700 });
        await OrderAsync(key, order, exact: 301, facts => facts with { Refunded = 700, CompletedOnUtc = Start.AddDays(1) });
        await OrderAsync(key, order + 1, exact: 500, facts => facts with { CompletedOnUtc = Start.AddDays(2) });
        // Nothing is earned, and later the money is refunded: the account alone tells.
        await OrderAsync(key, order + 2, exact: 0, facts => facts);
        await OrderAsync(key, order + 2, exact: 0, facts => facts with { Refunded = 10 });
        await OrderAsync(key, order + 3, exact: 90, facts => facts with { Total = 1900 });
        await OrderAsync(key, order + 3, exact: 90, facts => facts with { Voided = true });

        await HoldAsync(key, $"open-{order}", 50, branchId: 4);
        await HoldAsync(key, $"used-{order}", 40, branchId: 0);
        await Ledger.CaptureAsync(new CaptureRequest($"used-{order}", 30, 0, Context($"receipt {order}")));
        await Ledger.UndoCaptureAsync($"used-{order}", 10, Start.AddDays(30), Context($"undo {order}"));
        await HoldAsync(key, $"lapsed-{order}", 20, branchId: 5);
        await Ledger.ReleaseAsync($"lapsed-{order}", HoldState.Lapsed, Context());
        await Ledger.SpendAsync(key, new HoldRequest(HoldPurpose.Counter, $"counter-{order}", 15, Context()) { BranchId = 4 });
        _clock.NowUtc = _clock.NowUtc.AddDays(20);
        await Ledger.ActivateDueAsync((await store.FindAsync(key, CancellationToken.None))!.Id, Context());
        _clock.NowUtc = Start;
    }

    async Task CheckoutAsync(WalletKey key, int order)
    {
        await Ledger.HoldAsync(key, new HoldRequest(HoldPurpose.Checkout, $"c-{order}", 1200, Context()) { GroupKey = $"group-{order}" });
        await Ledger.CaptureForOrderAsync($"c-{order}", order, Context());
    }

    Task HoldAsync(WalletKey key, string reference, long amount, int branchId) =>
        Ledger.HoldAsync(key, new HoldRequest(HoldPurpose.Voucher, reference, amount, Context()) { BranchId = branchId, ExpiresOnUtc = Start.AddDays(30) });

    async Task OrderAsync(WalletKey key, int order, long exact, Func<OrderFacts, OrderFacts> change)
    {
        var facts = new OrderFacts(order, true, 2000, 0, false, null, ShortfallPolicy.Debt, (at, delay, _) => new(at.AddDays(delay), at.AddDays(90)), Start.AddDays(30));
        var earning = new FrozenEarning(new(exact, 1), new(1505, 1), exact == 0 ? new Dictionary<int, (long, long)>() : new Dictionary<int, (long, long)> { [order] = (0, 20) }, 14, new(365), 2, "{\"lines\":[]}");
        await Ledger.PostOrderAsync(key, change(facts), () => Task.FromResult(earning), Context());
    }

    PostingContext Context(string? idempotencyKey = null) => new(Channel.System, 9, _clock.NowUtc) { Reason = "she asked for it", IdempotencyKey = idempotencyKey, BatchId = 6 };
}
