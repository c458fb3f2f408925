using System.Net;
using Nop.Services.Messages;
using Nop.Web.Framework.Mvc.Routing;

namespace Nop.Plugin.Misc.Cashback.Messages;

/// <summary>Writes of findings in plain words: whose wallet, which act met it, what stops, what to do, and where the shop says more; hashes stand at the end. To the owner once a day for each wallet.</summary>
sealed class FindingLetters(
    CustomerLetters mail, FindingWords words, ILocalizationService localization, IBranchService branches, ICustomerService customers, IStaticCacheManager cache, INopUrlHelper urls, ShopClock clock)
{
    const int MostFindings = 20;

    // Who verifies again makes no second letter of the same wallet on the same day.
    const int ToldMinutes = 24 * 60;

    /// <summary>Writes to the witness, who reads of clients by their cards alone.</summary>
    /// <param name="address">The address.</param>
    /// <param name="isOwner">It is the owner's, too: names are told.</param>
    /// <param name="report">What was found.</param>
    /// <param name="meeting">The act that met it; null: it was a verification.</param>
    /// <param name="more">Further tokens, by the reader's culture.</param>
    public Task SendAsync(string address, bool isOwner, AuditReport report, AlteredMeeting? meeting, Func<CultureInfo, IReadOnlyList<Token>> more) =>
        SendAsync(address, report.Findings, report.Progress.Findings, isOwner, meeting, more);

    /// <summary>Writes to the owner what was not told within a day.</summary>
    /// <inheritdoc cref="SendAsync(string, bool, AuditReport, AlteredMeeting, Func{CultureInfo, IReadOnlyList{Token}})"/>
    public async Task TellOwnerAsync(string address, AuditReport report, AlteredMeeting? meeting, Func<CultureInfo, IReadOnlyList<Token>> more)
    {
        var untold = new List<LedgerFinding>();
        foreach (var finding in report.Findings.Take(MostFindings))
        {
            if (await IsUntoldAsync(finding))
                untold.Add(finding);
        }

        if (untold.Count > 0)
            await SendAsync(address, untold, untold.Count + Math.Max(0, report.Progress.Findings - MostFindings), isOwner: true, meeting, more);
    }

    async Task SendAsync(string address, IReadOnlyList<LedgerFinding> findings, long count, bool isOwner, AlteredMeeting? meeting, Func<CultureInfo, IReadOnlyList<Token>> more) =>
        await mail.SendAsync(new Customer { Email = address }, storeId: 0, Letter.Findings, async reader =>
        {
            var culture = CultureInfo.GetCultureInfo(reader.Culture);
            var of = new FindingReader(reader.LanguageId, culture, instant => clock.ToShop(instant)!.Value.ToString("g", culture), isOwner);
            var shown = findings.Take(MostFindings).ToList();
            var parts = new List<string>();
            foreach (var finding in shown)
                parts.Add(await PartAsync(finding, of, meeting, reader));
            if (count > shown.Count)
                parts.Add(Html(await TextAsync(of, "Damage.More", count - shown.Count)));
            parts.Add($"<small>{Html(await TextAsync(of, "Damage.Details"))}:<br />{string.Join("<br />", shown.Select(finding => Html($"{finding}")))}</small>");
            return [new("Cashback.Findings", string.Join("</p><p>", parts), true), .. more(culture)];
        });

    // Between the tags of a paragraph, as the letter has it.
    async Task<string> PartAsync(LedgerFinding finding, FindingReader of, AlteredMeeting? meeting, MailReader reader)
    {
        var said = await words.SayAsync(finding, of);
        var (url, link) = said.WalletId > 0
            ? (urls.RouteUrl(CashbackRoutes.Admin, new { controller = "CashbackWallet", action = "Wallet", id = said.WalletId, damaged = true }), "Damage.OpenWallet")
            : (urls.RouteUrl(CashbackRoutes.Admin, new { controller = "CashbackWallet", action = "List" }), "Verify.All");
        var lines = new List<string> { $"<strong>{Html(said.Title)}</strong>", Html(said.What) };
        if (meeting is not null)
            lines.Add(Html(await TextAsync(of, "Damage.Met", of.When(meeting.OnUtc), await WhereAsync(meeting, of))));
        lines.Add($"<strong>{Html(await TextAsync(of, "Damage.Stops"))}</strong> {Html(said.Stops)}");
        lines.Add($"<strong>{Html(await TextAsync(of, "Damage.Steps"))}</strong>");
        lines.AddRange(said.Steps.Select((step, at) => Html(string.Create(of.Culture, $"{at + 1}. {step}"))));
        lines.Add($"<a href=\"{Html(reader.UrlOf(url))}\">{Html(await TextAsync(of, link))}</a>");
        return string.Join("<br />", lines);
    }

    // "Salon, Roma, carla@example.com"; that a client acted is told to the owner alone.
    async Task<string> WhereAsync(AlteredMeeting meeting, FindingReader of)
    {
        var actor = meeting.ActorId > 0 && (of.IsTrusted || meeting.Channel is Channel.Salon or Channel.Admin) ? (await customers.GetCustomerByIdAsync(meeting.ActorId))?.Email : null;
        return string.Join(", ", new[] { await localization.GetLocalizedEnumAsync(meeting.Channel, of.LanguageId), (await branches.GetByIdAsync(meeting.BranchId))?.Name, actor }.Where(word => !string.IsNullOrEmpty(word)));
    }

    async Task<bool> IsUntoldAsync(LedgerFinding finding)
    {
        var told = new CacheKey(finding.WalletId > 0
            ? string.Create(CultureInfo.InvariantCulture, $"Nop.cashback.found.{finding.WalletId}")
            : string.Create(CultureInfo.InvariantCulture, $"Nop.cashback.found.{finding.Code}.{finding.Table}.{finding.Row}")) { CacheTime = ToldMinutes };
        if (await cache.GetAsync(told, 0) > 0)
            return false;
        await cache.SetAsync(told, 1);
        return true;
    }

    async Task<string> TextAsync(FindingReader of, string key, params object[] arguments)
    {
        var text = await localization.GetResourceAsync($"{CashbackDefaults.ResourcePrefix}.{key}", of.LanguageId);
        return arguments.Length == 0 ? text : string.Format(of.Culture, text, arguments);
    }

    static string Html(string text) => WebUtility.HtmlEncode(text);
}
