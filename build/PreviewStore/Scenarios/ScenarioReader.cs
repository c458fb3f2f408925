using System.Text.Json;
using Nop.Plugin.Misc.Cashback.Rules;

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
            file["customers"].List(Customer), file["events"].List(ScenarioEvents.Read), file["expect"].Raw)
        {
            Manufacturers = file["manufacturers"].List(Manufacturer),
            Bonuses = ScenarioBonuses.Read(file),
            Cards = file["cards"].List(card => new ScenarioCard(card["name"].Name(), card["rate"].NotNegativeOrNone())),
        };
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
            node["tierWindow"].OneOf("lifetime", "lifetime", "rolling365", "calendarYear"))
        {
            BaseIncludesTax = node["base"].OneOf("exTax", "exTax", "inclTax") == "inclTax",
            EarnOn = node["earnOn"].OneOf("both", "both", "products", "services") switch { "products" => EarnOn.Products, "services" => EarnOn.Services, _ => EarnOn.Both },
            CapPercent = node["capPercent"].NotNegative(),
            MarginCapPercent = node["marginCapPercent"].NotNegative(),
            Members = Members(node),
        };
    }

    // "everyRun", { "yearly": "03-01" } or { "months": 12 }.
    static ScenarioMembers Members(JsonNodeReader node)
    {
        var review = node["tierReview"];
        var isObject = review.Raw is { ValueKind: JsonValueKind.Object };
        var yearly = isObject && review["yearly"].Exists ? Day(review["yearly"]) : (Month: 1, Day: 1);
        return new(
            !isObject ? review.OneOf("everyRun", "everyRun") : review["yearly"].Exists ? "yearly" : "months",
            yearly.Month,
            yearly.Day,
            isObject && !review["yearly"].Exists ? review["months"].Whole(1) : 12,
            node["tierGraceDays"].Exists ? node["tierGraceDays"].Whole(0) : 0,
            node["returnWindowDays"].Exists ? node["returnWindowDays"].Whole(0) : 0,
            node["optInRequired"].Flag(),
            node["cardRequired"].Flag(),
            node["guestClaimDays"].Exists ? node["guestClaimDays"].Whole(0) : 0);
    }

    static (int Month, int Day) Day(JsonNodeReader node) =>
        node.Text().Split('-') is [var month, var day] && int.TryParse(month, out var m) && m is >= 1 and <= 12 && int.TryParse(day, out var d) && d is >= 1 and <= 31
            ? (m, d)
            : throw node.Problem("a month and a day are expected, as \"03-01\"");

    static ScenarioTier Tier(JsonNodeReader node) =>
        new(node["name"].Name(), node["spend"].NotNegative(), node["rate"].NotNegative(), node["minimumReceipt"].NotNegativeOrNone(), Unit(node["unit"]));

    static ScenarioManufacturer Manufacturer(JsonNodeReader node) => new(node["name"].Name(), node["rate"].NotNegativeOrNone(), Unit(node["unit"]));

    static RateUnit Unit(JsonNodeReader node) => node.OneOf("percent", "percent", "perItem", "perOrder") switch
    {
        "perItem" => RateUnit.PerItem,
        "perOrder" => RateUnit.PerOrder,
        _ => RateUnit.Percent,
    };

    static ScenarioCategory Category(JsonNodeReader node) =>
        new(node["name"].Name(), node["parent"].Text(null), node["rate"].NotNegativeOrNone(), node["excluded"].Flag(), Unit(node["unit"]), node["service"].Flag());

    static ScenarioProduct Product(JsonNodeReader node) =>
        new(node["sku"].Name(), node["price"].Exists ? node["price"].NotNegative() : throw node["price"].Problem("is missing"), node["taxRate"].NotNegative(),
            node["categories"].List(item => item.Name()), node["rate"].NotNegativeOrNone(), node["excluded"].Flag(), node["giftCard"].Flag())
        {
            Unit = Unit(node["unit"]),
            Manufacturers = node["manufacturers"].List(item => item.Name()),
            Cost = node["cost"].NotNegative(),
        };

    static ScenarioProgramme Programme(JsonNodeReader node) =>
        new(node["name"].Text("")!, node["from"].InstantOrNone(), node["to"].InstantOrNone(), node["weekdays"].List(Weekday), node["categories"].List(item => item.Name()),
            node["tiers"].List(item => item.Name()), node["multiplier"].NotNegative(1), node["extraPercent"].Number(0)!.Value, node["stackable"].Flag(),
            node["capPerOrder"].NotNegativeOrNone(), node["budget"].NotNegativeOrNone())
        {
            Months = node["months"].List(item => item.Whole(1) is <= 12 and var month ? month : throw item.Problem("is no month")),
            FromMinute = Minute(node["fromTime"]),
            ToMinute = Minute(node["toTime"]),
            FavouriteCategory = node["favouriteCategory"].Flag(),
            Roles = node["roles"].List(item => item.Name()),
            Cards = node["cards"].List(item => item.Name()),
            Newsletter = node["newsletter"].Flag(),
            FirstOrder = node["firstOrder"].Flag(),
            SleepingDays = node["sleepingDays"].Exists ? node["sleepingDays"].Whole(1) : null,
            BirthdayDaysBefore = node["birthday"].Exists ? Days(node["birthday"]["daysBefore"]) : null,
            BirthdayDaysAfter = node["birthday"].Exists ? Days(node["birthday"]["daysAfter"]) : null,
            Priority = (int)node["priority"].Number(0)!.Value,
            ExtraPerItem = node["extraPerItem"].NotNegative(),
            ExtraPerOrder = node["extraPerOrder"].NotNegative(),
            CapPerClient = node["capPerClient"].NotNegativeOrNone(),
            CapPerDay = node["capPerDay"].NotNegativeOrNone(),
            CapPerMonth = node["capPerMonth"].NotNegativeOrNone(),
        };

    static int Days(JsonNodeReader node) => node.Exists ? node.Whole(0) : 0;

    static int? Minute(JsonNodeReader node)
    {
        if (!node.Exists)
            return null;
        if (node.Text() == "24:00")
            return 24 * 60;
        return TimeOnly.TryParseExact(node.Text(), "HH:mm", out var time) ? (time.Hour * 60) + time.Minute : throw node.Problem("is no time of day such as 09:30");
    }

    static DayOfWeek Weekday(JsonNodeReader node) =>
        Enum.TryParse<DayOfWeek>(node.Text(), out var day) && Enum.IsDefined(day) ? day : throw node.Problem($"'{node.Text()}' is not a weekday");

    static ScenarioCustomer Customer(JsonNodeReader node) => new(node["id"].Name(), node["guest"].Flag())
    {
        Roles = node["roles"].List(item => item.Name()),
        Card = node["card"].Text(null),
        OptedIn = node["optedIn"].Flag(),
        Email = node["email"].Text($"{node["id"].Name()}@example.com")!,
    };

    static void Check(ScenarioFile scenario, JsonNodeReader file)
    {
        var categories = Unique("categories", "name", scenario.Categories.Select(category => category.Name));
        var products = Unique("products", "sku", scenario.Products.Select(product => product.Sku));
        var customers = Unique("customers", "id", scenario.Customers.Select(customer => customer.Id));
        var tiers = Unique("tiers", "name", scenario.Tiers.Select(tier => tier.Name));
        var manufacturers = Unique("manufacturers", "name", scenario.Manufacturers.Select(maker => maker.Name));
        Each("products", scenario.Products, (product, path) => Each($"{path}.manufacturers", product.Manufacturers, (name, item) => Known(item, name, manufacturers)));
        var cards = Unique("cards", "name", scenario.Cards.Select(card => card.Name));
        Each("customers", scenario.Customers, (customer, path) => Known($"{path}.card", customer.Card, cards));
        Each("categories", scenario.Categories, (category, path) => Known($"{path}.parent", category.Parent, categories));
        Each("products", scenario.Products, (product, path) => Each($"{path}.categories", product.Categories, (name, item) => Known(item, name, categories)));
        Each("programmes", scenario.Programmes, (programme, path) =>
        {
            Each($"{path}.categories", programme.Categories, (name, item) => Known(item, name, categories));
            Each($"{path}.tiers", programme.Tiers, (name, item) => Known(item, name, tiers));
            Each($"{path}.cards", programme.Cards, (name, item) => Known(item, name, cards));
        });
        Each("customers", scenario.Bonuses.Clients, (client, path) => Known($"{path}.referredBy", client.ReferredBy, customers));
        CheckTree(scenario.Categories);
        CheckEvents(scenario, products, customers, tiers, cards);
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

    static void CheckEvents(ScenarioFile scenario, HashSet<string> products, HashSet<string> customers, HashSet<string> tiers, HashSet<string> cards)
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
                case EditOrder edit:
                    Known($"{path}.order", edit.Order, orders);
                    Each($"{path}.lines", edit.Lines ?? [], (line, item) => Known($"{item}.sku", line.Sku, products));
                    break;
                case AdjustWallet adjust:
                    Known($"{path}.customer", adjust.Customer, customers);
                    break;
                case Join join:
                    Known($"{path}.customer", join.Customer, customers);
                    break;
                case GiveCard give:
                    Known($"{path}.customer", give.Customer, customers);
                    Known($"{path}.card", give.Card, cards);
                    break;
                case PinTier pin:
                    Known($"{path}.customer", pin.Customer, customers);
                    Known($"{path}.tier", pin.Tier, tiers);
                    break;
                case IssueVoucher voucher:
                    Known($"{path}.customer", voucher.Customer, customers);
                    break;
                case OpenAccount opening:
                    Known($"{path}.customer", opening.Customer, customers);
                    break;
                case ChangeBirthday change:
                    Known($"{path}.customer", change.Customer, customers);
                    break;
                case WriteReview review:
                    Known($"{path}.customer", review.Customer, customers);
                    Known($"{path}.sku", review.Sku, products);
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
