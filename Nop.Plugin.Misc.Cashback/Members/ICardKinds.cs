using Nop.Plugin.Misc.Cashback.RuleBook;

namespace Nop.Plugin.Misc.Cashback.Members;

/// <summary>Keeps the kinds of client cards.</summary>
public interface ICardKinds
{
    /// <summary>All kinds in their order.</summary>
    Task<IList<CardKind>> GetAllAsync();

    /// <summary>How many clients hold a card of each kind, by its id; none: not in it.</summary>
    Task<IReadOnlyDictionary<int, int>> HoldersAsync();

    /// <summary>Inserts (id 0) or updates a kind.</summary>
    Task<RuleSaveResult> SaveAsync(CardKind kind);

    /// <summary>Deletes a kind; who held a card of it holds none.</summary>
    Task DeleteAsync(int cardKindId);
}
