using Nop.Web.Framework;
using Nop.Web.Framework.Controllers;

namespace Nop.Plugin.Misc.Cashback.Web.Admin;

/// <summary>Base of the admin pages. Each action of a page still names the permission that it needs.</summary>
[Area(AreaNames.ADMIN)]
[AutoValidateAntiforgeryToken]
[ValidateIpAddress]
[AuthorizeAdmin]
[OwnNameOnly]
[ValidateVendor]
[SaveSelectedTab]
[NotNullValidationMessage]
[TicksOnly]
[GridPages]
[KeepsTerms]
public abstract class AdminCashbackController(PageKit kit) : BasePluginController
{
    /// <summary>Lines in the activity log.</summary>
    protected ActivityLines Activity => kit.Activity;

    /// <summary>A page of the plugin's admin views.</summary>
    /// <param name="path">Folder and name without extension.</param>
    /// <param name="model">The model.</param>
    protected ViewResult Page(string path, object model) => View($"{CashbackDefaults.ViewFolder}/Admin/{path}.cshtml", model);

    /// <summary>A page with a form that has a header around it.</summary>
    /// <param name="path">Folder and name of the view without extension.</param>
    /// <param name="model">The form.</param>
    /// <param name="header">What stands around it.</param>
    protected ViewResult FormPage(string path, object model, FormHeader header)
    {
        ViewData[nameof(FormHeader)] = header;
        return Page(path, model);
    }

    /// <summary>A part of a page, for a script that puts it in place.</summary>
    /// <param name="name">Name without extension.</param>
    /// <param name="model">The model.</param>
    protected PartialViewResult Part(string name, object model) => PartialView($"{CashbackDefaults.ViewFolder}/Admin/{name}.cshtml", model);

    /// <summary>A text in the working language, filled in.</summary>
    protected Task<string> TextAsync(string key, params object[] arguments) => kit.Texts.OfKeyAsync(key, arguments);

    /// <summary>Tells on the next page that something was done.</summary>
    protected async Task NotifyAsync(string key, params object[] arguments)
        => kit.Notices.Done(await TextAsync(key, arguments));

    /// <summary>Tells on the next page that something was not done, and why.</summary>
    protected async Task WarnAsync(string key, params object[] arguments)
        => kit.Notices.Refused(await TextAsync(key, arguments));

    /// <summary>Tells on the next page why something was not done.</summary>
    protected void Refuse(string why) => kit.Notices.Refused(why);

    /// <summary>Makes what a form asks for, once for each time that the form was shown.</summary>
    /// <param name="makeAsync">Makes it and leads to another page, or shows the form again with what is wrong.</param>
    /// <param name="made">Where a form leads that made it before.</param>
    protected async Task<IActionResult> OnceAsync(Func<Task<IActionResult>> makeAsync, Func<IActionResult> made)
    {
        IActionResult? answer = null;
        var attempt = HttpContext?.Request is { HasFormContentType: true } request ? request.Form[FormAttempts.Field].ToString() : "";
        await kit.Attempts.OnceAsync(attempt, async () => (answer = await makeAsync()) is RedirectToActionResult);
        if (answer is not null)
            return answer;
        await NotifyAsync("Plugins.Misc.Cashback.FormSentBefore");
        return made();
    }

    /// <summary>Tells that something waits for a second person: on the next page and in the activity log.</summary>
    /// <param name="entity">What it is about; null: no single row.</param>
    /// <param name="what">What it is, in a few words.</param>
    protected async Task TellProposedAsync(BaseEntity? entity, string what)
    {
        await Activity.WriteAsync(CashbackActivity.Approval, entity, "Plugins.Misc.Cashback.ActivityLog.Proposed", what);
        await NotifyAsync("Plugins.Misc.Cashback.Approvals.Proposed");
        await TellPeopleAsync();
    }

    /// <summary>Writes to the people whom a proposal, or its end, concerns.</summary>
    protected Task TellPeopleAsync() => kit.News.TellAsync();

    /// <summary>Puts what the rules do not allow beside the fields.</summary>
    /// <param name="result">How the save ended.</param>
    /// <param name="fieldOf">The page's field of a rule's property; null: they have the same names.</param>
    /// <returns>Whether the rule was saved.</returns>
    protected async Task<bool> AcceptAsync(RuleSaveResult result, Func<string, string>? fieldOf = null)
    {
        foreach (var error in result.Errors)
            ModelState.AddModelError(fieldOf?.Invoke(error.Field) ?? error.Field, await TextAsync(error.ResourceKey, error.Arguments));
        return result.Saved;
    }
}

/// <summary>Services that every admin page speaks with.</summary>
/// <param name="Texts">The plugin's texts.</param>
/// <param name="Notices">Messages on the next page.</param>
/// <param name="Activity">Lines in the activity log.</param>
/// <param name="Attempts">Forms that make something.</param>
/// <param name="News">Letters about what waits for a second person.</param>
public sealed record PageKit(Texts Texts, PageNotices Notices, ActivityLines Activity, FormAttempts Attempts, IProposalNews News);
