using Nop.Core.Configuration;

namespace Nop.Plugin.Misc.Cashback.Bonuses;

/// <summary>State that the plugin remembers about bonuses; nothing that an owner sets.</summary>
sealed class CashbackBonusSettings : ISettings
{
    /// <summary>When the birthdays that were there were first looked at; null: not yet.</summary>
    public DateTime? BirthdaysNotedOnUtc { get; set; }
}
