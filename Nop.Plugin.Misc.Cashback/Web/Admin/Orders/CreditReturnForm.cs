using FluentValidation;
using Nop.Web.Framework.Validators;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Orders;

/// <summary>The form by which staff give back credit of an order that was paid with credit alone.</summary>
public sealed class CreditReturnForm(ICreditReturns returns, IOrderLedgerQueries orderLedger, FormReaders forms, IPermissionService permissions, Actor actor, Texts texts)
{
    /// <summary>The form; null: there is nothing to give back by it, or not by the reader.</summary>
    /// <param name="order">The order.</param>
    /// <param name="again">What was typed, where something was wrong with it; null: a new form.</param>
    public async Task<CreditReturnModel?> PrepareAsync(Order order, CreditReturnModel? again)
    {
        if (await returns.LeftOfAsync(order) is not ({ } wallet, var left) || !await permissions.AuthorizeAsync(CashbackPermissions.AdjustWallets) || wallet.CustomerId == await actor.IdAsync())
            return null;

        var currency = CurrencySpec.For(wallet.CurrencyCode);
        var model = again ?? new() { OrderId = order.Id, Attempt = Guid.NewGuid(), Amount = Figures.AmountField(left, currency) };
        model.CurrencyCode = currency.Code;
        return model;
    }

    /// <summary>Reads the form and gives the credit back.</summary>
    /// <returns>What went back, with its currency, and whether it did so now and not when the form came before; null: something is wrong, and stands beside its field.</returns>
    public async Task<(string Amount, bool IsNew)?> ReturnAsync(Order order, CreditReturnModel back, ModelStateDictionary state)
    {
        if ((await orderLedger.TraceAsync(order.Id)).Currency is not { } currency)
        {
            state.AddModelError(nameof(back.Amount), await texts.GetAsync("CreditReturn.Nothing"));
            return null;
        }

        var form = forms.Open(state, currency);
        var amount = await form.AmountAsync(nameof(back.Amount), back.Amount);
        if (amount == 0 && state.GetFieldValidationState(nameof(back.Amount)) != ModelValidationState.Invalid)
            await form.RefuseAsync(nameof(back.Amount), "Errors.Zero");
        var reason = FormReader.Text(back.Reason);
        if (reason.Length == 0)
            await form.RefuseAsync(nameof(back.Reason), "Errors.Required");
        if (!state.IsValid)
            return null;

        var result = await returns.ReturnAsync(order, amount, reason, back.Attempt);
        if (result.Outcome == HandOutcome.Done)
            return (Figures.Amount(amount, currency), result.First is null);
        if (result.Outcome == HandOutcome.FormUsed)
        {
            // Who means it as another return sends it once more: the form gets a name of its own.
            back.Attempt = Guid.NewGuid();
            state.Remove(nameof(back.Attempt));
        }

        state.AddModelError(nameof(back.Amount), result.Outcome switch
        {
            HandOutcome.Insufficient when result.Value == 0 => await texts.GetAsync("CreditReturn.Nothing"),
            HandOutcome.Insufficient => await texts.GetAsync("CreditReturn.OnlySoMuch", Figures.Amount(result.Value, currency)),
            HandOutcome.Changed => await texts.GetAsync("CreditReturn.Nothing"),
            HandOutcome.FormUsed => await texts.GetAsync("FormSentBefore"),
            var other => await texts.GetAsync(Refusals.KeyOf(other)),
        });
        return null;
    }
}

/// <summary>Credit that goes back to the client.</summary>
public sealed record CreditReturnModel : BaseNopModel
{
    public int OrderId { get; set; }

    /// <summary>Made with the page: the same form sent twice gives back once.</summary>
    public Guid Attempt { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.CreditReturn.Amount")]
    public string? Amount { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.CreditReturn.Reason")]
    public string? Reason { get; set; }

    public string? CurrencyCode { get; set; }
}

/// <summary>The reason is not longer than the ledger keeps.</summary>
public sealed class CreditReturnValidator : BaseNopValidator<CreditReturnModel>
{
    public CreditReturnValidator(ILocalizationService localization)
    {
        RuleFor(m => m.Reason).MaximumLength(LedgerTextLengths.Reason).WithMessageAwait(localization.GetResourceAsync("Plugins.Misc.Cashback.Errors.TooLong"), LedgerTextLengths.Reason);
    }
}
