using Nop.Core.Domain.Stores;
using Nop.Plugin.Misc.Cashback.Terms;
using Nop.Web.Framework.Mvc.Routing;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Terms;

/// <summary>Makes the page with the versions of the terms.</summary>
public sealed class AdminTermsFactory(ITermsVersions terms, IStoreContext context, IStoreService stores, IWorkContext work, INopUrlHelper urls, ShopClock clock)
{
    /// <summary>All versions of the store, and one of them in full.</summary>
    /// <param name="number">Its number; null, or one that is not there: that in force.</param>
    /// <param name="language">Two-letter code; null, or one in which there are no terms: that of the page, or English.</param>
    public async Task<TermsListModel> PrepareAsync(int? number, string? language)
    {
        var scope = await context.GetActiveStoreScopeConfigurationAsync();
        var here = await context.GetCurrentStoreAsync();
        var store = scope > 0 ? await stores.GetStoreByIdAsync(scope) ?? here : here;
        var storeId = store.Id;
        var current = await terms.EnsureAsync(storeId);
        var all = await terms.AllAsync(storeId);
        var shown = number is { } asked && asked != current.Number ? await terms.FindAsync(storeId, asked) ?? current : current;
        var spoken = Written(language) ?? Written(LocalizationInstaller.CodeOf(await work.GetWorkingLanguageAsync())) ?? TermsVersions.Languages[0];
        return new TermsListModel
        {
            Versions = new([Column.Text("Terms.Version"), Column.Text("Terms.InForceSince")], [.. all.Select(Row)]) { Action = null },
            StoreName = (await stores.GetAllStoresAsync()).Count > 1 ? store.Name : null,
            PageUrl = PageOf(store, here),
            Number = shown.Number,
            Language = spoken,
            Languages = [.. TermsVersions.Languages.Select(code => new TermsLanguageModel(code, CultureInfo.GetCultureInfo(code).NativeName))],
            Sections = terms.Read(shown, spoken),
        };

        TableRow Row(TermsIssue version) => new(version.Number,
        [
            new(version.Number.ToString(CultureInfo.InvariantCulture)) { Link = $"~/Admin/CashbackTermsVersion/List/{version.Number}?language={spoken}", IsCurrent = version.Number == shown.Number },
            clock.Shown(version.CreatedOnUtc),
        ]);
    }

    // Each store has its own host.
    string PageOf(Store store, Store here)
    {
        var path = urls.RouteUrl(CashbackRoutes.Terms);
        return store.Id != here.Id && Uri.TryCreate(store.Url, UriKind.Absolute, out var address) ? new Uri(address, path).ToString() : path;
    }

    static string? Written(string? language) => TermsVersions.Languages.FirstOrDefault(code => code == language);
}

/// <summary>The versions of the terms and one of them in one language.</summary>
public sealed record TermsListModel : BaseNopModel
{
    public TableModel Versions { get; set; } = new([], []);

    /// <summary>The store whose terms they are; null: there is but one.</summary>
    public string? StoreName { get; set; }

    /// <summary>Where everybody reads them.</summary>
    public string PageUrl { get; set; } = "";

    /// <summary>Number of the version that is shown.</summary>
    public int Number { get; set; }

    /// <summary>Two-letter code of the language in which it is shown.</summary>
    public string Language { get; set; } = "";

    public IReadOnlyList<TermsLanguageModel> Languages { get; set; } = [];

    public IReadOnlyList<TermsSection> Sections { get; set; } = [];
}

/// <summary>A language in which the terms are written.</summary>
/// <param name="Code">Two letters.</param>
/// <param name="Name">As its speakers call it.</param>
public sealed record TermsLanguageModel(string Code, string Name);
