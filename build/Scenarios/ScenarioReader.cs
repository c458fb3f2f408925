using System.Text.Json.Nodes;

namespace Cashback.Scenarios;

/// <summary>Reads scenario files and checks that what they name is there.</summary>
static class ScenarioReader
{
    /// <summary>Reads a file's text.</summary>
    /// <exception cref="ScenarioFileException">It is not a scenario.</exception>
    public static ScenarioFile Read(string json)
    {
        var file = ScenarioJson.Read<ScenarioFile>(ScenarioJson.Parse(json), "");
        if (file.Version != 1)
            throw new ScenarioFileException("version", "only version 1 is known");
        if (file.Currency.Length != 3 || !file.Currency.All(char.IsAsciiLetterUpper))
            throw new ScenarioFileException("currency", $"'{file.Currency}' is not an ISO currency code");
        var scenario = file with
        {
            Settings = file.Settings with { Review = Review(file.Settings.ReviewText, "settings.tierReview") },
            Events = [.. file.EventTexts.Select((text, index) => Event(text, $"events[{index}]"))],
        };
        Check(scenario);
        return scenario;
    }

    static ScenarioReview? Review(JsonNode? text, string path)
    {
        if (text is not JsonObject)
            return text is null || ScenarioJson.Read<string>(text, path) is "everyRun" ? null : throw new ScenarioFileException(path, $"'{text}' is none of everyRun");
        var review = ScenarioJson.Read<ScenarioReview>(text, path);
        return review is { Yearly: null, Months: null } ? throw new ScenarioFileException($"{path}.months", "is missing") : review;
    }

    static ScenarioEvent Event(JsonNode text, string path)
    {
        var fields = text as JsonObject ?? throw new ScenarioFileException(path, "an object is expected");
        var what = ScenarioJson.Read<string>(fields["do"] ?? throw new ScenarioFileException($"{path}.do", "is missing"), $"{path}.do");
        return ScenarioEvent.Kinds.TryGetValue(what, out var kind) ? ScenarioJson.Read<ScenarioEvent>(text, path, kind) : throw new ScenarioFileException($"{path}.do", $"'{what}' is not known");
    }

    static void Check(ScenarioFile scenario)
    {
        var categories = Unique("categories", "name", scenario.Categories.Select(category => category.Name));
        var products = Unique("products", "sku", scenario.Products.Select(product => product.Sku));
        var customers = Unique("customers", "id", scenario.Customers.Select(customer => customer.Id));
        var tiers = Unique("tiers", "name", scenario.Tiers.Select(tier => tier.Name));
        var manufacturers = Unique("manufacturers", "name", scenario.Manufacturers.Select(maker => maker.Name));
        var cards = Unique("cards", "name", scenario.Cards.Select(card => card.Name));
        Each("categories", scenario.Categories, (category, path) => Known($"{path}.parent", category.Parent, categories));
        Each("products", scenario.Products, (product, path) =>
        {
            Each($"{path}.manufacturers", product.Manufacturers, (name, item) => Known(item, name, manufacturers));
            Each($"{path}.categories", product.Categories, (name, item) => Known(item, name, categories));
        });
        Each("programmes", scenario.Programmes, (programme, path) =>
        {
            Each($"{path}.months", programme.Months, (month, item) =>
            {
                if (month is < 1 or > 12)
                    throw new ScenarioFileException(item, "is no month");
            });
            Each($"{path}.categories", programme.Categories, (name, item) => Known(item, name, categories));
            Each($"{path}.tiers", programme.Tiers, (name, item) => Known(item, name, tiers));
            Each($"{path}.cards", programme.Cards, (name, item) => Known(item, name, cards));
        });
        Each("customers", scenario.Customers, (customer, path) =>
        {
            Known($"{path}.card", customer.Card, cards);
            Known($"{path}.referredBy", customer.ReferredBy, customers);
        });
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
            Known($"{path}.customer", (happening as CustomerEvent)?.Customer, customers);
            Known($"{path}.order", (happening as OrderEvent)?.Order, orders);
            switch (happening)
            {
                case PlaceOrder { Lines.Count: 0 }:
                    throw new ScenarioFileException($"{path}.lines", "an order needs a line");
                case PlaceOrder order:
                    Each($"{path}.lines", order.Lines, (line, item) => Known($"{item}.sku", line.Sku, products));
                    orders.Add(order.Id);
                    break;
                case EditOrder edit when edit.Lines is null == edit.Total is null:
                    throw new ScenarioFileException($"{path}.lines", "an edit says either lines or total");
                case EditOrder edit:
                    Each($"{path}.lines", edit.Lines ?? [], (line, item) => Known($"{item}.sku", line.Sku, products));
                    break;
                case GiveCard give:
                    Known($"{path}.card", give.Card, cards);
                    break;
                case PinTier pin:
                    Known($"{path}.tier", pin.Tier, tiers);
                    break;
                case WriteReview review:
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
