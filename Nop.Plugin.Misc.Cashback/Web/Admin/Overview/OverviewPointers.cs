using Nop.Web.Framework.Mvc.Routing;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Overview;

/// <summary>What waits, what runs and where to go from the overview: each line leads on for who may open where it leads, and what is another's business is not told.</summary>
public sealed class OverviewPointers(
    WorkList work,
    EarnRuleService rules,
    GiftRunService runs,
    IWalletStore store,
    IPermissionService permissions,
    INopUrlHelper urls,
    Texts texts,
    ShopClock clock,
    TimeProvider time)
{
    /// <summary>What needs a person, kind by kind: as the work list counts it.</summary>
    public async Task<IReadOnlyList<PointerModel>> WaitingAsync()
    {
        var waiting = new List<PointerModel>();
        foreach (var (kind, count) in await work.CountsAsync())
        {
            waiting.Add(new(await texts.GetAsync("Overview.WaitingOf", await texts.GetAsync($"Work.Kinds.{kind.Name}"), count), urls.RouteUrl(CashbackRoutes.Admin, new { controller = "CashbackWork", action = "List", kind = kind.Name }))
            {
                IsAlarm = kind.IsAlarm,
            });
        }

        return waiting;
    }

    /// <summary>Programmes that are active in these days, with what is left of their budgets, and gift runs under way.</summary>
    /// <param name="currency">Currency of the budgets.</param>
    public async Task<IReadOnlyList<PointerModel>> RunningAsync(CurrencySpec currency)
    {
        var mayOpen = await permissions.AuthorizeAsync(CashbackPermissions.Configure);
        var now = time.GetUtcNow().UtcDateTime;
        var running = new List<PointerModel>();
        var programmes = (await rules.GetProgrammesAsync()).Where(programme => programme.Active && !(programme.FromUtc > now) && !(programme.ToUtc <= now)).ToList();
        var spent = await store.BudgetsAsync([.. programmes.Select(programme => programme.Id)], CancellationToken.None);
        foreach (var programme in programmes)
            running.Add(new(programme.Name, mayOpen ? PageUrl("CashbackProgramme", "Edit", programme.Id) : null, await BudgetAsync(programme, spent.GetValueOrDefault(programme.Id), currency)));
        foreach (var run in (await runs.GetAllAsync()).Where(run => run.StateId is (int)GiftRunState.Running or (int)GiftRunState.Planned))
            running.Add(new(run.Name, mayOpen ? PageUrl("CashbackGiftRun", "Watch", run.Id) : null, await RunAsync(run)));
        return running;
    }

    /// <summary>What is done most often.</summary>
    public async Task<IReadOnlyList<PointerModel>> OftenAsync()
    {
        var often = new List<PointerModel> { new(await texts.GetAsync("Overview.FindWallet"), PageUrl("CashbackWallet")) };
        if (await permissions.AuthorizeAsync(CashbackPermissions.RedeemInSalon))
            often.Add(new(await texts.GetAsync("Menu.Counter"), urls.RouteUrl(CashbackRoutes.Counter)));
        if (await permissions.AuthorizeAsync(CashbackPermissions.Configure))
        {
            often.Add(new(await texts.GetAsync("Overview.NewProgramme"), PageUrl("CashbackProgramme", "Create")));
            often.Add(new(await texts.GetAsync("Menu.Simulator"), PageUrl("CashbackSimulator", "Index")));
        }

        return often;
    }

    async Task<string?> BudgetAsync(Programme programme, long spent, CurrencySpec currency) => programme.Budget is > 0 and { } budget
        ? await texts.GetAsync("Overview.BudgetLeft", Figures.Amount(Math.Max(0, budget - spent), currency), Figures.Amount(budget, currency))
        : spent > 0 ? await texts.GetAsync("Overview.SpentSoFar", Figures.Amount(spent, currency)) : null;

    async Task<string> RunAsync(GiftRun run)
    {
        var progress = await runs.ProgressAsync(run);
        return progress.InAudience > 0 ? await texts.GetAsync("Runs.Progress", progress.Given, progress.InAudience) : await texts.GetAsync("Overview.Begins", clock.Shown(run.StartOnUtc) ?? "");
    }

    string PageUrl(string controller, string action = "List", int? id = null) => urls.RouteUrl(CashbackRoutes.Admin, new { controller, action, id });
}
