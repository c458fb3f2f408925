using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Nop.Plugin.Misc.Cashback.Ledger;
using Npgsql;

namespace Cashback.Benchmarks.Export;

/// <summary>The floor: one query, one reader, one writer, nothing in between. It knows that there is one currency, no branch and no text to be made harmless.</summary>
/// <param name="connectionString">Of the database.</param>
/// <param name="key">Hides the codes of vouchers.</param>
sealed class BareExport(string connectionString, byte[] key)
{
    const string Batch = "20260101T000000Z-0-abcd";

    /// <summary>The file of balances.</summary>
    public async Task<int> WriteBalancesAsync(Stream output)
    {
        var (rows, sum, now) = (0, 0L, DateTime.UtcNow);
        var (wallet, usable, due, debt) = (0, 0L, 0L, 0L);
        var (card, currency, client) = ("", "", "");
        await using var writer = await BeginAsync(output);
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("""
            SELECT w."Id", w."CardNumber", w."CurrencyCode", w."Debt", c."FirstName", c."LastName", l."Pending", l."Available", l."ActivatesOnUtc", l."ExpiresOnUtc"
            FROM "Cashback_Wallet" w JOIN "Customer" c ON c."Id" = w."CustomerId" LEFT JOIN "Cashback_Lot" l ON l."WalletId" = w."Id" AND l."Open"
            ORDER BY w."Id"
            """, connection);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            if (reader.GetInt32(0) != wallet)
            {
                if (wallet != 0)
                    await PutAsync();
                (wallet, card, currency, debt, client, usable, due) = (reader.GetInt32(0), reader.GetString(1), reader.GetString(2), -reader.GetInt64(3), ClientOf(reader, 4), 0, 0);
            }

            if (reader.IsDBNull(7) || !reader.IsDBNull(9) && reader.GetDateTime(9) <= now)
                continue;
            usable += reader.GetInt64(7);
            due += !reader.IsDBNull(8) && reader.GetDateTime(8) <= now ? reader.GetInt64(6) : 0;
        }

        if (wallet != 0)
            await PutAsync();
        await EndAsync(writer, rows, sum);
        return rows;

        Task PutAsync()
        {
            var amount = usable + Math.Max(0, due - debt);
            sum += amount;
            return writer.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"3,{Batch},{++rows},,,{card},{client},{amount / 100m:F2},{currency},,,balance,\r\n"));
        }
    }

    /// <summary>The file of vouchers.</summary>
    public async Task<int> WriteVouchersAsync(Stream output)
    {
        var (rows, sum) = (0, 0L);
        await using var writer = await BeginAsync(output);
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"""
            SELECT h."Reference", h."Amount", h."Captured", h."Released", h."ExpiresOnUtc", w."CardNumber", w."CurrencyCode", c."FirstName", c."LastName"
            FROM "Cashback_Hold" h JOIN "Cashback_Wallet" w ON w."Id" = h."WalletId" JOIN "Customer" c ON c."Id" = w."CustomerId"
            WHERE h."PurposeId" = {(int)HoldPurpose.Voucher} AND h."StateId" = {(int)HoldState.Open} AND (h."ExpiresOnUtc" IS NULL OR h."ExpiresOnUtc" > now())
            ORDER BY h."Id"
            """, connection);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            var left = reader.GetInt64(1) - reader.GetInt64(2) - reader.GetInt64(3);
            sum += left;
            var token = reader.GetString(0);
            await writer.WriteAsync(string.Create(CultureInfo.InvariantCulture,
                $"3,{Batch},{++rows},{EndOf(token)},{token},{reader.GetString(5)},{ClientOf(reader, 7)},{left / 100m:F2},{reader.GetString(6)},{reader.GetDateTime(4):yyyy-MM-dd'T'HH:mm:ss'Z'},,open,\r\n"));
        }

        await EndAsync(writer, rows, sum);
        return rows;
    }

    string EndOf(string token)
    {
        using var aes = Aes.Create();
        aes.Key = key;
        return Encoding.ASCII.GetString(aes.DecryptEcb(Convert.FromHexString(token.AsSpan(token.LastIndexOf(':') + 1)), PaddingMode.None), 8, 4).ToUpperInvariant();
    }

    static string ClientOf(NpgsqlDataReader reader, int column) => $"{reader.GetString(column)[0]}*** {reader.GetString(column + 1)[0]}***";

    static async Task<StreamWriter> BeginAsync(Stream output)
    {
        var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), bufferSize: 16 * 1024, leaveOpen: true);
        await writer.WriteAsync("version,batch,row,code_end,token,card,client,amount,currency,valid_until,branch,status,store\r\n");
        return writer;
    }

    static async Task EndAsync(StreamWriter writer, int rows, long sum)
    {
        await writer.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"3,{Batch},total,{rows},,,,{sum / 100m:F2},EUR,,,,\r\n"));
        await writer.FlushAsync();
    }
}
