namespace Nop.Plugin.Misc.Cashback.RuleBook.Drafts;

/// <summary>Rules that are being tried and hold nowhere yet.</summary>
[StoredIn("Cashback_RuleDraft")]
public sealed class RuleDraft : BaseEntity
{
    /// <summary>What staff call it.</summary>
    [Prose(RuleSetValidator.MaxNameLength)]
    public string Name { get; set; } = "";

    /// <summary>When it was made.</summary>
    public DateTime CreatedOnUtc { get; set; }

    /// <summary>The rules, as <see cref="DraftRules.ToJson"/> writes them.</summary>
    [Prose(int.MaxValue)]
    public string Rules { get; set; } = "";
}
