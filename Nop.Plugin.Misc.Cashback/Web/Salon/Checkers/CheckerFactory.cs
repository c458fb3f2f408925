using System.Net;
using System.Text.RegularExpressions;
using Nop.Plugin.Misc.Cashback.Web.Shop;

namespace Nop.Plugin.Misc.Cashback.Web.Salon.Checkers;

/// <summary>Where a checker that is a page of the shop finds what makes it one.</summary>
/// <param name="Page">The page itself, without the branch: what its worker may keep.</param>
/// <param name="Worker">The worker that keeps it.</param>
/// <param name="Manifest">By which a phone installs it.</param>
/// <param name="Icon">Its picture.</param>
public sealed record CheckerAddresses(string Page, string Worker, string Manifest, string Icon);

/// <summary>
/// Makes the checker of a branch: one page that holds all it needs, public keys, texts and scripts, and asks nobody for anything. Nothing in it is secret: who has it can check
/// vouchers and make none.
/// </summary>
public sealed partial class CheckerFactory(IVoucherService vouchers, IWalletDirectory wallets, IPublicTexts texts, ISettingService settings, IStoreContext stores, IWebHelper web, IDateTimeHelper dates, TimeProvider clock)
{
    /// <summary>Name of what the worker keeps.</summary>
    public const string Cache = "cashback-checker";

    /// <summary>The page.</summary>
    /// <param name="branch">Whose.</param>
    /// <param name="addresses">Null: it is a file of its own, away from the shop.</param>
    public async Task<string> MakeAsync(Branch branch, CheckerAddresses? addresses)
    {
        ArgumentNullException.ThrowIfNull(branch);
        var title = WebUtility.HtmlEncode(await texts.TextAsync("Checker.Title", branch.Name));
        var scripts = CheckerParts.Scripts.Select(CheckerParts.Read).ToList();
        var style = CheckerParts.Read("checker.css");
        var parts = new Dictionary<string, string>
        {
            ["lang"] = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName,
            ["title"] = title,
            ["noscript"] = WebUtility.HtmlEncode(await texts.TextAsync("Checker.Refused.NoScript")),
            ["policy"] = Policy(scripts, style, ofShop: addresses is not null),
            ["links"] = addresses is null ? "" : $"""<link rel="manifest" crossorigin="use-credentials" href="{WebUtility.HtmlEncode(addresses.Manifest)}"><link rel="apple-touch-icon" href="{WebUtility.HtmlEncode(addresses.Icon)}">""",
            ["style"] = style,
            ["data"] = await DataAsync(branch, addresses),
            ["scripts"] = string.Join('\n', scripts.Select(script => $"<script>{script}</script>")),
        };
        // In one go: what is put in is not looked at for places.
        return Place().Replace(CheckerParts.Read("checker.html"), place => parts[place.Groups[1].Value]);
    }

    /// <summary>What a phone needs to know to install it.</summary>
    /// <param name="branch">Whose.</param>
    /// <param name="start">The page with its branch.</param>
    /// <param name="addresses">Where the rest is.</param>
    public async Task<string> ManifestAsync(Branch branch, string start, CheckerAddresses addresses)
    {
        ArgumentNullException.ThrowIfNull(branch);
        ArgumentNullException.ThrowIfNull(addresses);
        return JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["id"] = start,
            ["name"] = await texts.TextAsync("Checker.Title", branch.Name),
            ["short_name"] = branch.Name,
            ["start_url"] = start,
            ["scope"] = addresses.Page,
            ["display"] = "standalone",
            ["background_color"] = "#f6f3f7",
            ["theme_color"] = "#7b3f74",
            ["icons"] = new[] { new { src = addresses.Icon, sizes = "any", type = "image/svg+xml" } },
        });
    }

    // "<" and the like are written as escapes: nothing in it ends the script that holds it.
    async Task<string> DataAsync(Branch branch, CheckerAddresses? addresses)
    {
        var currency = await wallets.GetCurrencyAsync();
        var carried = new Dictionary<string, string>();
        foreach (var key in CheckerTexts.Keys)
            carried[key] = await texts.TextAsync(key);
        return JsonSerializer.Serialize(new
        {
            branch = new { id = branch.Id, name = branch.Name, prefix = branch.ReceiptPrefix },
            currency = new { code = currency.Code, decimals = currency.Decimals },
            zone = ZoneOf(dates.DefaultStoreTimeZone),
            language = CultureInfo.CurrentUICulture.Name,
            restGoesBack = (await settings.LoadSettingAsync<CashbackSettings>((await stores.GetCurrentStoreAsync()).Id)).VoucherRest == VoucherRest.GoesBack,
            made = clock.GetUtcNow().ToUnixTimeMilliseconds(),
            // Files of several shops share one store on a device.
            journal = string.Create(CultureInfo.InvariantCulture, $"cashback-checker|{new Uri(web.GetStoreLocation()).Host}|{branch.Id}"),
            keys = vouchers.PublicKeys().ToDictionary(key => Convert.ToHexStringLower(key.Id), key => Convert.ToBase64String(key.PublicKey)),
            texts = carried,
            worker = addresses?.Worker,
            scope = addresses?.Page,
            cache = Cache,
        });
    }

    // As browsers name it; null: it has no such name, and the device's own counts.
    static string? ZoneOf(TimeZoneInfo zone) => zone.HasIanaId ? zone.Id : TimeZoneInfo.TryConvertWindowsIdToIanaId(zone.Id, out var name) ? name : null;

    // Only these very scripts run, and nothing is asked for anywhere: no picture, no address, no form.
    static string Policy(IEnumerable<string> scripts, string style, bool ofShop) =>
        $"default-src 'none'; script-src {string.Join(' ', scripts.Select(HashOf))}; style-src {HashOf(style)}; base-uri 'none'; form-action 'none'; "
        + (ofShop ? "img-src 'self' data:; connect-src 'self'; manifest-src 'self'; worker-src 'self'" : "img-src data:");

    static string HashOf(string part) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(part)))}'";

    [GeneratedRegex(@"\{\{(\w+)\}\}")]
    private static partial Regex Place();
}
