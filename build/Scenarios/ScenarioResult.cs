using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cashback.Scenarios;

sealed record LotState(string Remaining, string? Expires);

sealed record WalletState(string Pending, string Available, string Reserved, string Debt, string? Tier, IReadOnlyList<LotState> Lots);

sealed record OrderState(bool Placed, string? Total, string? Earned, string? ClawedBack, string? Redeemed, string? Restored)
{
    public static OrderState NotPlaced { get; } = new(false, null, null, null, null, null);
}

sealed record VoucherState(string State, string Left);

sealed record ErrorState(int Event, string Code);

/// <summary>How things stand at the end of a scenario.</summary>
sealed record ScenarioResult(IReadOnlyDictionary<string, WalletState> Wallets, IReadOnlyDictionary<string, OrderState> Orders,
    IReadOnlyDictionary<string, VoucherState> Vouchers, IReadOnlyList<ErrorState> Errors, bool Verified)
{
    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>As the format says: an order that was not placed has no figures.</summary>
    public JsonObject ToJson()
    {
        var json = JsonSerializer.SerializeToNode(this, Options)!.AsObject();
        foreach (var (_, order) in json["orders"]!.AsObject())
        {
            if (!order!["placed"]!.GetValue<bool>())
            {
                foreach (var name in order.AsObject().Select(field => field.Key).Where(name => name != "placed").ToList())
                    order.AsObject().Remove(name);
            }
        }

        return json;
    }

    /// <summary>A result, or an array of them, as text.</summary>
    public static string Write(JsonNode json) => json.ToJsonString(Options);
}
