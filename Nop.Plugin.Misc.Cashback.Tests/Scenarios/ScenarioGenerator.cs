using System.Text.Json.Nodes;

namespace Nop.Plugin.Misc.Cashback.Tests.Scenarios;

/// <summary>Makes scenarios by dice: everything that may happen, in any order, to two clients and a guest.</summary>
sealed class ScenarioGenerator(int seed)
{
    static readonly string[] Skus = ["SHAMPOO", "DYE", "KERATIN", "SERUM", "MASK", "GIFT50"];
    static readonly string[] Zones = ["UTC", "Europe/Rome", "America/New_York", "Asia/Tokyo"];

    readonly Random _random = new(seed);
    readonly List<string> _orders = [];
    readonly List<string> _vouchers = [];
    DateTime _now = new(2026, 1, 5, 8, 0, 0, DateTimeKind.Utc);

    /// <summary>A scenario with so many events, on the shop of the first sample.</summary>
    public string Make(int events, JsonNode shop)
    {
        var file = shop.DeepClone().AsObject();
        file.Remove("expect");
        file["timeZone"] = Pick(Zones);
        file["settings"] = new JsonObject
        {
            ["activationDelayDays"] = Pick(0, 1, 14),
            ["expiryDays"] = Pick(20, 60, 365),
            ["shortfall"] = Pick("debt", "clamp"),
            ["tierWindow"] = Pick("lifetime", "rolling365", "calendarYear"),
        };
        file["programmes"] = new JsonArray(
            new JsonObject { ["name"] = "Tuesdays", ["weekdays"] = new JsonArray("Tuesday"), ["multiplier"] = "2", ["budget"] = "50" },
            new JsonObject { ["name"] = "Hair", ["categories"] = new JsonArray("Hair"), ["extraPercent"] = "1.5", ["stackable"] = true, ["capPerOrder"] = "3" });
        file["events"] = new JsonArray([.. Enumerable.Range(0, events).Select(Event)]);
        return file.ToJsonString();
    }

    JsonNode Event(int number)
    {
        _now = _now.AddHours(_random.Next(1, 60)).AddSeconds(_random.Next(60));
        var happening = _orders.Count == 0 ? Order(number) : _random.Next(100) switch
        {
            < 32 => Order(number),
            < 42 => OfOrder("pay"),
            < 54 => OfOrder("complete"),
            < 62 => Refund(),
            < 65 => OfOrder("cancel"),
            < 67 => OfOrder("delete"),
            < 71 => Status(),
            < 74 => OfOrder("lostPay"),
            < 75 => OfOrder("payAgain"),
            < 79 => Edit(),
            < 81 => new JsonObject { ["do"] = "adjust", ["customer"] = Pick("anna", "bea"), ["amount"] = Pick("20.00", "-5.00"), ["reason"] = Pick("gift", "") },
            < 84 => Voucher(number),
            < 88 => new JsonObject { ["do"] = "redeemVoucher", ["voucher"] = PickVoucher(), ["amount"] = Amount(10), ["branch"] = Pick("Roma", "Milano"), ["receipt"] = Pick("R-1", $"R-{number}") },
            < 90 => new JsonObject { ["do"] = "cancelVoucher", ["voucher"] = PickVoucher() },
            _ => new JsonObject { ["do"] = "tasks" },
        };
        happening["at"] = _now.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        return happening;
    }

    JsonObject Edit()
    {
        var edit = OfOrder("edit");
        if (_random.Next(3) == 0)
            edit["total"] = Amount(120);
        else
            edit["lines"] = Lines(0);
        return edit;
    }

    JsonArray Lines(int fewest) => new([.. Enumerable.Range(0, _random.Next(fewest, 4)).Select(_ => (JsonNode)new JsonObject { ["sku"] = Pick(Skus), ["quantity"] = _random.Next(1, 4), ["discount"] = Pick("0", "0", "1.11") })]);

    JsonObject Order(int number)
    {
        var id = $"o{number}";
        _orders.Add(id);
        var order = new JsonObject
        {
            ["do"] = "order",
            ["id"] = id,
            ["customer"] = Pick("anna", "bea", "anna", "guest"),
            ["lines"] = Lines(1),
            ["orderDiscount"] = Pick("0", "0", "3.33"),
            ["shipping"] = Pick("0", "6.00"),
            ["payment"] = Pick("later", "atOnce"),
            ["gateway"] = _random.Next(20) == 0 ? "fails" : "ok",
        };
        if (_random.Next(2) == 0)
            order["redeem"] = Pick("max", "5.00");
        return order;
    }

    JsonObject OfOrder(string what) => new() { ["do"] = what, ["order"] = Pick([.. _orders]) };

    JsonObject Status()
    {
        var status = OfOrder("status");
        status["to"] = Pick("Pending", "Processing", "Complete", "Cancelled");
        return status;
    }

    JsonObject Refund()
    {
        var refund = OfOrder("refund");
        if (_random.Next(3) > 0)
            refund["amount"] = Amount(60);
        return refund;
    }

    JsonObject Voucher(int number)
    {
        var id = $"v{number}";
        _vouchers.Add(id);
        var voucher = new JsonObject { ["do"] = "voucher", ["id"] = id, ["customer"] = Pick("anna", "bea"), ["amount"] = Amount(15), ["validDays"] = Pick(0, 10, 60) };
        if (_random.Next(2) == 0)
            voucher["branch"] = "Roma";
        return voucher;
    }

    string PickVoucher() => _vouchers.Count == 0 ? "none" : Pick([.. _vouchers]);

    string Amount(int most) => (_random.Next(1, most * 100) / 100m).ToString("0.00", CultureInfo.InvariantCulture);

    T Pick<T>(params T[] from) => from[_random.Next(from.Length)];
}
