namespace Nop.Plugin.Misc.Cashback.Web.Admin.Wallets;

/// <summary>Something that is not as the plugin wrote it, in words for who runs the shop.</summary>
/// <param name="Title">Whose wallet, or that it is about no wallet.</param>
/// <param name="WalletId">The wallet; 0: none, or none that is there.</param>
/// <param name="What">What was changed, as far as it is known.</param>
/// <param name="Stops">What stops meanwhile.</param>
/// <param name="Steps">What to do, in order.</param>
/// <param name="Details">For who looks after the database: label and value.</param>
public sealed record DamageModel(string Title, int WalletId, string What, string Stops, IReadOnlyList<string> Steps, IReadOnlyList<(string Label, string Value)> Details);

/// <summary>What a verification of the whole ledger found.</summary>
/// <param name="Shown">The first of it.</param>
/// <param name="Summary">How much it is, of how many wallets.</param>
/// <param name="More">That there is more than is shown; null: there is not.</param>
public sealed record DamageListModel(IReadOnlyList<DamageModel> Shown, string Summary, string? More);
