namespace Nop.Plugin.Misc.Cashback.Web.Admin.Terms;

/// <summary>The page with the versions of the terms.</summary>
public sealed class CashbackTermsVersionController(
    AdminTermsFactory factory, PosterFactory poster, PageKit kit) : AdminCashbackController(kit)
{
    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> List(int? id, string? language) => Page("Terms/List", await factory.PrepareAsync(id, language));

    /// <summary>The poster and the table card, to be printed.</summary>
    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> Poster(string? language, string? size) => Page("Terms/Poster", await poster.PrepareAsync(language, size));
}
