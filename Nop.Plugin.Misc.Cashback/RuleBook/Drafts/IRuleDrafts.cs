namespace Nop.Plugin.Misc.Cashback.RuleBook.Drafts;

/// <summary>Keeps drafts of rules. A draft changes nothing until it is put live.</summary>
public interface IRuleDrafts
{
    /// <summary>All drafts, newest first.</summary>
    Task<IList<RuleDraft>> GetAllAsync();

    /// <summary>A draft; null: there is none with the id.</summary>
    Task<RuleDraft?> GetAsync(int draftId);

    /// <summary>The rules that hold now.</summary>
    /// <param name="storeId">Whose settings; 0: those of all stores.</param>
    Task<DraftRules> LiveAsync(int storeId = 0);

    /// <summary>The rules of a draft on the category tree as it is now, with the kinds of cards that it does not know yet as they are now.</summary>
    Task<DraftRules> RulesAsync(RuleDraft draft);

    /// <summary>Makes a draft of the rules that hold now.</summary>
    /// <param name="name">What to call it.</param>
    Task<RuleDraft> CreateAsync(string name);

    /// <summary>Keeps a draft, unless the rules do not allow it.</summary>
    /// <param name="draft">The draft; its name may be changed.</param>
    /// <param name="rules">Its rules.</param>
    /// <returns>What is wrong: fields as "Tiers[2].Rate".</returns>
    Task<RuleSaveResult> SaveAsync(RuleDraft draft, DraftRules rules);

    /// <summary>Deletes a draft.</summary>
    Task DeleteAsync(RuleDraft draft);

    /// <summary>
    /// Writes the rows of a draft over the live ones, all or nothing. Rows that both have keep their ids, and programmes their
    /// spent budgets; a live programme that the draft does not have is switched off, a tier or rate that it does not have is
    /// deleted. Done twice it changes nothing more.
    /// </summary>
    /// <returns>What is wrong with the draft, or, without a field, that the database refused; nothing was written then.</returns>
    Task<RuleSaveResult> PutLiveAsync(RuleDraft draft);

    /// <summary>Rules to be simulated: those of a draft, or those that hold now.</summary>
    /// <param name="draftId">The draft; 0: the live rules.</param>
    /// <param name="liveName">What to call those that hold now.</param>
    /// <param name="storeId">Whose settings the live rules take; 0: those of all stores. A draft is for all.</param>
    /// <returns>Null: there is no such draft.</returns>
    Task<SimulatedRules?> SimulatedAsync(int draftId, string liveName, int storeId = 0);
}
