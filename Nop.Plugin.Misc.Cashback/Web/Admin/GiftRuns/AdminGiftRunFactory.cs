using Nop.Plugin.Misc.Cashback.Web.Admin.Approvals;
using Nop.Plugin.Misc.Cashback.Web.Admin.Audiences;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.GiftRuns;

/// <summary>Makes the pages of gift runs and reads them back.</summary>
public sealed class AdminGiftRunFactory(GiftRunService runs, GiftReleases releases, ApproversText approvers, Actor actor, IWalletDirectory wallets, ILocalizationService localization, Texts texts, FormReaders readers, AudienceForm audience, PageWords pageWords, ICustomerService customers, IPermissionService permissions, ShopClock clock, TimeProvider time)
{
    /// <summary>All runs, newest first.</summary>
    public async Task<TableModel> ListAsync()
    {
        var currency = await wallets.GetCurrencyAsync();
        var rows = new List<TableRow>();
        foreach (var run in await runs.GetAllAsync())
        {
            var progress = await runs.ProgressAsync(run);
            var goesOn = progress.InAudience > 0;
            rows.Add(new(run.Id,
            [
                run.Name,
                Figures.Amount(run.Amount, currency),
                clock.Shown(run.StartedOnUtc ?? run.StartOnUtc),
                new(await localization.GetLocalizedEnumAsync((GiftRunState)run.StateId))
                {
                    Note = goesOn ? await texts.GetAsync("Runs.Progress", progress.Given, progress.InAudience) : null,
                    Percent = goesOn ? progress.Percent : null,
                },
            ]));
        }

        return new([Column.Text("Runs.Name"), Column.Amount("Runs.Amount"), Column.Short("Runs.Start"), Column.Text("Runs.State")], rows) { Action = "Watch" };
    }

    /// <summary>A new run to fill in.</summary>
    public Task<GiftRunModel> PrepareNewAsync() => CompleteAsync(new GiftRunModel());

    /// <summary>A run to edit; null: there is none with the id that may still be changed.</summary>
    public async Task<GiftRunModel?> PrepareAsync(int runId)
    {
        if (await runs.GetAsync(runId) is not { StateId: (int)GiftRunState.Draft } run)
            return null;

        var model = new GiftRunModel
        {
            Id = run.Id,
            Name = run.Name,
            Amount = Figures.AmountField(run.Amount, await wallets.GetCurrencyAsync()),
            LastDay = LastDay(run)?.ToDateTime(TimeOnly.MinValue),
            Start = clock.ToShop(run.StartOnUtc),
            SendEmail = run.SendEmail,
            Message = run.Message,
        };
        AudienceForm.Fill(model, AudienceText.Parse(run.Audience));
        return await CompleteAsync(model);
    }

    /// <summary>Adds what the page shows beside the fields, also to a model that comes back with errors.</summary>
    public async Task<GiftRunModel> CompleteAsync(GiftRunModel model)
    {
        (model.AsksForTimes, model.AsksForSegments) = (true, true);
        await audience.CompleteAsync(model);
        return model;
    }

    /// <summary>The run that the model says.</summary>
    /// <param name="model">As posted.</param>
    /// <param name="state">Takes what is wrong; the result is of no use where it is not valid afterwards.</param>
    public async Task<GiftRun> ReadAsync(GiftRunModel model, ModelStateDictionary state)
    {
        var typed = await readers.OpenAsync(state);
        return new GiftRun
        {
            Id = model.Id,
            Name = await typed.NameAsync(nameof(model.Name), model.Name),
            Amount = await typed.AmountAsync(nameof(model.Amount), model.Amount),
            ExpiresOnUtc = model.LastDay is { } day ? ShopTime.StartOfDay(DateOnly.FromDateTime(day).AddDays(1), clock.Zone) : null,
            StartOnUtc = clock.ToUtc(model.Start),
            SendEmail = model.SendEmail,
            Message = FormReader.Text(model.Message),
            Audience = AudienceText.Of(await AudienceForm.ReadAsync(model, typed)),
        };
    }

    /// <summary>The page's field of a run's property, where the two have different names.</summary>
    public static string FieldOf(string property) => property switch
    {
        nameof(GiftRun.ExpiresOnUtc) => nameof(GiftRunModel.LastDay),
        nameof(GiftRun.StartOnUtc) => nameof(GiftRunModel.Start),
        _ => property,
    };

    /// <summary>A run with what it would do, or how far it is; null: there is none with the id.</summary>
    public async Task<GiftRunPageModel?> PreparePageAsync(int runId)
    {
        if (await runs.GetAsync(runId) is not { } run)
            return null;

        var rule = AudienceText.Parse(run.Audience);
        var progress = await runs.ProgressAsync(run);
        var state = (GiftRunState)run.StateId;
        var reach = state == GiftRunState.Draft ? await runs.ReachAsync(run) : null;
        var (needsSecond, waits) = reach is null ? default : await releases.LookAsync(run, reach);
        var approving = needsSecond ? await approvers.SayAsync(waits?.Proposal ?? new() { KindId = (int)ProposalKind.GiftRun, SubjectId = run.Id, ProposedBy = await actor.IdAsync() }) : null;
        return new()
        {
            Id = run.Id,
            Name = run.Name,
            State = state,
            StateName = await localization.GetLocalizedEnumAsync(state),
            Amount = Figures.Amount(run.Amount, await wallets.GetCurrencyAsync()),
            LastDay = LastDay(run)?.ToString("D", CultureInfo.CurrentCulture),
            Start = clock.Shown(run.StartedOnUtc ?? run.StartOnUtc),
            End = clock.Shown(run.EndedOnUtc),
            SendEmail = run.SendEmail,
            Message = run.Message,
            Audience = await pageWords.AudienceAsync(rule),
            Preview = reach is null ? null : await PreviewAsync(run, reach),
            NeedsSecond = needsSecond,
            WaitsIn = waits?.Proposal.Id ?? 0,
            Approvers = approving?.Words,
            CanBeApproved = approving is not { Anybody: false },
            StartsAtOnce = run.StartOnUtc is null || run.StartOnUtc <= time.GetUtcNow().UtcDateTime,
            CanRelease = await permissions.AuthorizeAsync(CashbackPermissions.ReleaseGifts),
            Makers = await MakersAsync(run),
            Progress = progress,
            ProgressText = await ProgressTextAsync(progress),
        };
    }

    /// <summary>How far a run is, in words.</summary>
    public async Task<string> ProgressTextAsync(RunProgress progress)
    {
        var words = await texts.GetAsync("Runs.Progress", progress.Given, progress.InAudience);
        if (progress.Waiting > 0)
            words += " · " + await texts.GetAsync("Runs.Waiting", progress.Waiting);
        if (progress.LeftOut > 0)
            words += " · " + await texts.GetAsync("Runs.LeftOut", progress.LeftOut);
        return words;
    }

    /// <summary>Says in words what a run would do.</summary>
    /// <param name="run">The run.</param>
    /// <param name="reach">Whom it would give to, and whom not.</param>
    public async Task<string> PreviewAsync(GiftRun run, GiftReach reach)
    {
        var words = await texts.GetAsync("Runs.Preview", reach.Due, Figures.Amount(run.Amount * reach.Due, await wallets.GetCurrencyAsync()));
        if (reach.Had > 0)
            words += " · " + await texts.GetAsync("Runs.Had", reach.Had);
        if (reach.NotJoined > 0)
            words += " · " + await texts.GetAsync("Runs.NotJoined", reach.NotJoined);
        if (reach.NoCard > 0)
            words += " · " + await texts.GetAsync("Runs.NoCard", reach.NoCard);
        if (reach.Off > 0)
            words += " · " + await texts.GetAsync("Runs.Off", reach.Off);
        if (reach.Closed > 0)
            words += " · " + await texts.GetAsync("Runs.Closed", reach.Closed);
        if (reach.Makers > 0)
            words += " · " + await texts.GetAsync("Runs.Makers", reach.Makers);
        return words;
    }

    async Task<IList<string>> MakersAsync(GiftRun run)
    {
        var people = (await customers.GetCustomersByIdsAsync([.. run.MakerIds])).ToDictionary(customer => customer.Id);
        return [.. run.MakerIds.Select(id => ClientNames.EmailOrNumber(people.GetValueOrDefault(id), id))];
    }

    DateOnly? LastDay(GiftRun run) =>
        run.ExpiresOnUtc is { } end ? ShopTime.Date(DateTime.SpecifyKind(end.AddTicks(-1), DateTimeKind.Utc), clock.Zone) : null;
}
