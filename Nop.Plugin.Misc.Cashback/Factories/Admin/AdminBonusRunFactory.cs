using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Nop.Plugin.Misc.Cashback.Earning.Bonuses;
using Nop.Plugin.Misc.Cashback.Models.Admin;
using Nop.Plugin.Misc.Cashback.Rules;
using Nop.Plugin.Misc.Cashback.Wallets;
using Nop.Services.Localization;

namespace Nop.Plugin.Misc.Cashback.Factories.Admin;

/// <summary>Makes the pages of gift runs and reads them back.</summary>
public sealed class AdminBonusRunFactory(IBonusRuns runs, IWalletDirectory wallets, ILocalizationService localization, AudienceForm audience, ShopClock clock, TimeProvider time)
{
    /// <summary>All runs, newest first.</summary>
    public async Task<BonusRunListModel> PrepareListAsync()
    {
        var currency = await wallets.GetCurrencyAsync();
        var model = new BonusRunListModel();
        foreach (var run in await runs.GetAllAsync())
        {
            model.Runs.Add(new()
            {
                Id = run.Id,
                Name = run.Name,
                Amount = AdminText.Amount(run.Amount, currency),
                Start = Instant(run.StartedOnUtc ?? run.StartOnUtc),
                State = await localization.GetLocalizedEnumAsync((BonusRunState)run.StateId),
                Progress = await runs.ProgressAsync(run),
            });
        }

        return model;
    }

    /// <summary>A new run to fill in.</summary>
    public Task<BonusRunModel> PrepareNewAsync() => CompleteAsync(new BonusRunModel());

    /// <summary>A run to edit; null: there is none with the id that may still be changed.</summary>
    public async Task<BonusRunModel?> PrepareAsync(int runId)
    {
        if (await runs.GetAsync(runId) is not { StateId: (int)BonusRunState.Draft } run)
            return null;

        var model = new BonusRunModel
        {
            Id = run.Id,
            Name = run.Name,
            Amount = AdminText.AmountField(run.Amount, await wallets.GetCurrencyAsync()),
            LastDay = LastDay(run)?.ToDateTime(TimeOnly.MinValue),
            Start = clock.ToShop(run.StartOnUtc),
            SendEmail = run.SendEmail,
            Message = run.Message,
        };
        AudienceForm.Fill(model, AudienceText.Parse(run.Audience));
        return await CompleteAsync(model);
    }

    /// <summary>Adds what the page shows beside the fields, also to a model that comes back with errors.</summary>
    public async Task<BonusRunModel> CompleteAsync(BonusRunModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        await audience.CompleteAsync(model);
        model.AsksForTimes = true;
        return model;
    }

    /// <summary>The run that the model says.</summary>
    /// <param name="model">As posted.</param>
    /// <param name="state">Takes what is wrong; the result is of no use where it is not valid afterwards.</param>
    public async Task<BonusRun> ReadAsync(BonusRunModel model, ModelStateDictionary state)
    {
        ArgumentNullException.ThrowIfNull(model);
        var typed = new TypedNumbers(state, await wallets.GetCurrencyAsync(), localization);
        return new BonusRun
        {
            Id = model.Id,
            Name = (model.Name ?? "").Trim(),
            Amount = await typed.AmountAsync(nameof(model.Amount), model.Amount),
            ExpiresOnUtc = model.LastDay is { } day ? ShopTime.StartOfDay(DateOnly.FromDateTime(day).AddDays(1), clock.Zone) : null,
            StartOnUtc = clock.ToUtc(model.Start),
            SendEmail = model.SendEmail,
            Message = (model.Message ?? "").Trim(),
            Audience = AudienceText.Of(await AudienceForm.ReadAsync(model, typed)),
        };
    }

    /// <summary>The page's field of a run's property, where the two have different names.</summary>
    public static string FieldOf(string property) => property switch
    {
        nameof(BonusRun.ExpiresOnUtc) => nameof(BonusRunModel.LastDay),
        nameof(BonusRun.StartOnUtc) => nameof(BonusRunModel.Start),
        _ => property,
    };

    /// <summary>A run with what it would do, or how far it is; null: there is none with the id.</summary>
    public async Task<BonusRunPageModel?> PreparePageAsync(int runId)
    {
        if (await runs.GetAsync(runId) is not { } run)
            return null;

        var rule = AudienceText.Parse(run.Audience);
        var progress = await runs.ProgressAsync(run);
        var state = (BonusRunState)run.StateId;
        return new()
        {
            Id = run.Id,
            Name = run.Name,
            State = state,
            StateName = await localization.GetLocalizedEnumAsync(state),
            Amount = AdminText.Amount(run.Amount, await wallets.GetCurrencyAsync()),
            LastDay = LastDay(run)?.ToString("D", CultureInfo.CurrentCulture),
            Start = Instant(run.StartedOnUtc ?? run.StartOnUtc),
            End = Instant(run.EndedOnUtc),
            SendEmail = run.SendEmail,
            Message = run.Message,
            Audience = await audience.WordsAsync(rule),
            Preview = state == BonusRunState.Draft ? await PreviewAsync(run, await runs.ReachAsync(run)) : null,
            StartsAtOnce = run.StartOnUtc is null || run.StartOnUtc <= time.GetUtcNow().UtcDateTime,
            Progress = progress,
            ProgressText = await ProgressTextAsync(progress),
        };
    }

    /// <summary>How far a run is, in words.</summary>
    public async Task<string> ProgressTextAsync(RunProgress progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        var words = await TextAsync("Plugins.Misc.Cashback.Runs.Progress", progress.Given, progress.InAudience);
        if (progress.Waiting > 0)
            words += " · " + await TextAsync("Plugins.Misc.Cashback.Runs.Waiting", progress.Waiting);
        if (progress.LeftOut > 0)
            words += " · " + await TextAsync("Plugins.Misc.Cashback.Runs.LeftOut", progress.LeftOut);
        return words;
    }

    /// <summary>What a run would do, in words.</summary>
    /// <param name="run">The run.</param>
    /// <param name="reach">Whom it would give to, and whom not.</param>
    public async Task<string> PreviewAsync(BonusRun run, GiftReach reach)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(reach);
        var words = await TextAsync("Plugins.Misc.Cashback.Runs.Preview", reach.Due, AdminText.Amount(run.Amount * reach.Due, await wallets.GetCurrencyAsync()));
        if (reach.Had > 0)
            words += " · " + await TextAsync("Plugins.Misc.Cashback.Runs.Had", reach.Had);
        if (reach.NotJoined > 0)
            words += " · " + await TextAsync("Plugins.Misc.Cashback.Runs.NotJoined", reach.NotJoined);
        if (reach.NoCard > 0)
            words += " · " + await TextAsync("Plugins.Misc.Cashback.Runs.NoCard", reach.NoCard);
        if (reach.Off > 0)
            words += " · " + await TextAsync("Plugins.Misc.Cashback.Runs.Off", reach.Off);
        return words;
    }

    DateOnly? LastDay(BonusRun run) =>
        run.ExpiresOnUtc is { } end ? ShopTime.Date(DateTime.SpecifyKind(end.AddTicks(-1), DateTimeKind.Utc), clock.Zone) : null;

    string? Instant(DateTime? utc) => clock.ToShop(utc)?.ToString("g", CultureInfo.CurrentCulture);

    async Task<string> TextAsync(string key, params object[] arguments) => string.Format(CultureInfo.CurrentCulture, await localization.GetResourceAsync(key), arguments);
}
