using Nop.Plugin.Misc.Cashback.Terms;
using Nop.Web.Controllers;

namespace Nop.Plugin.Misc.Cashback.Web.Shop.Terms;

/// <summary>The terms, for everybody to read.</summary>
public sealed class CashbackTermsController(ITermsVersions terms, IWorkContext work, IStoreContext stores, IPublicTexts texts, IDateTimeHelper dates) : BasePublicController
{
    /// <summary>The version in force, or an older one.</summary>
    /// <param name="version">Its number; null, or one that is not there: that in force.</param>
    [HttpGet]
    public async Task<IActionResult> Index(int? version = null)
    {
        var storeId = (await stores.GetCurrentStoreAsync()).Id;
        var current = await terms.CurrentAsync(storeId);
        var shown = version is { } number ? await terms.FindAsync(storeId, number) ?? current : current;
        var language = LocalizationInstaller.CodeOf(await work.GetWorkingLanguageAsync());
        var day = ShopTime.Date(shown.CreatedOnUtc.AsUtc(), dates.DefaultStoreTimeZone).ToString("d", CultureInfo.CurrentCulture);
        var since = await texts.TextAsync("Terms.Since", shown.Number.ToString(CultureInfo.CurrentCulture), day);
        return View(CashbackDefaults.ViewFolder + "/Public/Terms.cshtml", new TermsModel(shown.Number, since, shown.Number == current.Number, terms.Read(shown, language)));
    }
}

/// <summary>The terms as a reader sees them.</summary>
/// <param name="Number">Of the version.</param>
/// <param name="Since">Since when, as a sentence.</param>
/// <param name="IsCurrent">Whether it is in force.</param>
/// <param name="Sections">Plain text.</param>
public sealed record TermsModel(int Number, string Since, bool IsCurrent, IReadOnlyList<TermsSection> Sections);
