using Nop.Plugin.Misc.Cashback.Ledger.Queries;
using Nop.Plugin.Misc.Cashback.Sales;
using Nop.Plugin.Misc.Cashback.Web.Admin;
using Nop.Plugin.Misc.Cashback.Web.Salon.Slips;
using Nop.Plugin.Misc.Cashback.Web.Shop;

namespace Nop.Plugin.Misc.Cashback.Web.Salon.Sales;

/// <summary>Builds the pages of sales in the salon.</summary>
public sealed class SaleFactory(
    ISalonSales sales, CounterFactory counter, SlipFactory slips, IBranchService branches, BranchStaff staff, IWalletDirectory wallets, AdminChoices choices, SalonTexts salon, IStoreContext stores, IPublicTexts texts)
{
    /// <summary>The page; null: the client has no open account any more.</summary>
    /// <param name="ticket">The ticket of the look-up.</param>
    /// <param name="form">What was typed before.</param>
    /// <param name="result">How trying or recording it ended; null: neither was asked for.</param>
    /// <param name="asked">What was asked; null: neither was.</param>
    public async Task<SalePageModel?> PrepareAsync(CounterTicket ticket, SaleForm form, SaleResult? result = null, SaleRequest? asked = null)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        ArgumentNullException.ThrowIfNull(form);
        var page = ticket.CustomerId > 0 ? await counter.PrepareAsync(ticket, most: await sales.MostCreditAsync((await stores.GetCurrentStoreAsync()).Id)) : new();
        if (page.Client is null)
            return null;

        while (form.Lines.Count == 0 || form.Do == "line" && !form.Lines[^1].IsBlank)
            form.Lines.Add(new());
        var none = new SelectListItem(await texts.TextAsync("Sale.NoCategory"), "0");
        return new(form with { Ticket = page.Ticket, Receipt = form.Receipt ?? page.ReceiptPrefix }, page.Client, (await branches.GetByIdAsync(ticket.BranchId))?.Name ?? "", page.Currency,
            [none, .. await choices.CategoriesAsync()], page.QuickAmounts)
        {
            ReceiptPrefix = page.ReceiptPrefix,
            Alone = page.Alone,
            ProofFrom = page.ProofFrom,
            Outlook = result is { IsDone: true } && asked is not null ? await OutlookAsync(asked.Gross, asked.Credit, result.Earned, result.ActivatesOnUtc, result.MayUse) : null,
        };
    }

    /// <summary>Why a sale was not recorded; for a receipt that was used before also what was recorded for it.</summary>
    public async Task<string> RefusalAsync(SaleResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (result is { Refusal: SalonRefusal.ReceiptUsed, Sale: { } first })
            return await counter.UsedBySaleAsync(first);
        return result.Refusal switch
        {
            SalonRefusal.ReceiptUsed => await texts.TextAsync("Sale.CreditTaken"),
            SalonRefusal.OverLimit => await texts.TextAsync("Sale.OverLimit", await texts.AmountAsync(result.MayUse)),
            SalonRefusal.TooMuch => await texts.TextAsync("Sale.MoreThanTotal"),
            var other => await texts.TextAsync(Refusals.KeyOf(other)),
        };
    }

    /// <summary>The slip of a sale; null: there is none, or not at a branch of the clerk's.</summary>
    /// <param name="act">The act that recorded it.</param>
    /// <param name="repeated">Its receipt was sent again, and nothing was done now.</param>
    /// <param name="actorId">The clerk who looks at it.</param>
    /// <param name="undoesOthers">Whether they may undo what others recorded.</param>
    /// <param name="typed">What was typed into one of its forms before; null: nothing.</param>
    public async Task<SaleSlipModel?> PrepareSlipAsync(string act, bool repeated, int actorId, bool undoesOthers, SaleBackForm? typed = null)
    {
        if (await sales.FindByActAsync(act) is not { } sale || !await staff.MayAsync(actorId, sale.Sale.BranchId))
            return null;

        var (row, branch) = (sale.Sale, await branches.GetByIdAsync(sale.Sale.BranchId));
        var (when, by) = (await salon.WhenAsync(row.SoldOnUtc, branch), await salon.NameOfAsync(row.ClerkId));
        var isOwn = sale.Wallet.CustomerId == actorId;
        var mayUndo = await sales.WhyNotUndoAsync(sale, actorId, undoesOthers) == UndoRefusal.None;
        var lines = new List<(string, string)>();
        foreach (var line in sale.Lines)
            lines.Add((line.Name.Length > 0 ? line.Name : await texts.TextAsync("Sale.NoCategory"), await AmountAsync(line.Amount, sale)));
        var customer = (await wallets.GetAsync(row.WalletId))?.Customer;
        return new((await stores.GetCurrentStoreAsync()).Name, SalonTexts.PlaceOf(branch), row.BranchId, ClientMask.Of(customer), row.Receipt, when, by, lines,
            await OutlookAsync(row.Gross, row.Credit, sale.Earned, sale.ActivatesOnUtc, 0))
        {
            Repeated = repeated && sale.Undone is null ? await texts.TextAsync("Sale.Repeated", await AmountAsync(row.Gross, sale), when, by) : null,
            ConfirmedBy = await slips.ConfirmerOfAsync(row.Act),
            Mail = await slips.MailAsync(row.Act, customer, branch),
            Returns = await ReturnsAsync(sale),
            Left = sale is { Left: > 0, Returns.Count: > 0 } ? await AmountAsync(sale.Left, sale) : null,
            Return = sale.Left > 0 && !isOwn ? new SaleBackForm { Act = act, Key = typed?.Key ?? Guid.NewGuid().ToString("n"), Amount = typed?.Amount, Reason = typed?.Reason } : null,
            Undo = mayUndo ? new SaleBackForm { Act = act, Reason = typed?.Reason } : null,
            UndoUntil = mayUndo && await sales.UndoEndsUtcAsync(sale) is { } end ? await salon.TimeAsync(end, branch) : null,
        };
    }

    async Task<IReadOnlyList<string>> ReturnsAsync(RecordedSale sale)
    {
        var told = new List<string>();
        foreach (var row in sale.Returns)
        {
            var at = await branches.GetByIdAsync(row.BranchId);
            told.Add(await texts.TextAsync(row.IsUndo ? "Sale.Undone" : "Sale.Returned", await AmountAsync(row.Amount, sale), await AmountAsync(row.Amount - row.CreditBack, sale),
                await AmountAsync(row.CreditBack, sale), await AmountAsync(row.EarnedBack, sale), await salon.WhenAsync(row.ReturnedOnUtc, at), await salon.NameOfAsync(row.ClerkId), row.Reason));
        }

        return told;
    }

    async Task<SaleOutlookModel> OutlookAsync(long gross, long credit, long earned, DateTime? activatesOnUtc, long mayUse) => new(
        await texts.AmountAsync(gross),
        credit > 0 ? await texts.AmountAsync(credit) : null,
        await texts.AmountAsync(gross - credit),
        earned > 0 ? await texts.AmountAsync(earned) : null,
        earned > 0 && activatesOnUtc is { } start ? texts.Day(start) : null,
        await texts.AmountAsync(mayUse));

    Task<string> AmountAsync(long minor, RecordedSale sale) => texts.AmountAsync(minor, sale.Wallet.CurrencyCode.Length > 0 ? CurrencySpec.For(sale.Wallet.CurrencyCode) : null);
}
