using Nop.Core.Events;
using Nop.Plugin.Misc.Cashback;
using Nop.Plugin.Misc.Cashback.Checkout;
using Nop.Plugin.Misc.Cashback.Members;
using Nop.Plugin.Misc.Cashback.Salon;
using Nop.Services.Orders;

namespace Cashback.Scenarios;

/// <summary>Plays a scenario's events on a store, each in a request of its own, on the scenario's clock.</summary>
sealed partial class ScenarioPlayer(PreviewStore store, ScenarioFile scenario, TextWriter? story = null)
{
    /// <summary>The branch of a redemption that names none.</summary>
    public const string NoBranch = "(no branch)";

    // Who tries a code that was never issued is a new clerk each time: the guard against guessing is not what a scenario tells of.
    const int FirstUnknownClerk = 1_000_000;

    static readonly Type[] Tasks = [typeof(ActivateTask), typeof(ExpireTask), typeof(SettleHoldsTask), typeof(SweepOrdersTask), typeof(TierReviewTask)];

    readonly CurrencySpec _currency = CurrencySpec.For(scenario.Currency);
    readonly ScenarioClock _clock = (ScenarioClock)store.Options.Clock;
    readonly List<(int Event, string Code)> _errors = [];
    readonly Dictionary<string, int?> _orders = [];
    readonly Dictionary<string, string> _vouchers = [];
    readonly HashSet<string> _registered = [];
    ScenarioNames _names = new();

    /// <summary>Makes the shop, plays, and tells how things stand.</summary>
    public async Task<ScenarioResult> PlayAsync()
    {
        await MakeShopAsync();
        await BeginStoryAsync();
        for (var index = 0; index < scenario.Events.Count; index++)
        {
            _clock.UtcNow = scenario.Events[index].At;
            var code = await PlayAsync(scenario.Events[index], index);
            if (code is not null)
                _errors.Add((index, code));
            await TellAsync(scenario.Events[index], code);
        }

        var result = await ResultAsync();
        await EndStoryAsync(result);
        return result;
    }

    // The code of the refusal; null: done.
    Task<string?> PlayAsync(ScenarioEvent happening, int index) => happening switch
    {
        PlaceOrder order => PlaceAsync(order, index),
        ActOnOrder act => ActAsync(act),
        RefundOrder refund => RefundAsync(refund),
        EditOrder edit => EditAsync(edit),
        SetStatus status => OnOrderAsync(status.Order, (services, order) => services.GetRequiredService<OrderProcessing>().SetStatusByHandAsync(order, status.To)),
        AdjustWallet adjust => AdjustAsync(adjust),
        ChangeWallet change => ChangeAsync(change, index),
        MergeWallet merge => MergeAsync(merge, index),
        IssueVoucher voucher => IssueAsync(voucher, index),
        RedeemVoucher redeem => RedeemAsync(redeem, index),
        CancelVoucher cancel => CancelAsync(cancel),
        Join join => OnPersonAsync(join.Customer, (people, id) => people.JoinAsync(id, join.Do == "optOut")),
        GiveCard give => OnPersonAsync(give.Customer, (people, id) => people.GiveCardAsync(id, give.Card is null ? 0 : _names.Cards[give.Card])),
        PinTier pin => PinAsync(pin),
        RunTasks => RunTasksAsync(),
        _ => PlayBonusAsync(happening, index),
    };

    async Task<string?> PlaceAsync(PlaceOrder placing, int index)
    {
        // Who was refused may try again under the same name.
        if (_orders.GetValueOrDefault(placing.Id) is not null)
            throw new ScenarioFileException($"events[{index}].id", $"there is another order '{placing.Id}'");
        var customer = _names.Customers[placing.Customer];
        _orders[placing.Id] = null;
        return await store.RequestAsync(async services =>
        {
            var terms = new CartTerms { OrderDiscount = placing.OrderDiscount, Shipping = placing.Shipping, GatewayFails = placing.Gateway == GatewayAnswer.Fails };
            var choice = placing.Redeem is { } redeem ? new CashbackChoice(redeem.Amount is { } amount ? _currency.Minor(amount) : null) : null;
            var lines = placing.Lines.Select(line => new Purchase(_names.Products[line.Sku], line.Quantity, line.Discount));
            var result = await services.GetRequiredService<ShopCheckout>().PlaceAsync(customer, StoreId, lines, choice, placing.Payment == PaymentTime.AtOnce ? PaymentMethods.AtOnce : PaymentMethods.Later, terms);
            if (result is { Success: true, PlacedOrder: { } order })
            {
                _orders[placing.Id] = order.Id;
                return null;
            }

            return RefusalOf(services.GetRequiredService<CheckoutPlacement>().Refusal, result);
        }, customer.Id);
    }

    static string RefusalOf(RedemptionRefusal? refusal, PlaceOrderResult result) => refusal switch
    {
        RedemptionRefusal.Guest => "guest",
        RedemptionRefusal.BelowMinimum => "belowMinimum",
        RedemptionRefusal.Insufficient => "insufficient",
        RedemptionRefusal.OncePerDay => "oncePerDay",
        RedemptionRefusal.BelowMinimumOrder => "belowMinimumOrder",
        RedemptionRefusal.NothingEligible => "nothingEligible",
        RedemptionRefusal.Frozen => "frozen",
        RedemptionRefusal.Closed => "closed",
        _ when result.Errors.Contains(PaymentGateway.Refusal) => "payment",
        _ => throw new InvalidOperationException($"The order was refused: {string.Join("; ", result.Errors)}"),
    };

    Task<string?> ActAsync(ActOnOrder act) => OnOrderAsync(act.Order, async (services, order) =>
    {
        var processing = services.GetRequiredService<IOrderProcessingService>();
        switch (act.Do)
        {
            case "pay" when processing.CanMarkOrderAsPaid(order):
                await processing.MarkOrderAsPaidAsync(order);
                break;
            case "complete" when order.OrderStatus != OrderStatus.Cancelled:
                await services.GetRequiredService<OrderProcessing>().CompleteAsync(order);
                break;
            case "cancel" when processing.CanCancelOrder(order):
                await processing.CancelOrderAsync(order, false);
                break;
            case "delete":
                await processing.DeleteOrderAsync(order);
                break;
            case "payAgain":
                await services.GetRequiredService<IEventPublisher>().PublishAsync(new OrderPaidEvent(order));
                break;
            case "lostPay" when processing.CanMarkOrderAsPaid(order):
                await LosePaymentAsync(services, order);
                break;
        }
    });

    // The row says paid, and nobody was told.
    Task LosePaymentAsync(IServiceProvider services, Order order)
    {
        order.PaymentStatus = Nop.Core.Domain.Payments.PaymentStatus.Paid;
        order.PaidDateUtc = _clock.UtcNow;
        return services.GetRequiredService<IRepository<Order>>().UpdateAsync(order, false);
    }

    async Task<string?> RefundAsync(RefundOrder refund)
    {
        var code = (string?)"notRefundable";
        await OnOrderAsync(refund.Order, async (services, order) =>
        {
            var left = order.OrderTotal - order.RefundedAmount;
            var amount = refund.Amount ?? left;
            var processing = services.GetRequiredService<IOrderProcessingService>();
            if (!processing.CanPartiallyRefundOffline(order, left) || amount == 0)
                return;
            code = amount > left ? "tooMuch" : null;
            if (code is null)
                await processing.PartiallyRefundOfflineAsync(order, amount);
        });
        return code;
    }

    async Task<string?> EditAsync(EditOrder edit)
    {
        var code = (string?)"notEditable";
        await OnOrderAsync(edit.Order, async (services, order) =>
        {
            if (order.OrderStatus == OrderStatus.Cancelled)
                return;
            code = null;
            var processing = services.GetRequiredService<OrderProcessing>();
            await (edit.Total is { } total
                ? processing.EditTotalAsync(order, total)
                : processing.EditLinesAsync(order, [.. edit.Lines!.Select(line => new Purchase(_names.Products[line.Sku], line.Quantity, line.Discount))]));
        });
        return code;
    }

    async Task<string?> AdjustAsync(AdjustWallet adjust)
    {
        var customer = _names.Customers[adjust.Customer];
        if (IsGuest(adjust.Customer))
            return "guest";
        if (adjust.Amount == 0)
            return string.IsNullOrWhiteSpace(adjust.Reason) ? "reasonRequired" : null;
        return await store.RequestAsync(async services =>
        {
            var key = await services.GetRequiredService<IWalletDirectory>().KeyAsync(customer.Id, StoreId);
            var result = await services.GetRequiredService<ICashbackLedger>().AdjustAsync(key, _currency.Minor(adjust.Amount), new PostingContext(Channel.Admin, 0, _clock.UtcNow) { Reason = adjust.Reason });
            return result.Outcome switch
            {
                LedgerOutcome.Done => null,
                LedgerOutcome.Insufficient => "insufficient",
                LedgerOutcome.ReasonRequired => "reasonRequired",
                LedgerOutcome.Closed => "closed",
                var other => throw new InvalidOperationException($"The adjustment was refused: {other}"),
            };
        });
    }

    async Task<string?> ChangeAsync(ChangeWallet change, int index)
    {
        var customer = _names.Customers[change.Customer];
        var act = change.Do switch
        {
            "freeze" => WalletAct.Freeze,
            "unfreeze" => WalletAct.Unfreeze,
            "close" => WalletAct.Close,
            _ => WalletAct.Reopen,
        };
        return await store.RequestAsync(async services =>
        {
            var wallets = services.GetRequiredService<IWalletDirectory>();
            if (await wallets.FindAsync(await wallets.KeyAsync(customer.Id, StoreId)) is not { } row)
                return "noWallet";
            var settlement = new WalletChange(act) { Settlement = change.Receipt.Length > 0 ? WalletSettlement.PayOut : WalletSettlement.Forfeit, Receipt = change.Receipt };
            var context = new PostingContext(Channel.Admin, 0, _clock.UtcNow) { Reason = change.Reason, IdempotencyKey = $"scenario {index}" };
            var result = await services.GetRequiredService<ICashbackLedger>().ChangeAsync(row.Wallet.Id, settlement, context);
            return result.Outcome switch
            {
                LedgerOutcome.Done => null,
                LedgerOutcome.ReasonRequired => "reasonRequired",
                LedgerOutcome.Moved => "state",
                LedgerOutcome.HasHolds => "holds",
                LedgerOutcome.HasDebt => "debt",
                var other => throw new InvalidOperationException($"The wallet was not changed: {other}"),
            };
        });
    }

    async Task<string?> MergeAsync(MergeWallet merge, int index)
    {
        var (customer, into) = (_names.Customers[merge.Customer], _names.Customers[merge.Into]);
        return await store.RequestAsync(async services =>
        {
            var (wallets, ledger) = (services.GetRequiredService<IWalletDirectory>(), services.GetRequiredService<ICashbackLedger>());
            if (await wallets.FindAsync(await wallets.KeyAsync(customer.Id, StoreId)) is not { Wallet: { } wallet } || await wallets.FindAsync(await wallets.KeyAsync(into.Id, StoreId)) is not { Wallet: { } other })
                return "noWallet";
            var context = new PostingContext(Channel.Admin, 0, _clock.UtcNow) { Reason = merge.Reason, IdempotencyKey = $"scenario {index}" };
            var isUndo = merge.Do == "unmerge";
            var forecast = isUndo ? await ledger.ForecastUnmergeAsync(wallet.Id, other.Id, context) : await ledger.ForecastMergeAsync(wallet.Id, other.Id, context);
            var outcome = forecast.Value is not { } now ? forecast.Outcome
                : (isUndo ? await ledger.UnmergeAsync(wallet.Id, other.Id, now.Amounts, context) : await ledger.MergeAsync(wallet.Id, other.Id, now.Amounts, context)).Outcome;
            return outcome switch
            {
                LedgerOutcome.Done => null,
                LedgerOutcome.ReasonRequired => "reasonRequired",
                LedgerOutcome.Moved => "state",
                LedgerOutcome.HasHolds => "holds",
                LedgerOutcome.Frozen => "frozen",
                LedgerOutcome.Closed => "closed",
                var other2 => throw new InvalidOperationException($"The wallets were not merged: {other2}"),
            };
        });
    }

    Task<string?> IssueAsync(IssueVoucher voucher, int index) => store.RequestAsync(async services =>
    {
        if (_vouchers.ContainsKey(voucher.Id))
            throw new ScenarioFileException($"events[{index}].id", $"there is another voucher '{voucher.Id}'");
        var vouchers = services.GetRequiredService<IVoucherService>();
        var branch = voucher.Branch is null ? 0 : _names.Branches[voucher.Branch];
        var customer = _names.Customers[voucher.Customer].Id;
        var result = await vouchers.IssueAsync(customer, StoreId, _currency.Minor(voucher.Amount), branch, voucher.ValidDays, Channel.Shop, customer);
        if (result is { IsDone: true, Hold: { } hold })
            _vouchers[voucher.Id] = vouchers.Display(hold);
        return CodeOf(result.Refusal);
    });

    Task<string?> RedeemAsync(RedeemVoucher redeem, int index) => store.RequestAsync(async services =>
    {
        var known = _vouchers.TryGetValue(redeem.Voucher, out var code);
        var branch = _names.Branches[redeem.Branch ?? NoBranch];
        var amount = redeem.Amount is { } part ? _currency.Minor(part) : (long?)null;
        var result = await services.GetRequiredService<IVoucherService>().RedeemAsync(known ? code! : "", amount, branch, redeem.Receipt, known ? 0 : FirstUnknownClerk + index);
        return CodeOf(result.Refusal);
    });

    Task<string?> CancelAsync(CancelVoucher cancel) => store.RequestAsync(async services =>
        CodeOf((await services.GetRequiredService<IVoucherService>().CancelAsync(_vouchers.GetValueOrDefault(cancel.Voucher, ""), Channel.Shop, 0)).Refusal));

    async Task<string?> RegisterAsync(OpenAccount opening)
    {
        if (!_registered.Add(opening.Customer))
            return "registered";
        var client = scenario.Customers.First(customer => customer.Id == opening.Customer);
        var email = opening.Email ?? client.Address;
        await store.RequestAsync(services => ActivatorUtilities.CreateInstance<ScenarioBonusShop>(services)
            .RegisterAsync(client, _names, email, visitor => ActivatorUtilities.CreateInstance<ScenarioPeople>(services).RegisterAsync(visitor, email, opening.Confirmed)));
        return null;
    }

    async Task<string?> PinAsync(PinTier pin)
    {
        var code = (string?)null;
        return await OnPersonAsync(pin.Customer, async (people, id) => code = await people.PinAsync(id, pin.Tier is null ? 0 : _names.Tiers[pin.Tier], pin.Until, pin.Reason) switch
        {
            TierPinOutcome.ReasonRequired => "reasonRequired",
            TierPinOutcome.DayIsOver => "expired",
            TierPinOutcome.NotPinned => "notPinned",
            _ => null,
        }) ?? code;
    }

    async Task<string?> OnPersonAsync(string customer, Func<ScenarioPeople, int, Task> act)
    {
        if (IsGuest(customer))
            return "guest";
        await store.RequestAsync(services => act(ActivatorUtilities.CreateInstance<ScenarioPeople>(services), _names.Customers[customer].Id));
        return null;
    }

    async Task<string?> RunTasksAsync()
    {
        foreach (var task in Tasks)
            await store.RunTaskAsync(task);
        await RunBonusTaskAsync();
        return null;
    }

    static string? CodeOf(SalonRefusal refusal) => refusal switch
    {
        SalonRefusal.None => null,
        SalonRefusal.Guest => "guest",
        SalonRefusal.Insufficient => "insufficient",
        SalonRefusal.BadAmount => "belowMinimum",
        SalonRefusal.UnknownVoucher => "unknownVoucher",
        SalonRefusal.WrongBranch => "wrongBranch",
        SalonRefusal.VoucherClosed => "voucherClosed",
        SalonRefusal.Expired => "expired",
        SalonRefusal.TooMuch => "tooMuch",
        SalonRefusal.ReceiptUsed => "receiptUsed",
        _ => throw new InvalidOperationException($"The voucher was refused: {refusal}"),
    };

    // What was never placed, or is deleted, has no page where anything could be done to it.
    async Task<string?> OnOrderAsync(string id, Func<IServiceProvider, Order, Task> act)
    {
        if (_orders[id] is not { } orderId)
            return null;
        await store.RequestAsync(async services =>
        {
            var order = await services.GetRequiredService<IOrderService>().GetOrderByIdAsync(orderId);
            if (!order.Deleted)
                await act(services, order);
        });
        return null;
    }

    // Who registers in the story is a visitor until then.
    bool IsGuest(string customer) => !_registered.Contains(customer)
        && (scenario.Customers.Any(other => other.Id == customer && other.Guest) || scenario.Events.Any(happening => happening is OpenAccount opening && opening.Customer == customer));

    const int StoreId = 1;
}
