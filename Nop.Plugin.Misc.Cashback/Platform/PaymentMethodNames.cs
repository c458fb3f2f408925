using System.Collections.Frozen;
using Nop.Services.Payments;

namespace Nop.Plugin.Misc.Cashback.Platform;

/// <summary>The names of the shop's payment methods.</summary>
public sealed class PaymentMethodNames(IPaymentPluginManager methods, ILocalizationService localization, IWorkContext work)
{
    /// <summary>Finds the name of each installed payment method by its system name, which may be in any case. The names are in the language of the page and in the shop's order.</summary>
    public async Task<IReadOnlyDictionary<string, string>> HereAsync() => await InAsync((await work.GetWorkingLanguageAsync()).Id);

    /// <summary>Finds the names of the installed payment methods in a language, as <see cref="HereAsync"/>.</summary>
    /// <param name="languageId">The language; null: none of the shop's, so each has the name that it brings itself.</param>
    public async Task<IReadOnlyDictionary<string, string>> InAsync(int? languageId)
    {
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var method in await methods.LoadAllPluginsAsync())
        {
            var own = method.PluginDescriptor;
            names[own.SystemName] = languageId is { } language ? await localization.GetLocalizedFriendlyNameAsync(method, language) : own.FriendlyName;
        }

        return names;
    }

    /// <summary>No names: every method is called by its system name.</summary>
    internal static IReadOnlyDictionary<string, string> None { get; } = FrozenDictionary<string, string>.Empty;
}
