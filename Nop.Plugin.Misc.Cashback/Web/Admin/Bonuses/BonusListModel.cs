using Nop.Plugin.Misc.Cashback.Rules.Bonuses;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Bonuses;

/// <summary>All bonuses, and the kinds that may be added.</summary>
/// <param name="Table">The bonuses.</param>
/// <param name="Kinds">Kinds with their names and when they give.</param>
public sealed record BonusListModel(TableModel Table, IReadOnlyList<(BonusKind Kind, string Name, string Help)> Kinds);
