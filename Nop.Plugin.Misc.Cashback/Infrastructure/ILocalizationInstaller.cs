using Nop.Core.Domain.Localization;

namespace Nop.Plugin.Misc.Cashback.Infrastructure;

/// <summary>Brings the plugin's texts into the shop. What an owner has reworded stays.</summary>
public interface ILocalizationInstaller
{
    /// <summary>Adds the texts that are missing, in every language of the shop.</summary>
    Task InstallAsync();

    /// <summary>Adds the texts that are missing in one language; English where the plugin does not speak it.</summary>
    Task FillLanguageAsync(Language language);

    /// <summary>Removes the plugin's texts from every language.</summary>
    Task UninstallAsync();
}
