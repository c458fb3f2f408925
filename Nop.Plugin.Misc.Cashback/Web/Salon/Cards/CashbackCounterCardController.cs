using Nop.Plugin.Misc.Cashback.Web.Shop;
using Nop.Web.Framework.Controllers;

namespace Nop.Plugin.Misc.Cashback.Web.Salon.Cards;

/// <summary>Cards at the counter: given to the client who was looked up, or blocked where they are lost.</summary>
[SalonStaffOnly]
[AutoValidateAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class CashbackCounterCardController(Actor actor, IStoreContext stores, CounterFactory factory, IClientCards cards, CounterTickets tickets, CardText cardText, IPublicTexts texts) : BasePluginController
{
    const string CounterView = CashbackDefaults.ViewFolder + "/Salon/Counter.cshtml";

    /// <summary>Gives the client who was looked up a card that is nobody's.</summary>
    [HttpPost]
    public async Task<IActionResult> GiveCard(CounterCardsModel form)
    {
        var clerkId = await actor.IdAsync();
        if (tickets.Read(form.Ticket, clerkId) is not { CustomerId: > 0 } ticket)
            return View(CounterView, await factory.PrepareAsync(form.BranchId, clerkId, problem: CounterFactory.LookAgain));

        var result = await cards.GiveAsync(ticket.CustomerId, (await stores.GetCurrentStoreAsync()).Id, form.NewCard, clerkId);
        return await AnswerAsync(ticket, form, result, nameof(form.NewCard), "Counter.Cards.Given");
    }

    /// <summary>Blocks a lost card of the client who was looked up.</summary>
    [HttpPost]
    public async Task<IActionResult> BlockCard(CounterCardsModel form)
    {
        var clerkId = await actor.IdAsync();
        if (tickets.Read(form.Ticket, clerkId) is not { CustomerId: > 0 } ticket)
            return View(CounterView, await factory.PrepareAsync(form.BranchId, clerkId, problem: CounterFactory.LookAgain));

        form.IsBlocking = true;
        var result = await cards.BlockAsync(ticket.CustomerId, (await stores.GetCurrentStoreAsync()).Id, new(form.Lost ?? "", form.Reason, form.Replacement), clerkId);
        return await AnswerAsync(ticket, form, result, result.Outcome switch
        {
            CardOutcome.ReasonRequired => nameof(form.Reason),
            CardOutcome.NotTheirs => nameof(form.Lost),
            _ => nameof(form.Replacement),
        }, "Counter.Cards.Blocked");
    }

    async Task<IActionResult> AnswerAsync(CounterTicket ticket, CounterCardsModel form, CardResult result, string field, string done)
    {
        if (result.IsDone)
        {
            ModelState.Clear();
            return View(CounterView, await factory.PrepareAsync(ticket) with { Notice = await texts.TextAsync(done) });
        }

        ModelState.AddModelError($"{nameof(CounterModel.Cards)}.{field}", await cardText.WhyNotAsync(result));
        return View(CounterView, await factory.PrepareAsync(ticket, cardForm: form));
    }
}
