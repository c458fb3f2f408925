using Nop.Plugin.Misc.Cashback.Models.Public;

namespace Nop.Plugin.Misc.Cashback.Factories.Public;

/// <summary>Builds the history of a wallet as its owner reads it.</summary>
public interface IHistoryFactory
{
    /// <summary>A page of it, newest first, and how many pages there are.</summary>
    /// <param name="walletId">The caller has made sure that it is the reader's own.</param>
    /// <param name="page">From 1.</param>
    Task<(IReadOnlyList<HistoryModel> Lines, int Pages)> PrepareAsync(int walletId, int page);
}
