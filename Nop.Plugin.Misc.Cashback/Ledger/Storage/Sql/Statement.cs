namespace Nop.Plugin.Misc.Cashback.Ledger.Storage.Sql;

/// <summary>A statement that writes.</summary>
/// <param name="Sql">Constant for a dialect, so that it can stay prepared.</param>
/// <param name="Rows">How many rows it is to change; null: any number.</param>
/// <param name="Parameters">Its values.</param>
sealed record Statement(string Sql, int? Rows, params IReadOnlyList<Parameter> Parameters);
