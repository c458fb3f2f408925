using Nop.Plugin.Misc.Cashback.Web.Admin.Wallets;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Orders;

/// <summary>Tells staff, before they press the shop's button, what a refund or a cancellation does to the client's credit.</summary>
public sealed class OrderOutcomeFactory(IOrderForecasts forecasts, IOrderLedgerQueries orderLedger, IOrderService orders, AdminEntryFactory entries, FormReaders forms, Texts texts)
{
    // An order that was edited and refunded again and again has more: they are in its wallet's ledger.
    const int MostEntries = 100;

    /// <summary>The page of an order; null: the ledger has nothing of it.</summary>
    /// <param name="orderId">The order.</param>
    /// <param name="amount">Money to be refunded as somebody typed it; null: nothing was asked for.</param>
    /// <param name="state">Takes what is wrong with the amount.</param>
    public async Task<OrderOutcomeModel?> PrepareAsync(int orderId, string? amount, ModelStateDictionary state)
    {
        if (await orders.GetOrderByIdAsync(orderId) is not { } order || await orderLedger.TraceAsync(orderId) is not { IsKnown: true, Wallet: { } wallet, Currency: { } currency } trace)
            return null;

        var typed = amount is null ? null : (long?)await ReadAsync(order, amount, currency, state);
        return new()
        {
            OrderId = order.Id,
            Number = order.CustomOrderNumber is { Length: > 0 } number ? number : order.Id.ToString(CultureInfo.InvariantCulture),
            WalletId = wallet.Id,
            Amount = amount,
            Currency = currency.Code,
            MayRefund = MayRefund(order, currency),
            Table = await TableAsync(order, trace, currency, typed is > 0 ? typed : null),
            Entries = await EntriesAsync(orderId, wallet),
        };
    }

    /// <summary>What the ledger has of an order, entry by entry, newest first.</summary>
    public async Task<TableModel> EntriesAsync(int orderId, Wallet wallet) => await entries.OfOrderAsync(wallet, [.. await orderLedger.EntriesAsync(orderId, MostEntries)]);

    /// <summary>Whether the shop's own refund has money left to give back.</summary>
    public static bool MayRefund(Order order, CurrencySpec currency) => LeftOf(order, currency) > 0;

    /// <summary>What cancelling, refunding all and, where it is asked for, refunding a part would do.</summary>
    /// <param name="order">The order.</param>
    /// <param name="trace">Its trace in the ledger.</param>
    /// <param name="currency">Of the wallet that it is in.</param>
    /// <param name="part">Money to be refunded, minor units; null: nothing was asked for.</param>
    public async Task<TableModel> TableAsync(Order order, OrderTrace trace, CurrencySpec currency, long? part = null)
    {
        var rows = new List<TableRow>();
        if (part is { } some)
            await AddAsync(await texts.GetAsync("OrderOutcome.RefundPart", Figures.Amount(some, currency)), forecasts.IfRefundedAsync(order, trace, some));
        if (LeftOf(order, currency) is > 0 and var left)
            await AddAsync(await texts.GetAsync("OrderOutcome.RefundAll", Figures.Amount(left, currency)), forecasts.IfRefundedAsync(order, trace, left));
        if (!OrderStates.IsVoided(order))
            await AddAsync(await texts.GetAsync("OrderOutcome.Cancel"), forecasts.IfCancelledAsync(order, trace));
        return new([Column.Text("OrderOutcome.If"), Column.Text("OrderOutcome.Then")], rows) { Action = null };

        async Task AddAsync(string what, Task<LedgerResult<OrderForecast>?> forecast)
        {
            if (await forecast is { } result)
                rows.Add(new(0, [what, string.Join(' ', await SentencesAsync(result, currency))]));
        }
    }

    // What the shop's own refund leaves to refund.
    static long LeftOf(Order order, CurrencySpec currency) =>
        OrderStates.IsStillPaid(order) && !OrderStates.IsVoided(order) ? OrderComparison.MinorOf(order.OrderTotal - order.RefundedAmount, currency) : 0;

    async Task<long> ReadAsync(Order order, string amount, CurrencySpec currency, ModelStateDictionary state)
    {
        var form = forms.Open(state, currency);
        var read = await form.AmountAsync(nameof(OrderOutcomeModel.Amount), amount);
        var left = LeftOf(order, currency);
        if (read <= left)
            return read;

        await form.RefuseAsync(nameof(OrderOutcomeModel.Amount), "OrderOutcome.TooMuch", Figures.Amount(left, currency));
        return 0;
    }

    /// <summary>Says what would become of an order's credit, sentence by sentence.</summary>
    internal async Task<IReadOnlyList<string>> SentencesAsync(LedgerResult<OrderForecast> result, CurrencySpec currency)
    {
        if (result is not { IsDone: true, Value: { } forecast })
            return [await texts.GetAsync(Refusals.KeyOf(result.Outcome == LedgerOutcome.Altered ? HandOutcome.Altered : HandOutcome.Busy))];
        if (forecast.IsNothing)
            return [await texts.GetAsync("OrderOutcome.Nothing")];

        var sentences = new List<string>();
        foreach (var (key, amount) in new[]
        {
            ("OrderOutcome.GivenBack", forecast.GivenBack),
            ("OrderOutcome.TakenPending", forecast.TakenPending),
            ("OrderOutcome.TakenAvailable", forecast.TakenAvailable),
            ("OrderOutcome.TakenAsDebt", forecast.TakenAsDebt),
            ("OrderOutcome.Waived", forecast.Waived),
        })
        {
            if (amount > 0)
                sentences.Add(await texts.GetAsync(key, Figures.Amount(amount, currency)));
        }

        return sentences;
    }
}

/// <summary>What becomes of an order's cashback.</summary>
public sealed record OrderOutcomeModel : BaseNopModel
{
    public int OrderId { get; set; }

    /// <summary>The order's number as the shop shows it.</summary>
    public string Number { get; set; } = "";

    public int WalletId { get; set; }

    /// <summary>Money that would be refunded, as it was typed.</summary>
    [NopResourceDisplayName("Plugins.Misc.Cashback.OrderOutcome.Amount")]
    public string? Amount { get; set; }

    /// <summary>ISO code of the currency of <see cref="Amount"/>.</summary>
    public string Currency { get; set; } = "";

    /// <summary>Whether there is money left to refund.</summary>
    public bool MayRefund { get; set; }

    /// <summary>The form by which credit is given back where no money can be; null: not here, or not by the reader.</summary>
    public CreditReturnModel? Return { get; set; }

    /// <summary>Acts of the shop and what each would do.</summary>
    public TableModel Table { get; set; } = new([], []);

    /// <summary>Entries of the order.</summary>
    public TableModel Entries { get; set; } = new([], []);
}
