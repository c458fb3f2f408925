using System.Globalization;
using Nop.Core;
using Nop.Plugin.Misc.Cashback.Infrastructure;
using Nop.Plugin.Misc.Cashback.Models.Admin;
using Nop.Plugin.Misc.Cashback.Terms;
using Nop.Services.Stores;

namespace Nop.Plugin.Misc.Cashback.Factories.Admin;

/// <summary>Makes the page with the versions of the terms.</summary>
public sealed class AdminTermsFactory(ITermsVersions terms, IStoreContext stores, IWorkContext work, ShopClock clock)
{
    /// <summary>All versions of the store, and one of them in full.</summary>
    /// <param name="number">Its number; null, or one that is not there: that in force.</param>
    /// <param name="language">Two-letter code; null, or one in which there are no terms: that of the page.</param>
    public async Task<TermsListModel> PrepareAsync(int? number, string? language)
    {
        var scope = await stores.GetActiveStoreScopeConfigurationAsync();
        var storeId = scope > 0 ? scope : (await stores.GetCurrentStoreAsync()).Id;
        var current = await terms.EnsureAsync(storeId);
        var all = await terms.AllAsync(storeId);
        var shown = number is { } asked && asked != current.Number ? await terms.FindAsync(storeId, asked) ?? current : current;
        var spoken = TermsVersions.Languages.FirstOrDefault(code => code == language) ?? LocalizationInstaller.CodeOf(await work.GetWorkingLanguageAsync());
        return new TermsListModel
        {
            Versions = [.. all.Select(version => new TermsRowModel(version.Number, clock.ToShop(version.CreatedOnUtc)!.Value.ToString("g", CultureInfo.CurrentCulture)))],
            Number = shown.Number,
            Language = spoken,
            Languages = TermsVersions.Languages,
            Sections = terms.Read(shown, spoken),
        };
    }
}
