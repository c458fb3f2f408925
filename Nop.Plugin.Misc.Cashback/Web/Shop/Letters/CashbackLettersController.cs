using Nop.Plugin.Misc.Cashback.Messages;
using Nop.Web.Controllers;

namespace Nop.Plugin.Misc.Cashback.Web.Shop.Letters;

/// <summary>Where the link of a letter leads by which its kind is switched off. Nobody has to sign in: the link is signed. Looking at it changes nothing, as programs that look at letters open links too. It is there also while the shop is closed, or open to its customers alone.</summary>
[AutoValidateAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class CashbackLettersController(ILetterSwitches letters, IPublicTexts texts) : BasePublicController
{
    const string PageView = CashbackDefaults.ViewFolder + "/Public/Letters.cshtml";

    /// <summary>Says which letters the link is about, whether they are on, and asks.</summary>
    [HttpGet]
    [CheckAccessPublicStore(true)]
    [CheckAccessClosedStore(true)]
    public async Task<IActionResult> Index(string? token) => View(PageView, await PrepareAsync(token));

    /// <summary>Switches them off, or on again.</summary>
    [HttpPost]
    [ActionName(nameof(Index))]
    [CheckAccessPublicStore(true)]
    [CheckAccessClosedStore(true)]
    public async Task<IActionResult> Switch(string? token, bool isOn)
    {
        return await letters.SwitchByLinkAsync(token, isOn) ? RedirectToRoute(CashbackRoutes.Letters, new { token }) : View(PageView, await PrepareAsync(token));
    }

    async Task<LettersModel> PrepareAsync(string? token) => await letters.OfLinkAsync(token) is { } found
        ? new(token!, await texts.TextAsync($"Letters.Kinds.{found.Name}"), found.IsOn)
        : new("", null, false);
}

/// <summary>The page of a link that switches letters off.</summary>
/// <param name="Token">What the link carries.</param>
/// <param name="Name">Name of the kind; null: the link is none.</param>
/// <param name="IsOn">Whether the client gets them.</param>
public sealed record LettersModel(string Token, string? Name, bool IsOn);
