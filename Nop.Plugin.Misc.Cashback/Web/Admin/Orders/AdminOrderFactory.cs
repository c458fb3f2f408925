using Nop.Plugin.Misc.Cashback.Web.Admin.Wallets;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Orders;

/// <summary>Tells what an order has to do with cashback.</summary>
public sealed class AdminOrderFactory(
    IWalletDirectory wallets, IClientCards cards, ICashbackLedger ledger, IOrderLedgerQueries orderLedger, IOrderService orders, OrderOutcomeFactory outcomes, CreditReturnForm returns, MoneyRefundForm refunds, ExplanationText explanations, Texts texts, IDateTimeHelper dateTime)
{
    /// <summary>Why an order earned what it earned; null: the wallet has no such order.</summary>
    public async Task<OrderWhyModel?> PrepareWhyAsync(int walletId, int orderId) =>
        await orderLedger.TraceAsync(orderId) is { Wallet: { } wallet } trace && wallet.Id == walletId ? await WhyAsync(trace) : null;

    /// <summary>The block of the order page; null: the order has nothing to do with cashback.</summary>
    public async Task<OrderCashbackModel?> PrepareBlockAsync(int orderId)
    {
        if (await orders.GetOrderByIdAsync(orderId) is not { } order)
            return null;

        // Where an order is its account and its holds say: not who placed it, nor what the shop's currency and scope of wallets are now.
        var trace = await orderLedger.TraceAsync(orderId);
        if (trace is not { IsKnown: true, Wallet: { } wallet, Currency: { } currency })
            return null;

        return new OrderCashbackModel
        {
            OrderId = order.Id,
            WalletId = wallet.Id,
            State = await StateAsync(wallet.State),
            Outcome = await outcomes.TableAsync(order, trace, currency),
            MayRefund = OrderOutcomeFactory.MayRefund(order, currency),
            MayReturn = await returns.PrepareAsync(order, again: null) is not null,
            MayRefundIntoCredit = await refunds.MayAsync(order),
            Redeemed = trace.Redeemed > 0 ? Figures.Amount(trace.Redeemed, currency) : null,
            Restored = trace.Restored > 0 ? Figures.Amount(trace.Restored, currency) : null,
            InTotal = trace.InTotal < trace.Redeemed ? Figures.Amount(trace.InTotal, currency) : null,
            InPrices = WrittenReduction.FindIn(order) is { CreditMinor: > 0 } inPrices ? await InPricesAsync(inPrices, currency) : null,
            Why = await WhyAsync(trace),
            Entries = await outcomes.EntriesAsync(order.Id, wallet),
        };
    }

    async Task<string?> StateAsync(WalletState state) => state == WalletState.Open ? null : await texts.GetAsync($"Wallets.State.{state}");

    async Task<string> InPricesAsync(PriceReduction reduction, CurrencySpec currency)
    {
        var tax = (long)Math.Round(reduction.Tax, MidpointRounding.AwayFromZero);
        return await texts.GetAsync("Explain.InPrices", Figures.Amount(reduction.CreditMinor - tax, currency), Figures.Amount(tax, currency));
    }

    /// <summary>The block of the page of a customer with an account.</summary>
    public async Task<CustomerCashbackModel> PrepareCustomerBlockAsync(int customerId, int storeId)
    {
        if ((await wallets.FindAsync(await wallets.KeyAsync(customerId, storeId)))?.Wallet is not { } wallet)
            return new CustomerCashbackModel { CustomerId = customerId, StoreId = storeId };

        var currency = CurrencySpec.For(wallet.CurrencyCode);
        var balance = await ledger.GetBalanceAsync(AdminWalletFactory.KeyOf(wallet));
        return new CustomerCashbackModel
        {
            CustomerId = customerId,
            WalletId = wallet.Id,
            CardNumber = await cards.CurrentAsync(customerId, wallet.CardNumber) ?? "–",
            State = await StateAsync(wallet.State),
            Usable = Figures.Amount(balance.Usable, currency),
            Pending = Figures.Amount(balance.Pending, currency),
            Reserved = Figures.Amount(balance.Reserved, currency),
            Debt = balance.Debt > 0 ? Figures.Amount(balance.Debt, currency) : null,
        };
    }

    async Task<OrderWhyModel?> WhyAsync(OrderTrace trace) => trace is not { Wallet: { } wallet, Account: { } account, Currency: { } currency } ? null : new OrderWhyModel
    {
        OrderId = account.OrderId,
        WalletId = wallet.Id,
        Earned = Figures.Amount(account.Earned, currency),
        TakenBack = account.Taken > 0 ? Figures.Amount(account.Taken, currency) : null,
        Waived = account.Waived > 0 ? Figures.Amount(account.Waived, currency) : null,
        FrozenOn = await dateTime.ConvertToUserTimeAsync(account.FrozenOnUtc, DateTimeKind.Utc),
        Lines = await LinesAsync(account.Snapshot, currency, SaleNumber.Of(account.OrderId) is not null),
    };

    // The numbers and names are those frozen with the order; nothing is worked out anew.
    async Task<IReadOnlyList<string>> LinesAsync(string json, CurrencySpec currency, bool ofSale)
    {
        var snapshot = EarnSnapshot.Parse(json);
        return snapshot?.NotEarning switch
        {
            NotEarningReason.Disabled => [await texts.GetAsync("Explain.Disabled")],
            NotEarningReason.PlacedBefore => [await texts.GetAsync("Explain.PlacedBefore")],
            NotEarningReason.NotOptedIn => [await texts.GetAsync("Explain.NotOptedIn")],
            NotEarningReason.NoCard => [await texts.GetAsync("Explain.NoCard")],
            NotEarningReason.WalletClosed => [await texts.GetAsync("Explain.WalletClosed")],
            _ =>
            [
                .. await explanations.LinesAsync(snapshot?.Explanation, snapshot?.Earned ?? 0, currency, snapshot?.TermsVersion, toStaff: true, ofSale),
                .. await explanations.LimitAsync(snapshot, toStaff: true),
            ],
        };
    }
}

/// <summary>The block of the admin order page, formatted.</summary>
public sealed record OrderCashbackModel : BaseNopModel
{
    public int OrderId { get; set; }

    /// <summary>What a refund or a cancellation would do.</summary>
    public TableModel Outcome { get; set; } = new([], []);

    /// <summary>Entries of the order.</summary>
    public TableModel Entries { get; set; } = new([], []);

    /// <summary>Whether there is money left to refund, of which parts can be looked at.</summary>
    public bool MayRefund { get; set; }

    /// <summary>Whether credit alone paid for it, of which the reader may return some.</summary>
    public bool MayReturn { get; set; }

    /// <summary>Whether the reader may refund money of it into credit.</summary>
    public bool MayRefundIntoCredit { get; set; }

    /// <summary>0: none.</summary>
    public int WalletId { get; set; }

    /// <summary>That the wallet is frozen or closed, and what follows; null: it is open.</summary>
    public string? State { get; set; }

    /// <summary>Credit that the order was paid with; null: none.</summary>
    public string? Redeemed { get; set; }

    /// <summary>Part of it that was given back; null: nothing.</summary>
    public string? Restored { get; set; }

    /// <summary>Part of <see cref="Redeemed"/> that still pays for the order's total since that was computed anew; null: all of it.</summary>
    public string? InTotal { get; set; }

    /// <summary>What of the credit stands in the order's discount, and the tax that fell with it; null: it is a payment after tax.</summary>
    public string? InPrices { get; set; }

    /// <summary>Earning and why; null: not paid yet.</summary>
    public OrderWhyModel? Why { get; set; }
}

/// <summary>The block of the admin customer page, formatted.</summary>
public sealed record CustomerCashbackModel : BaseNopModel
{
    public int CustomerId { get; set; }

    /// <summary>The store from which it is looked at.</summary>
    public int StoreId { get; set; }

    /// <summary>The wallet; 0: none yet, and no amounts.</summary>
    public int WalletId { get; set; }

    public string? CardNumber { get; set; }

    /// <summary>That the wallet is frozen or closed, and what follows; null: it is open.</summary>
    public string? State { get; set; }

    public string? Usable { get; set; }

    public string? Pending { get; set; }

    public string? Reserved { get; set; }

    /// <summary>Debt of the wallet; null: nothing.</summary>
    public string? Debt { get; set; }
}
