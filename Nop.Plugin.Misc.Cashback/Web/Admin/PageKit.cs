using Nop.Plugin.Misc.Cashback.Ledger.Audit;

namespace Nop.Plugin.Misc.Cashback.Web.Admin;

/// <summary>What every admin page speaks with.</summary>
/// <param name="Texts">The plugin's texts.</param>
/// <param name="Notices">Messages on the next page.</param>
/// <param name="Activity">Lines in the activity log.</param>
/// <param name="Attempts">Forms that make something.</param>
public sealed record PageKit(Texts Texts, PageNotices Notices, ActivityLines Activity, FormAttempts Attempts);
