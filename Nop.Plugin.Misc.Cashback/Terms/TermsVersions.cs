using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Nop.Core.Caching;
using Nop.Data;
using Nop.Plugin.Misc.Cashback.Earning;
using Nop.Plugin.Misc.Cashback.Infrastructure;
using Nop.Services.Configuration;
using Nop.Services.Customers;
using Nop.Services.Localization;

namespace Nop.Plugin.Misc.Cashback.Terms;

/// <inheritdoc cref="ITermsVersions"/>
/// <remarks>The number is cached beside the rule sets and dropped with them: whoever asks next after a change finds it.</remarks>
public class TermsVersions(
    IRepository<TermsVersion> versions,
    IRuleSetProvider rules,
    ISettingService settings,
    ICustomerService customers,
    ILanguageService languages,
    ILocalizationService localization,
    IStaticCacheManager cache,
    TimeProvider time) : ITermsVersions
{
    /// <summary>Codes of the languages in which the terms are written.</summary>
    public static readonly IReadOnlyList<string> Languages = ["en", "it", "ru", "fi", "fr", "pl"];

    static readonly CacheKey NumberKey = new("Nop.cashback.rules.terms.{0}");
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <inheritdoc/>
    public Task<int> NumberAsync(int storeId) =>
        cache.GetAsync(cache.PrepareKeyForDefaultCache(NumberKey, storeId), async () => (await EnsureAsync(storeId)).Number);

    /// <inheritdoc/>
    public async Task<TermsVersion> EnsureAsync(int storeId)
    {
        var text = JsonSerializer.Serialize(await WriteAsync(storeId), Json);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        var newest = (await AllAsync(storeId)).FirstOrDefault();
        if (newest?.Hash == hash)
            return newest;

        var version = new TermsVersion { StoreId = storeId, Number = (newest?.Number ?? 0) + 1, CreatedOnUtc = time.GetUtcNow().UtcDateTime, Hash = hash, Text = text };
        await versions.InsertAsync(version, publishEvent: false);
        return version;
    }

    /// <inheritdoc/>
    public Task<IList<TermsVersion>> AllAsync(int storeId) =>
        versions.GetAllAsync(query => query.Where(row => row.StoreId == storeId).OrderByDescending(row => row.Number).ThenBy(row => row.Id));

    /// <inheritdoc/>
    public async Task<TermsVersion?> FindAsync(int storeId, int number) =>
        (await versions.GetAllAsync(query => query.Where(row => row.StoreId == storeId && row.Number == number).OrderBy(row => row.Id))).FirstOrDefault();

    /// <inheritdoc/>
    public IReadOnlyList<TermsSection> Read(TermsVersion version, string language)
    {
        ArgumentNullException.ThrowIfNull(version);
        var all = JsonSerializer.Deserialize<Dictionary<string, TermsSection[]>>(version.Text, Json) ?? [];
        return all.GetValueOrDefault(language) ?? all.GetValueOrDefault(Languages[0]) ?? [];
    }

    // The texts of the shop's own languages are those that the owner may have changed.
    async Task<Dictionary<string, IReadOnlyList<TermsSection>>> WriteAsync(int storeId)
    {
        var source = await rules.GetSourceAsync(storeId);
        var values = await settings.LoadSettingAsync<CashbackSettings>(storeId);
        var roles = (await customers.GetAllCustomerRolesAsync(showHidden: true)).ToDictionary(role => role.Id, role => role.Name);
        var spoken = (await languages.GetAllLanguagesAsync(showHidden: true)).GroupBy(LocalizationInstaller.CodeOf).ToDictionary(group => group.Key, group => group.First().Id);
        var written = new Dictionary<string, IReadOnlyList<TermsSection>>();
        foreach (var code in Languages)
        {
            var texts = new Dictionary<string, string>(LocalizationInstaller.Texts(code));
            if (spoken.TryGetValue(code, out var languageId))
            {
                var own = await localization.GetAllResourceValuesAsync(languageId, loadPublicLocales: null);
                foreach (var key in texts.Keys.ToList())
                {
                    if (own.TryGetValue(key.ToLowerInvariant(), out var text))
                        texts[key] = text.Value;
                }
            }

            written[code] = new TermsWriter(source, values, roles, texts, CultureInfo.GetCultureInfo(code)).Write();
        }

        return written;
    }
}
