using System.Globalization;
using Nop.Core.Domain.Orders;

namespace Cashback.Preview.Scenarios;

/// <summary>Reads what happens in a scenario.</summary>
static class ScenarioEvents
{
    /// <summary>Reads one event.</summary>
    public static ScenarioEvent Read(JsonNodeReader node)
    {
        var at = node["at"].Instant();
        var what = node["do"].Name();
        return what switch
        {
            "order" => Order(node, at),
            "pay" => new ActOnOrder(at, OrderAct.Pay, node["order"].Name()),
            "complete" => new ActOnOrder(at, OrderAct.Complete, node["order"].Name()),
            "cancel" => new ActOnOrder(at, OrderAct.Cancel, node["order"].Name()),
            "delete" => new ActOnOrder(at, OrderAct.Delete, node["order"].Name()),
            "payAgain" => new ActOnOrder(at, OrderAct.PayAgain, node["order"].Name()),
            "lostPay" => new ActOnOrder(at, OrderAct.LostPay, node["order"].Name()),
            "refund" => new RefundOrder(at, node["order"].Name(), node["amount"].NotNegativeOrNone()),
            "edit" => Edit(node, at),
            "status" => new SetStatus(at, node["order"].Name(), Status(node["to"])),
            "adjust" => new AdjustWallet(at, node["customer"].Name(), node["amount"].Number(), node["reason"].Text("")!),
            "voucher" => new IssueVoucher(at, node["id"].Name(), node["customer"].Name(), node["amount"].Number(), node["branch"].Text(null),
                node["validDays"].Exists ? node["validDays"].Whole(0) : null),
            "redeemVoucher" => new RedeemVoucher(at, node["voucher"].Name(), node["amount"].Number(null), node["branch"].Text(null), node["receipt"].Name()),
            "cancelVoucher" => new CancelVoucher(at, node["voucher"].Name()),
            "register" => new OpenAccount(at, node["customer"].Name(), node["email"].Text(null), node["confirmed"].Flag(true)),
            "review" => new WriteReview(at, node["customer"].Name(), node["sku"].Name()),
            "birthday" => new ChangeBirthday(at, node["customer"].Name(), node["date"].Day()),
            "gift" => new GiveGift(at, node["name"].Text("Gift")!, node["amount"].NotNegative(), node["lastDay"].DayOrNone(),
                ScenarioAudience.Read(node)),
            "optIn" => new Join(at, node["customer"].Name(), Leaves: false),
            "optOut" => new Join(at, node["customer"].Name(), Leaves: true),
            "giveCard" => new GiveCard(at, node["customer"].Name(), node["card"].Text(null)),
            "pinTier" => new PinTier(at, node["customer"].Name(), node["tier"].Text(null), node["until"].DayOrNone(), node["reason"].Text("")!),
            "tasks" => new RunTasks(at),
            _ => throw node["do"].Problem($"'{what}' is not known"),
        };
    }

    static PlaceOrder Order(JsonNodeReader node, DateTime at)
    {
        var lines = Lines(node["lines"]);
        if (lines.Count == 0)
            throw node["lines"].Problem("an order needs a line");
        return new(at, node["id"].Name(), node["customer"].Name(), lines, node["orderDiscount"].NotNegative(), node["shipping"].NotNegative(), Redeem(node["redeem"]),
            node["payment"].OneOf("later", "later", "atOnce") == "atOnce", node["gateway"].OneOf("ok", "ok", "fails") == "fails");
    }

    static IReadOnlyList<ScenarioLine> Lines(JsonNodeReader node) =>
        node.List(line => new ScenarioLine(line["sku"].Name(), line["quantity"].Exists ? line["quantity"].Whole(1) : 1, line["discount"].NotNegative()));

    static EditOrder Edit(JsonNodeReader node, DateTime at)
    {
        if (node["lines"].Exists == node["total"].Exists)
            throw node["lines"].Problem("an edit says either lines or total");
        return new(at, node["order"].Name(), node["lines"].Exists ? Lines(node["lines"]) : null, node["total"].NotNegativeOrNone());
    }

    static Redeem? Redeem(JsonNodeReader node)
    {
        if (!node.Exists)
            return null;
        if (node.Raw is { ValueKind: System.Text.Json.JsonValueKind.String } && node.Text() == "max")
            return new Redeem(null);
        var amount = node.NotNegative();
        return amount == 0 ? null : new Redeem(amount);
    }

    static OrderStatus Status(JsonNodeReader node) => node.OneOf("", "Pending", "Processing", "Complete", "Cancelled") switch
    {
        "Pending" => OrderStatus.Pending,
        "Processing" => OrderStatus.Processing,
        "Complete" => OrderStatus.Complete,
        _ => OrderStatus.Cancelled,
    };
}
