using FluentValidation;
using Nop.Web.Framework.Validators;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Orders;

/// <summary>The page on which staff refund money of an order into credit: first what it does, in figures, then the form that does just that.</summary>
public sealed class MoneyRefundForm(IMoneyRefunds refunds, IOrderLedgerQueries orderLedger, OrderOutcomeFactory outcomes, FormReaders forms, IPermissionService permissions, Actor actor, ClientNames names, ICustomerService customers, Texts texts, ShopClock clock)
{
    const int MostDays = 3650;

    /// <summary>Whether the reader may refund money of an order so.</summary>
    public async Task<bool> MayAsync(Order order) => await refunds.LeftOfAsync(order) is ({ } wallet, _) && wallet.CustomerId != await actor.IdAsync()
        && await permissions.AuthorizeAsync(CashbackPermissions.AdjustWallets) && await MayMarkAsync();

    /// <summary>Whether the reader may mark money as refunded: the shop asks for that right with its own button, too.</summary>
    public Task<bool> MayMarkAsync() => permissions.AuthorizeAsync(StandardPermission.Orders.ORDERS_CREATE_EDIT_DELETE);

    /// <summary>The page; null: the ledger has nothing of the order.</summary>
    /// <param name="order">The order.</param>
    /// <param name="asked">What was typed; null: nothing yet.</param>
    /// <param name="state">Takes what is wrong.</param>
    public async Task<MoneyRefundModel?> PrepareAsync(Order order, MoneyRefundModel? asked, ModelStateDictionary state)
    {
        if (await orderLedger.TraceAsync(order.Id) is not { Wallet: { } wallet, Currency: { } currency })
            return null;

        var left = (await refunds.LeftOfAsync(order))?.Left ?? 0;
        var model = asked ?? new() { Amount = left > 0 ? Figures.AmountField(left, currency) : "" };
        model.OrderId = order.Id;
        model.Number = order.CustomOrderNumber is { Length: > 0 } number ? number : order.Id.ToString(CultureInfo.InvariantCulture);
        model.CurrencyCode = currency.Code;
        model.WalletId = wallet.Id;
        model.Client = await customers.GetCustomerByIdAsync(wallet.CustomerId) is { } client ? await names.NameAsync(client) : "";
        model.May = await MayAsync(order);
        model.Broken = await BrokenAsync(order.Id, currency);
        model.MayEnd = await MayMarkAsync();
        model.Earlier = await refunds.GivenOfAsync(order.Id) is > 0 and var given ? await texts.GetAsync("MoneyRefund.Earlier", Figures.Amount(given, currency)) : null;
        if (model.Attempt == Guid.Empty)
            model.Attempt = Guid.NewGuid();
        if (model.May && left > 0 && !IsWrong(state) && await ReadAsync(order, model, state) is { } wish && await refunds.ForecastAsync(order, wish) is { } forecast)
            model.Figures = await FiguresAsync(wish, forecast, currency);
        return model;
    }

    /// <summary>Does what the form says.</summary>
    /// <returns>What went back as credit, and whether it did so now and not when the form came before; null: something is wrong, and stands beside its field.</returns>
    public async Task<(string Amount, bool IsNew)?> RefundAsync(Order order, MoneyRefundModel model, ModelStateDictionary state)
    {
        if ((await orderLedger.TraceAsync(order.Id)).Currency is not { } currency)
            return null;

        var form = forms.Open(state, currency);
        if (!model.Agreed)
            await form.RefuseAsync(nameof(model.Agreed), "MoneyRefund.AgreedMissing");
        if (FormReader.Text(model.Reason).Length == 0)
            await form.RefuseAsync(nameof(model.Reason), "Errors.Required");
        if (await ReadAsync(order, model, state) is not { } wish || !state.IsValid)
            return null;

        var result = await refunds.RefundAsync(order, wish);
        if (result.Outcome == HandOutcome.Done)
            return (Figures.Amount(wish.Amount + wish.Bonus, currency), result.First is null);
        if (result.Outcome == HandOutcome.FormUsed)
        {
            // Who means it as another refund sends it once more: the form gets a name of its own.
            (model.Attempt, model.Agreed) = (Guid.NewGuid(), false);
            state.Remove(nameof(model.Attempt));
            state.Remove(nameof(model.Agreed));
        }

        state.AddModelError(result.Outcome == HandOutcome.AboveLimit ? nameof(model.Bonus) : nameof(model.Amount), result.Outcome switch
        {
            HandOutcome.Insufficient => await texts.GetAsync("OrderOutcome.TooMuch", Figures.Amount(result.Value, currency)),
            HandOutcome.Changed => await texts.GetAsync("MoneyRefund.Nothing"),
            HandOutcome.AboveLimit => await texts.GetAsync("MoneyRefund.AboveLimit"),
            HandOutcome.FormUsed => await texts.GetAsync("FormSentBefore"),
            HandOutcome.Busy => await texts.GetAsync("MoneyRefund.Busy"),
            var other => await texts.GetAsync(Refusals.KeyOf(other)),
        });
        return null;
    }

    async Task<MoneyRefundWish?> ReadAsync(Order order, MoneyRefundModel model, ModelStateDictionary state)
    {
        if ((await orderLedger.TraceAsync(order.Id)).Currency is not { } currency)
            return null;
        var form = forms.Open(state, currency);
        var left = (await refunds.LeftOfAsync(order))?.Left ?? 0;
        var amount = await form.AmountAsync(nameof(model.Amount), model.Amount);
        var isRead = state.GetFieldValidationState(nameof(model.Amount)) != ModelValidationState.Invalid;
        if (isRead && amount == 0)
            await form.RefuseAsync(nameof(model.Amount), "Errors.Zero");
        else if (isRead && amount > left)
            await form.RefuseAsync(nameof(model.Amount), "OrderOutcome.TooMuch", Figures.Amount(left, currency));
        var bonus = string.IsNullOrWhiteSpace(model.Bonus) ? 0 : await form.AmountAsync(nameof(model.Bonus), model.Bonus);
        int? days = null;
        if (!string.IsNullOrWhiteSpace(model.Days))
        {
            if (int.TryParse(model.Days.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var typed) && typed is >= 1 and <= MostDays)
                days = typed;
            else
                await form.RefuseAsync(nameof(model.Days), "MoneyRefund.DaysWrong", MostDays);
        }

        return amount == 0 || IsWrong(state) ? null : new(amount, bonus, days, FormReader.Text(model.Reason), model.Attempt);
    }

    // Of what is wrong there are no figures.
    static bool IsWrong(ModelStateDictionary state) =>
        new[] { nameof(MoneyRefundModel.Amount), nameof(MoneyRefundModel.Bonus), nameof(MoneyRefundModel.Days) }.Any(field => state.GetFieldValidationState(field) == ModelValidationState.Invalid);

    async Task<TableModel> FiguresAsync(MoneyRefundWish wish, LedgerResult<OrderForecast> forecast, CurrencySpec currency)
    {
        var rows = new List<TableRow>
        {
            new(0, [await texts.GetAsync("MoneyRefund.Figure.Money"), await texts.GetAsync("MoneyRefund.Figure.MoneyThen", Figures.Amount(wish.Amount, currency))]),
            new(1, [await texts.GetAsync("MoneyRefund.Figure.Order"), string.Join(' ', await outcomes.SentencesAsync(forecast, currency))]),
        };
        if (forecast is { IsDone: true, Value: { } done })
        {
            var credit = new List<string> { await texts.GetAsync(wish.Bonus > 0 ? "MoneyRefund.Figure.CreditWithBonus" : "MoneyRefund.Figure.CreditThen", Figures.Amount(done.Refunded, currency), Figures.Amount(done.Added, currency)) };
            if (done.PaysDebt > 0)
                credit.Add(await texts.GetAsync("MoneyRefund.Figure.PaysDebt", Figures.Amount(done.PaysDebt, currency)));
            credit.Add(done.EndsOnUtc is { } end ? await texts.GetAsync("MoneyRefund.Figure.Until", clock.ToShop(end.AddTicks(-1))!.Value.ToString("d", CultureInfo.CurrentCulture)) : await texts.GetAsync("MoneyRefund.Figure.Never"));
            rows.Add(new(2, [await texts.GetAsync("MoneyRefund.Figure.Credit"), string.Join(' ', credit)]));
        }

        return new([Column.Text("MoneyRefund.Figure.What"), Column.Text("OrderOutcome.Then")], rows) { Action = null };
    }

    async Task<IReadOnlyList<BrokenRefundModel>> BrokenAsync(int orderId, CurrencySpec currency)
    {
        var broken = new List<BrokenRefundModel>();
        foreach (var row in await refunds.UnclearOfAsync(orderId))
            broken.Add(new(row.Id, await texts.GetAsync("MoneyRefund.BrokenOff", clock.Shown(row.BegunOnUtc), Figures.Amount(row.Amount, currency), Figures.Amount(row.RefundedBefore, currency), Figures.Amount(row.RefundedBefore + row.Amount, currency))));
        return broken;
    }
}

/// <summary>Money of an order that goes back as credit.</summary>
public sealed record MoneyRefundModel : BaseNopModel
{
    public int OrderId { get; set; }

    /// <summary>The order's number as the shop shows it.</summary>
    public string Number { get; set; } = "";

    public int WalletId { get; set; }

    public string Client { get; set; } = "";

    /// <summary>Made with the page: the same form sent twice refunds once.</summary>
    public Guid Attempt { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.MoneyRefund.Amount")]
    public string? Amount { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.MoneyRefund.Bonus")]
    public string? Bonus { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.MoneyRefund.Days")]
    public string? Days { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.MoneyRefund.Agreed")]
    public bool Agreed { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.MoneyRefund.Reason")]
    public string? Reason { get; set; }

    public string? CurrencyCode { get; set; }

    /// <summary>Whether the reader may do it, and there is money to refund.</summary>
    public bool May { get; set; }

    /// <summary>What it does; null: something is wrong with what was typed.</summary>
    public TableModel? Figures { get; set; }

    /// <summary>What of the order's money went back as credit already; null: nothing.</summary>
    public string? Earlier { get; set; }

    /// <summary>Whether the reader may say how one ended that broke off.</summary>
    public bool MayEnd { get; set; }

    /// <summary>Those that broke off.</summary>
    public IReadOnlyList<BrokenRefundModel> Broken { get; set; } = [];
}

/// <summary>A refund that broke off.</summary>
/// <param name="Id">Its id.</param>
/// <param name="What">What is known of it.</param>
public sealed record BrokenRefundModel(int Id, string What);

/// <summary>The reason is not longer than the ledger keeps.</summary>
public sealed class MoneyRefundValidator : BaseNopValidator<MoneyRefundModel>
{
    public MoneyRefundValidator(ILocalizationService localization)
    {
        RuleFor(m => m.Reason).MaximumLength(LedgerTextLengths.Reason).WithMessageAwait(localization.GetResourceAsync("Plugins.Misc.Cashback.Errors.TooLong"), LedgerTextLengths.Reason);
    }
}
