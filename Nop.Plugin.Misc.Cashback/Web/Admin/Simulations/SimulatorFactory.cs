using Nop.Plugin.Misc.Cashback.Insight.Runs;
using Nop.Plugin.Misc.Cashback.RuleBook.Drafts;
using Nop.Plugin.Misc.Cashback.Web.Admin.Drafts;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Simulations;

/// <summary>Makes the page on which rules are tried, and reads what is to be tried.</summary>
public sealed class SimulatorFactory(
    RuleDrafts drafts, SimulationRuns runs, SimulationResultFactory results, IStoreService stores, Texts texts, ShopClock clock, TimeProvider time)
{
    const int None = -1;
    const int Months = 12;
    const int HoursOfADay = 24;

    /// <summary>The page.</summary>
    /// <param name="runId">The run to show; null: the one at work, if any.</param>
    public async Task<SimulatorModel> PrepareAsync(Guid? runId)
    {
        var today = ShopTime.Date(time.GetUtcNow().UtcDateTime, clock.Zone);
        var model = new SimulatorModel
        {
            From = today.AddMonths(-Months).ToDateTime(TimeOnly.MinValue),
            To = today.ToDateTime(TimeOnly.MinValue),
        };
        var run = runId is { } id ? runs.Find(id) : runs.Current;
        if (run is not null)
        {
            (model.First, model.Second) = (run.Request.DraftIds[0], run.Request.DraftIds.Count > 1 ? run.Request.DraftIds[1] : None);
            (model.From, model.To) = (clock.ToShop(run.Request.FromUtc), clock.ToShop(run.Request.ToUtc)!.Value.AddDays(-1));
            model.StoreId = run.Request.StoreId;
            model.Run = await DescribeAsync(run);
        }
        else if (runId is not null)
        {
            model.Run = new SimulationRunModel { Status = await texts.GetAsync("Simulator.Gone") };
        }

        return await CompleteAsync(model);
    }

    /// <summary>Adds what the page offers, also to a model that comes back with errors.</summary>
    public async Task<SimulatorModel> CompleteAsync(SimulatorModel model)
    {
        var all = await drafts.GetAllAsync();
        model.Drafts = DraftFactory.TableOf(all, clock);
        var shops = await stores.GetAllStoresAsync();
        model.AvailableStores = shops.Count < 2 ? [] : [Item(0, await texts.GetAsync("Simulator.AllStores")), .. shops.Select(store => Item(store.Id, store.Name))];
        model.AvailableFirst = [Item(0, await texts.GetAsync("Simulator.Live")), .. all.Select(draft => Item(draft.Id, draft.Name))];
        model.AvailableSecond = [Item(None, await texts.GetAsync("Simulator.NoSecond")), .. model.AvailableFirst];
        return model;
    }

    /// <summary>Reads the request of a simulation.</summary>
    /// <param name="model">As posted.</param>
    /// <param name="state">Takes what is wrong; the result is null then.</param>
    public async Task<SimulationRequest?> ReadAsync(SimulatorModel model, ModelStateDictionary state)
    {
        if (model.From is null)
            state.AddModelError(nameof(model.From), await texts.GetAsync("Errors.Required"));
        if (model.To is null)
            state.AddModelError(nameof(model.To), await texts.GetAsync("Errors.Required"));
        else if (model.To < model.From)
            state.AddModelError(nameof(model.To), await texts.GetAsync("Errors.EndNotAfterStart"));
        if (!await IsKnownAsync(model.First))
            state.AddModelError(nameof(model.First), await texts.GetAsync("Errors.Choose"));
        if (model.Second != None && !await IsKnownAsync(model.Second))
            state.AddModelError(nameof(model.Second), await texts.GetAsync("Errors.Choose"));
        if (model.StoreId != 0 && await stores.GetStoreByIdAsync(model.StoreId) is null)
            state.AddModelError(nameof(model.StoreId), await texts.GetAsync("Errors.Choose"));
        if (!state.IsValid)
            return null;

        return new(
            ShopTime.StartOfDay(DateOnly.FromDateTime(model.From!.Value), clock.Zone),
            ShopTime.StartOfDay(DateOnly.FromDateTime(model.To!.Value).AddDays(1), clock.Zone),
            model.Second == None ? [model.First] : [model.First, model.Second],
            await texts.GetAsync("Simulator.Live"))
        {
            StoreId = model.StoreId,
        };
    }

    /// <summary>A programme that doubles the cashback in some hours of a weekday, beside the rules in force, on the last days.</summary>
    /// <param name="name">What to call it.</param>
    /// <param name="day">The weekday.</param>
    /// <param name="fromHour">First hour, 0 to 23.</param>
    /// <param name="toHour">First hour after it, later than the other, 24 at most.</param>
    /// <param name="days">Whole days before today.</param>
    public async Task<SimulationRequest> DoubledAsync(string name, DayOfWeek day, int fromHour, int toHour, int days)
    {
        var today = ShopTime.Date(time.GetUtcNow().UtcDateTime, clock.Zone);
        var live = await texts.GetAsync("Simulator.Live");
        return new(ShopTime.StartOfDay(today.AddDays(-days), clock.Zone), ShopTime.StartOfDay(today, clock.Zone), [0], live)
        {
            Extra = new ProgrammeRule(int.MaxValue, name)
            {
                Weekdays = [day],
                FromTime = new TimeOnly(fromHour, 0),
                ToTime = toHour == HoursOfADay ? null : new TimeOnly(toHour, 0),
                Multiplier = 2,
            },
            ExtraName = await texts.GetAsync("Simulator.With", live, name),
        };
    }

    /// <summary>A run as the page shows it.</summary>
    public async Task<SimulationRunModel> DescribeAsync(SimulationRun run)
    {
        var status = run.State switch
        {
            SimulationState.Running when run.Total == 0 => await texts.GetAsync("Simulator.Counting"),
            SimulationState.Running => await texts.GetAsync("Simulator.Running", run.Read, run.Total),
            SimulationState.Cancelled => await texts.GetAsync("Simulator.Cancelled"),
            SimulationState.Failed => await texts.GetAsync("Simulator.Failed"),
            _ => "",
        };
        return new()
        {
            Id = run.Id,
            IsRunning = run.State == SimulationState.Running,
            Percent = run.Percent,
            Status = status,
            Result = run.Result is { } result ? await results.PrepareAsync(result, run.Request) : null,
        };
    }

    async Task<bool> IsKnownAsync(int draftId) => draftId == 0 || await drafts.GetAsync(draftId) is not null;


    static SelectListItem Item(int value, string text) => new(text, value.ToString(CultureInfo.InvariantCulture));
}
