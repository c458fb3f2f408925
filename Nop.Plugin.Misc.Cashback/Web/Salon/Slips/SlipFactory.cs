using Nop.Plugin.Misc.Cashback.Sales;
using Nop.Plugin.Misc.Cashback.Web.Shop;

namespace Nop.Plugin.Misc.Cashback.Web.Salon.Slips;

/// <summary>Builds the slips of the counter, and what slips of sales have in common with them.</summary>
public sealed class SlipFactory(IRedemptions redemptions, IVoucherService vouchers, IWalletDirectory wallets, ITakingConfirmations confirmations, SentSlips sent, SalonTexts salon, IStoreContext stores, IPublicTexts texts)
{
    /// <summary>The slip for what an act took; null: nothing was taken by it, or not at a branch of the clerk's.</summary>
    /// <param name="act">The act (<see cref="SalonResult.Act"/>).</param>
    /// <param name="repeated">Its receipt was sent again, and nothing was taken now.</param>
    /// <param name="actorId">The clerk who looks at it.</param>
    /// <param name="undoesOthers">Whether they may undo what others took.</param>
    /// <param name="reason">What was typed as the reason to undo it before; null: nothing.</param>
    public async Task<SlipModel?> PrepareAsync(string act, bool repeated, int actorId, bool undoesOthers, string? reason = null)
    {
        if (await redemptions.FindAsync(act) is not { } taken || !await redemptions.IsSeenAsync(taken, actorId))
            return null;

        var store = await stores.GetCurrentStoreAsync();
        var isVoucher = taken.Hold.Purpose == HoldPurpose.Voucher;
        var customer = (await wallets.GetAsync(taken.Entry.WalletId))?.Customer;
        // What was left then, or after it was given back: today's balance is for who looks the client up.
        var left = isVoucher ? taken.Hold.Left : (taken.Undone is null ? taken.Entry : await redemptions.EndOfUndoingAsync(taken)).AvailableAfter;
        var branch = await redemptions.BranchOfAsync(taken);
        var mayUndo = await redemptions.WhyNotAsync(taken, store.Id, actorId, undoesOthers) == UndoRefusal.None;
        var (when, by) = (await salon.WhenAsync(taken.Entry.CreatedOnUtc, branch), await salon.NameOfAsync(taken.Entry.ActorId));
        return new(store.Name, SalonTexts.PlaceOf(branch), await texts.AmountAsync(taken.Entry.Amount), await texts.AmountAsync(left), taken.Entry.Reason ?? "", when, by)
        {
            Client = isVoucher ? null : ClientMask.Of(customer),
            Code = isVoucher ? vouchers.EndOf(taken.Hold.Reference) : null,
            Repeated = repeated && taken.Undone is null ? await texts.TextAsync("Counter.Repeated", when, by, await texts.AmountAsync(taken.Entry.Amount)) : null,
            BranchId = branch?.Id ?? 0,
            ConfirmedBy = await ConfirmerOfAsync(taken.Act),
            Mail = await MailAsync(taken.Act, customer, branch),
            Undo = mayUndo ? new UndoModel { Act = act, Reason = reason, Until = await texts.TimeAsync((await redemptions.UndoEndsUtcAsync(taken, store.Id))!.Value) } : null,
            Undone = taken.Undone is { } undone
                ? await texts.TextAsync("Counter.Undone", await salon.WhenAsync(undone.CreatedOnUtc, branch), await salon.NameOfAsync(undone.ActorId), undone.Reason ?? "")
                : null,
        };
    }

    /// <summary>The form by which a slip is sent.</summary>
    /// <param name="act">Its act.</param>
    /// <param name="customer">The client; null: not known any more.</param>
    /// <param name="branch">Where; null: it cannot be told.</param>
    public async Task<SlipMailModel> MailAsync(string act, Customer? customer, Branch? branch)
    {
        var told = new List<string>();
        foreach (var row in await sent.OfAsync(act))
            told.Add(await texts.TextAsync("Counter.Slip.Sent", await salon.WhenAsync(row.SentOnUtc.AsUtc(), branch), await salon.NameOfAsync(row.SentBy)));
        return new() { Act = act, Number = told.Count < SentSlips.Most && !string.IsNullOrWhiteSpace(ClientNames.Email(customer)) ? told.Count + 1 : 0, Sent = told };
    }

    /// <summary>Adds to the form by which a slip is sent why it was not sent now.</summary>
    /// <param name="mail">The form.</param>
    /// <param name="problem">Name of the problem, as the address has it; what is none is left out.</param>
    public async Task<SlipMailModel?> WithProblemAsync(SlipMailModel? mail, string? problem) =>
        mail is not null && problem is nameof(SlipSending.SentBefore) or nameof(SlipSending.NoAddress) ? mail! with { Problem = await texts.TextAsync($"Counter.Slip.{problem}") } : mail;

    /// <summary>Name of who confirmed an act; null: nobody had to.</summary>
    public async Task<string?> ConfirmerOfAsync(string act) => await confirmations.OfAsync(act) is > 0 and var personId ? await salon.NameOfAsync(personId) : null;
}
