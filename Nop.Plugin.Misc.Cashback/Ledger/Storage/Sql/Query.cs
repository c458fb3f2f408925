using System.Data.Common;

namespace Nop.Plugin.Misc.Cashback.Ledger.Storage.Sql;

/// <summary>A statement that reads.</summary>
/// <param name="Sql">Constant for a dialect, so that it can stay prepared.</param>
/// <param name="OnRow">Takes each row.</param>
/// <param name="Parameters">Its values.</param>
sealed record Query(string Sql, Action<DbDataReader> OnRow, params IReadOnlyList<Parameter> Parameters);
