using System.Globalization;
using Nop.Plugin.Misc.Cashback.Ledger;
using Npgsql;
using NpgsqlTypes;

namespace Cashback.Benchmarks.Ledger;

/// <summary>The floor: BEGIN, one prepared batch that writes the same four rows, COMMIT, with nothing read and nothing decided.</summary>
sealed class FloorWriter(Bench bench, IReadOnlyList<BenchWallet> wallets)
{
    const string Hash = HashChain.Genesis;

    readonly long[] _sequences = new long[wallets.Count];

    public async Task<bool> AppendAsync(int writer, int turn)
    {
        var index = writer * 16 + turn % 16;
        var id = wallets[index].Id;
        await using var connection = new NpgsqlConnection(bench.ConnectionString);
        await connection.OpenAsync();
        if (_sequences[index] == 0)
            _sequences[index] = await SequenceAsync(connection, id);

        var sequence = ++_sequences[index];
        await using var transaction = await connection.BeginTransactionAsync();
        await using var batch = new NpgsqlBatch(connection, transaction);
        batch.BatchCommands.Add(Command("UPDATE \"Cashback_Wallet\" SET \"Sequence\" = $1, \"Version\" = \"Version\" + 1, \"LotCount\" = $2, \"HoldCount\" = $3, \"Pending\" = $4, \"Available\" = \"Available\" - 1, \"Reserved\" = $5, \"Debt\" = $6, \"LastHash\" = $7, \"HashFormat\" = $8 WHERE \"Id\" = $9 AND \"Sequence\" = $10",
            sequence, 1, 0, 0L, 0L, 0L, Hash, HashFormat.Second, id, sequence - 1));
        batch.BatchCommands.Add(Command("UPDATE \"Cashback_Lot\" SET \"Pending\" = $1, \"Available\" = \"Available\" - 1, \"Reserved\" = $2, \"Open\" = $3 WHERE \"WalletId\" = $4 AND \"Number\" = $5", 0L, 0L, true, id, 1));
        batch.BatchCommands.Add(Command("INSERT INTO \"Cashback_Entry\" (\"WalletId\", \"Sequence\", \"KindId\", \"FromAccountId\", \"ToAccountId\", \"Amount\", \"PendingAfter\", \"AvailableAfter\", \"ReservedAfter\", \"DebtAfter\", \"ChannelId\", \"ActorId\", \"Reason\", \"IdempotencyKey\", \"CreatedOnUtc\", \"PreviousHash\", \"Hash\", \"HashFormat\", \"ReasonSalt\", \"ReasonDigest\") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)",
            id, sequence, 90, 2, 11, 1L, 0L, 5L, 0L, 0L, 4, 0, "bench", string.Create(CultureInfo.InvariantCulture, $"{id}:{sequence}"), DateTime.SpecifyKind(DateTime.UtcNow, DateTimeKind.Unspecified), Hash, Hash, HashFormat.Second, Hash[..32], Hash));
        batch.BatchCommands.Add(Command("INSERT INTO \"Cashback_LotMovement\" (\"WalletId\", \"Sequence\", \"Ordinal\", \"LotNumber\", \"Pending\", \"Available\", \"Reserved\") VALUES ($1, $2, $3, $4, $5, $6, $7)",
            id, sequence, 0, 1, 0L, -1L, 0L));
        await batch.PrepareAsync();
        await batch.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
        return true;
    }

    static async Task<long> SequenceAsync(NpgsqlConnection connection, int id)
    {
        await using var command = new NpgsqlCommand("SELECT \"Sequence\" FROM \"Cashback_Wallet\" WHERE \"Id\" = $1", connection);
        command.Parameters.Add(new NpgsqlParameter { Value = id });
        return (long)(await command.ExecuteScalarAsync())!;
    }

    static NpgsqlBatchCommand Command(string sql, params object[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(value is DateTime instant
                ? new NpgsqlParameter { Value = instant, NpgsqlDbType = NpgsqlDbType.Timestamp }
                : new NpgsqlParameter { Value = value });
        return command;
    }
}
