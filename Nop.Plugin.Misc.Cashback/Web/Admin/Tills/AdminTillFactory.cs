using Nop.Plugin.Misc.Cashback.Api;
using Nop.Plugin.Misc.Cashback.Api.Keys;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Tills;

/// <summary>Makes the page of tills' keys, and reads its form.</summary>
public sealed class AdminTillFactory(ITillKeys keys, FormReaders readers, AdminChoices choices, IBranchService branches, Texts texts, IWebHelper web, ShopClock clock, TimeProvider time)
{
    /// <summary>All keys, and the form for another.</summary>
    /// <param name="posted">The form, where something of it was wrong; null: a fresh one.</param>
    /// <param name="made">The key that was just made; null: none was.</param>
    public async Task<TillListModel> ListAsync(TillKeyModel? posted = null, string? made = null)
    {
        var names = (await branches.GetAllAsync()).ToDictionary(branch => branch.Id, branch => branch.Name);
        var uses = await keys.UsesAsync();
        var rows = new List<TableRow>();
        foreach (var key in await keys.GetAllAsync())
            rows.Add(await RowAsync(key, key.BranchId == 0 ? await texts.GetAsync("Vouchers.AllBranches") : names.GetValueOrDefault(key.BranchId), uses));

        return new()
        {
            Key = await CompleteAsync(posted ?? new()),
            Made = made,
            Address = web.GetStoreLocation() + ApiVersion.Path,
            Keys = new(
                [
                    Column.Text("Tills.Till"), Column.Short("Tills.Key") with { IsWideOnly = true }, Column.Text("Tills.Branch") with { IsWideOnly = true }, Column.Short("Tills.LastUsed") with { IsWideOnly = true },
                    Column.Text("Tills.State") with { IsWideOnly = true }, Column.Mark("Tills.Revoke"),
                ], rows) { Action = null, Id = "till-keys" },
        };
    }

    /// <summary>Reads what was wished for; null: something is wrong and stands beside its field.</summary>
    /// <param name="model">As it was posted, under the name "key".</param>
    /// <param name="state">Takes what is wrong.</param>
    public async Task<TillKey?> ReadAsync(TillKeyModel model, ModelStateDictionary state)
    {
        ArgumentNullException.ThrowIfNull(model);
        var reader = await readers.OpenAsync(state);
        var till = await reader.NameAsync(Field(nameof(model.Till)), model.Till);
        var scopes = TillScopeNames.All.Where(one => model.Scopes.Contains(one.Name)).Aggregate(TillScopes.None, (all, one) => all | one.Scope);
        var (addresses, wrong) = TillKey.ReadAddresses(model.Addresses);
        var end = model.LastDay is { } day ? ShopTime.StartOfDay(DateOnly.FromDateTime(day).AddDays(1), clock.Zone) : (DateTime?)null;
        if (model.BranchId != 0 && await branches.GetByIdAsync(model.BranchId) is null)
            await reader.RefuseAsync(Field(nameof(model.BranchId)), "Errors.Choose");
        if (scopes == TillScopes.None)
            await reader.RefuseAsync(Field(nameof(model.Scopes)), "Errors.Required");
        if (wrong is not null)
            await reader.RefuseAsync(Field(nameof(model.Addresses)), "Tills.Addresses.Wrong", wrong);
        else if (addresses!.Length > TillKey.LongestAddresses)
            await reader.RefuseAsync(Field(nameof(model.Addresses)), "Errors.TooLong", TillKey.LongestAddresses);
        if (end <= time.GetUtcNow().UtcDateTime)
            await reader.RefuseAsync(Field(nameof(model.LastDay)), "Tills.State.Over");
        return state.IsValid ? new() { Till = till, BranchId = model.BranchId, Scopes = scopes, Addresses = addresses!, ExpiresOnUtc = end?.AsStored(), IsTest = model.IsTest } : null;
    }

    /// <summary>Says that a till has as many keys as one may have.</summary>
    public async Task RefuseAsync(ModelStateDictionary state)
    {
        ArgumentNullException.ThrowIfNull(state);
        state.AddModelError(Field(nameof(TillKeyModel.Till)), await texts.GetAsync("Tills.TooMany"));
    }

    async Task<TableRow> RowAsync(TillKey key, string? branch, IReadOnlyDictionary<int, DateTime> uses)
    {
        var isLive = key.IsLive(time.GetUtcNow().UtcDateTime);
        var revoke = key.RevokedOnUtc is null
            ? new CellButton("Revoke", await texts.GetAsync("Tills.Revoke"), await texts.GetAsync("Tills.RevokeQuestion"), new Dictionary<string, object> { ["id"] = key.Id })
            : null;
        return new(key.Id,
        [
            new(key.Till) { Badge = key.IsTest ? await texts.GetAsync("Tills.IsTest") : null },
            new($"{key.Start}…") { Note = string.Join(", ", TillScopeNames.Of(key.Scopes)) },
            branch,
            uses.TryGetValue(key.Id, out var used) ? clock.Shown(used) : "–",
            await StateAsync(key),
            new((string?)null) { Button = revoke },
        ]) { IsFaint = !isLive };
    }

    async Task<string> StateAsync(TillKey key) =>
        key.RevokedOnUtc is not null ? await texts.GetAsync("Tills.State.Revoked")
        : key.ExpiresOnUtc is not { } end ? await texts.GetAsync("Tills.State.Live")
        : key.IsLive(time.GetUtcNow().UtcDateTime) ? await texts.GetAsync("Tills.State.Until", ShopTime.Date(end.AddTicks(-1), clock.Zone).ToString("d", CultureInfo.CurrentCulture))
        : await texts.GetAsync("Tills.State.Over");

    async Task<TillKeyModel> CompleteAsync(TillKeyModel model)
    {
        model.AvailableBranches = await choices.BranchesAsync("Plugins.Misc.Cashback.Vouchers.AllBranches");
        model.AvailableScopes = [];
        foreach (var (scope, name) in TillScopeNames.All)
            model.AvailableScopes.Add(new(await texts.GetAsync($"Tills.Scope.{scope}"), name, model.Scopes.Contains(name)));
        return model;
    }

    static string Field(string name) => $"{nameof(TillListModel.Key)}.{name}";
}
