namespace Nop.Plugin.Misc.Cashback.RuleBook.Drafts;

/// <summary>Rules that are being tried and hold nowhere yet.</summary>
[StoredIn("Cashback_RuleDraft")]
public sealed class RuleDraft : BaseEntity
{
    /// <summary>Name that staff gave it.</summary>
    [Prose(RuleSetValidator.MaxNameLength)]
    public string Name { get; set; } = "";

    /// <summary>When it was made.</summary>
    public DateTime CreatedOnUtc { get; set; }

    /// <summary>The rules, as <see cref="DraftRules.ToJson"/> writes them.</summary>
    [Prose(int.MaxValue)]
    public string Rules { get; set; } = "";
}

/// <summary>Record that a draft was put live: who and when. Rows are only added, in one transaction with the rules.</summary>
[StoredIn("Cashback_RuleLaunch")]
public sealed class RuleLaunch : BaseEntity
{
    /// <summary>The draft, which may be gone since.</summary>
    public int DraftId { get; set; }

    /// <summary>Name that it had.</summary>
    [Prose(RuleSetValidator.MaxNameLength)]
    public string Name { get; set; } = "";

    /// <summary>Customer id of who did it, or proposed it where a second person approved; 0: the shop itself.</summary>
    public int ActorId { get; set; }

    /// <summary>When.</summary>
    public DateTime CreatedOnUtc { get; set; }

    /// <summary>What it changed, as <see cref="RuleChanges.ToJson"/> writes it; empty: a version before 1.18 put it live.</summary>
    [Prose(int.MaxValue)]
    public string Changes { get; set; } = "";
}
