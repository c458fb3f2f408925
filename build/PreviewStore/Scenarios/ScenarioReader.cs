using System.Text.Json;

namespace Cashback.Preview.Scenarios;

/// <summary>Reads scenario files and checks that what they name is there.</summary>
static class ScenarioReader
{
    /// <summary>Reads a file's text.</summary>
    /// <exception cref="ScenarioFileException">It is not a scenario.</exception>
    public static ScenarioFile Read(string json)
    {
        JsonElement root;
        try
        {
            root = JsonDocument.Parse(json, new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }).RootElement;
        }
        catch (JsonException exception)
        {
            throw new ScenarioFileException("(file)", $"is not JSON: {exception.Message}");
        }

        var file = new JsonNodeReader(root, "");
        if (file["version"].Number(1) != 1)
            throw file["version"].Problem("only version 1 is known");
        var scenario = new ScenarioFile(Currency(file["currency"]), Zone(file["timeZone"]), file["start"].Instant(), Settings(file["settings"]),
            file["tiers"].List(Tier), file["categories"].List(Category), file["products"].List(Product), file["programmes"].List(Programme),
            file["customers"].List(Customer), file["events"].List(ScenarioEvents.Read), file["expect"].Raw);
        Check(scenario, file);
        return scenario;
    }

    static string Currency(JsonNodeReader node)
    {
        var code = node.Text("EUR")!;
        return code.Length == 3 && code.All(char.IsAsciiLetterUpper) ? code : throw node.Problem($"'{code}' is not an ISO currency code");
    }

    static TimeZoneInfo Zone(JsonNodeReader node) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(node.Text("UTC")!, out var zone) ? zone : throw node.Problem($"'{node.Text("")}' is not an IANA time zone");

    static ScenarioSettings Settings(JsonNodeReader node)
    {
        var redeem = node["redeem"];
        var share = redeem["maxShare"].NotNegative(1);
        return new(
            node["activationDelayDays"].Exists ? node["activationDelayDays"].Whole(0) : 14,
            node["expiryDays"].Exists ? node["expiryDays"].Whole(0) : node.Names.Contains("expiryDays") ? null : 365,
            node["minimumReceipt"].NotNegative(),
            redeem["maxPerOrder"].NotNegativeOrNone(),
            share <= 1 ? share : throw redeem["maxShare"].Problem("must be at most 1"),
            redeem["minimum"].NotNegative(),
            node["shortfall"].OneOf("debt", "debt", "clamp") == "clamp",
            node["tierWindow"].OneOf("lifetime", "lifetime", "rolling365", "calendarYear"));
    }

    static ScenarioTier Tier(JsonNodeReader node) =>
        new(node["name"].Name(), node["spend"].NotNegative(), node["rate"].NotNegative(), node["minimumReceipt"].NotNegativeOrNone());

    static ScenarioCategory Category(JsonNodeReader node) =>
        new(node["name"].Name(), node["parent"].Text(null), node["rate"].NotNegativeOrNone(), node["excluded"].Flag());

    static ScenarioProduct Product(JsonNodeReader node) =>
        new(node["sku"].Name(), node["price"].Exists ? node["price"].NotNegative() : throw node["price"].Problem("is missing"), node["taxRate"].NotNegative(),
            node["categories"].List(item => item.Name()), node["rate"].NotNegativeOrNone(), node["excluded"].Flag(), node["giftCard"].Flag());

    static ScenarioProgramme Programme(JsonNodeReader node) =>
        new(node["name"].Text("")!, node["from"].InstantOrNone(), node["to"].InstantOrNone(), node["weekdays"].List(Weekday), node["categories"].List(item => item.Name()),
            node["tiers"].List(item => item.Name()), node["multiplier"].NotNegative(1), node["extraPercent"].Number(0)!.Value, node["stackable"].Flag(),
            node["capPerOrder"].NotNegativeOrNone(), node["budget"].NotNegativeOrNone());

    static DayOfWeek Weekday(JsonNodeReader node) =>
        Enum.TryParse<DayOfWeek>(node.Text(), out var day) && Enum.IsDefined(day) ? day : throw node.Problem($"'{node.Text()}' is not a weekday");

    static ScenarioCustomer Customer(JsonNodeReader node) => new(node["id"].Name(), node["guest"].Flag());

    static void Check(ScenarioFile scenario, JsonNodeReader file)
    {
        var categories = Unique("categories", "name", scenario.Categories.Select(category => category.Name));
        var products = Unique("products", "sku", scenario.Products.Select(product => product.Sku));
        var customers = Unique("customers", "id", scenario.Customers.Select(customer => customer.Id));
        var tiers = Unique("tiers", "name", scenario.Tiers.Select(tier => tier.Name));
        Each("categories", scenario.Categories, (category, path) => Known($"{path}.parent", category.Parent, categories));
        Each("products", scenario.Products, (product, path) => Each($"{path}.categories", product.Categories, (name, item) => Known(item, name, categories)));
        Each("programmes", scenario.Programmes, (programme, path) =>
        {
            Each($"{path}.categories", programme.Categories, (name, item) => Known(item, name, categories));
            Each($"{path}.tiers", programme.Tiers, (name, item) => Known(item, name, tiers));
        });
        CheckTree(scenario.Categories);
        CheckEvents(scenario, products, customers);
    }

    static void CheckTree(IReadOnlyList<ScenarioCategory> categories)
    {
        var parents = categories.ToDictionary(category => category.Name, category => category.Parent);
        Each("categories", categories, (category, path) =>
        {
            var steps = 0;
            for (var above = category.Parent; above is not null; above = parents[above])
            {
                if (++steps > categories.Count)
                    throw new ScenarioFileException($"{path}.parent", "the category is below itself");
            }
        });
    }

    static void CheckEvents(ScenarioFile scenario, HashSet<string> products, HashSet<string> customers)
    {
        var orders = new HashSet<string>();
        var last = scenario.Start;
        Each("events", scenario.Events, (happening, path) =>
        {
            if (happening.At < last)
                throw new ScenarioFileException($"{path}.at", "is before what stands above it");
            last = happening.At;
            switch (happening)
            {
                case PlaceOrder order:
                    Known($"{path}.customer", order.Customer, customers);
                    Each($"{path}.lines", order.Lines, (line, item) => Known($"{item}.sku", line.Sku, products));
                    orders.Add(order.Id);
                    break;
                case ActOnOrder act:
                    Known($"{path}.order", act.Order, orders);
                    break;
                case RefundOrder refund:
                    Known($"{path}.order", refund.Order, orders);
                    break;
                case SetStatus status:
                    Known($"{path}.order", status.Order, orders);
                    break;
                case AdjustWallet adjust:
                    Known($"{path}.customer", adjust.Customer, customers);
                    break;
                case IssueVoucher voucher:
                    Known($"{path}.customer", voucher.Customer, customers);
                    break;
            }
        });
    }

    static HashSet<string> Unique(string list, string field, IEnumerable<string> names)
    {
        var seen = new HashSet<string>();
        Each(list, [.. names], (name, path) =>
        {
            if (!seen.Add(name))
                throw new ScenarioFileException($"{path}.{field}", $"'{name}' is there twice");
        });
        return seen;
    }

    static void Known(string path, string? name, HashSet<string> names)
    {
        if (name is not null && !names.Contains(name))
            throw new ScenarioFileException(path, $"there is no '{name}'");
    }

    static void Each<T>(string path, IReadOnlyList<T> items, Action<T, string> check)
    {
        for (var index = 0; index < items.Count; index++)
            check(items[index], $"{path}[{index}]");
    }
}
