namespace Nop.Plugin.Misc.Cashback.RuleBook.Drafts;

/// <summary>Rules that are being tried and hold nowhere yet.</summary>
public sealed class RuleDraft : BaseEntity
{
    /// <summary>What staff call it.</summary>
    public string Name { get; set; } = "";

    /// <summary>When it was made.</summary>
    public DateTime CreatedOnUtc { get; set; }

    /// <summary>The rules, as <see cref="DraftRules.ToJson"/> writes them.</summary>
    public string Rules { get; set; } = "";
}
