using System.Collections.Frozen;
using Nop.Plugin.Misc.Cashback.RuleBook.Drafts;

namespace Nop.Plugin.Misc.Cashback.Insight.Simulation;

/// <summary>Plays past orders through one rule set, event by event. <see cref="EarnCalculator"/> computes what an order earns, as in the shop.</summary>
sealed class SimulatedRuleSet
{
    const int FavouriteDays = 365;

    readonly SimulatedRules _simulated;
    readonly EarnRuleSet _rules;
    readonly SimulationInput _input;
    readonly SimulatedTiers _tiers;
    readonly SimulationTally _tally;
    readonly Dictionary<ClientKey, SimulatedCustomer> _clients = [];
    readonly Dictionary<int, Fraction> _spendOfOrder = [];
    readonly Dictionary<int, long> _budgetLeft;
    readonly bool _asksForUse;
    readonly bool _asksForFavourite;
    readonly List<EarnLine> _lines = [];

    internal SimulatedRuleSet(SimulatedRules simulated, SimulationInput input)
    {
        _simulated = simulated;
        _rules = simulated.Rules;
        _input = input;
        _tiers = new(_rules, simulated.Terms);
        _tally = new(_rules);
        _budgetLeft = _rules.Programmes.Where(programme => programme.BudgetMinor is not null).ToDictionary(programme => programme.Id, programme => programme.BudgetMinor!.Value);
        _asksForUse = _rules.Needs.HasFlag(CustomerNeeds.ProgrammeUse);
        _asksForFavourite = _rules.Needs.HasFlag(CustomerNeeds.Favourite);
    }

    internal void Apply(in PastEvent happened)
    {
        var order = happened.Order;
        switch (happened.Kind)
        {
            case PastEventKind.Paid:
                Pay(order, happened.OnUtc);
                break;
            case PastEventKind.Completed when order.HasAccount:
                _tiers.Complete(_clients[_input.KeyOf(order)], order.OrderId, Spend(order, happened.OnUtc));
                if (!order.WentBack)
                    _spendOfOrder.Remove(order.OrderId);
                break;
            case PastEventKind.Refunded when order.HasAccount:
                _tiers.Return(_clients[_input.KeyOf(order)], order.OrderId, Spend(order, Completed(order)), WhatOf(order).Back, happened.OnUtc);
                _spendOfOrder.Remove(order.OrderId);
                break;
        }
    }

    internal SimulationReport Report()
    {
        var ofTier = Clients().GroupBy(client => client.TierId).ToDictionary(group => group.Key, group => group.Count());
        return _tally.Report(_simulated.Name, ofTier.Values.Sum(), ofTier);
    }

    /// <summary>Clients with an order that counts, by id and store.</summary>
    internal IEnumerable<ClientRow> Clients() => _clients.Where(pair => pair.Value.Orders > 0).OrderBy(pair => (pair.Key.CustomerId, pair.Key.StoreId)).Select(pair =>
    {
        var (id, client) = pair;
        var tier = _tiers.Held(client, _input.ToUtc);
        return new ClientRow(id.CustomerId, client.Orders, tier?.Id ?? 0, tier?.Name ?? "", client.Earned, client.TakenBack);
    });

    void Pay(PastOrder order, DateTime nowUtc)
    {
        var counts = _input.Counts(order);
        var sales = order.Voided ? 0 : Total(order) - Refunded(order);
        var day = ShopTime.Date(order.PlacedOnUtc, _rules.Zone);
        var month = new DateOnly(day.Year, day.Month, 1);
        if (!order.HasAccount)
        {
            if (counts)
                _tally.AddOrder(month, null, order.IsSale, new(1, sales, 0, 0));
            return;
        }

        var client = ClientOf(order);
        var tier = _tiers.Held(client, nowUtc);
        var roots = LinesOf(order, out var several);
        var card = client.Member.HasCardAt(nowUtc) ? client.Facts.Card : null;

        // Who may not earn does not come nearer to a tier either, as in the shop.
        var result = MayEarn(client, nowUtc) ? EarnCalculator.Calculate(_rules, Request(order, client, tier, card, day, counts, several)) : null;
        var earned = result?.EarnedMinor ?? 0;
        var (all, back) = WhatOf(order);
        var taken = result is null ? 0 : earned - OrderTargets.EarnTarget(result.EarnExact, OrderMoney.Unedited(all, back), order.Voided);
        if (!order.Voided)
        {
            if (!order.IsSale || back < all)
                client.Note(order.PlacedOnUtc);
            if (order.CompletedOnUtc is not null)
                _spendOfOrder[order.OrderId] = result?.SpendBase ?? Fraction.Zero;
            if (_asksForFavourite)
                NoteBought(client, order);
        }

        if (!counts)
            return;
        client.Orders++;
        client.Earned += earned;
        client.TakenBack += taken;
        _tally.AddOrder(month, tier?.Id ?? 0, order.IsSale, new(1, sales, earned, taken));
        AddCategories(order, several ? result?.Explanation : null, roots, earned, taken);
        if (result is not null)
            Charge(client, day, result.ProgrammeCharges);
    }

    bool MayEarn(SimulatedCustomer client, DateTime nowUtc) =>
        (!_input.Conditions.OptIn || client.Member.HasJoinedAt(nowUtc))
        && (!_input.Conditions.Card || (client.Member.HasCardAt(nowUtc) && _rules.FindCard(client.Member.CardId) is not null));

    EarnRequest Request(PastOrder order, SimulatedCustomer client, TierRule? tier, CardRule? card, DateOnly day, bool counts, bool explain) => new()
    {
        Lines = _lines,
        OrderDiscount = _rules.BaseIncludesTax ? order.DiscountInclTax : order.DiscountExclTax,
        Total = order.Total,
        Payable = order.Total + order.Credit,
        Tier = tier,
        Client = client.LastPlacedUtc is null && card == client.Facts.Card ? client.Facts
            : client.Facts with { Card = card, LastOrderOnUtc = client.LastPlacedUtc, FavouriteCategoryId = FavouriteOf(client, order.PlacedOnUtc) },
        FirstOfDay = !IsOn(client.LastPlacedUtc, day) && !IsOn(client.EarlierPlacedUtc, day),
        PlacedOnUtc = order.PlacedOnUtc,
        PaymentMethod = order.PaymentMethod,
        BudgetLeft = counts ? _budgetLeft : FrozenDictionary<int, long>.Empty,
        ClientUse = client.Use is { } use ? use.ToDictionary(pair => pair.Key, pair => pair.Value.On(day)) : FrozenDictionary<int, ProgrammeUse>.Empty,
        CollectExplanation = counts && explain,
    };

    // Fills the lines; tells the top category of each, and whether there are several.
    int[] LinesOf(PastOrder order, out bool several)
    {
        _lines.Clear();
        several = false;
        var roots = new int[order.Lines.Count];
        for (var i = 0; i < roots.Length; i++)
        {
            var line = order.Lines[i];
            var product = _input.Products.GetValueOrDefault(line.ProductId, ProductFacts.Unknown);
            var categories = CategoriesOf(line);
            _lines.Add(new(i, "", _rules.BaseIncludesTax ? line.NetInclTax : line.NetExclTax, line.ProductId,
                categories, product.ManufacturerIds, product.IsGiftCard, line.Quantity, line.Cost, _rules.BaseIncludesTax ? line.NetInclTax - line.NetExclTax : 0));
            roots[i] = categories.Count == 0 ? 0 : _rules.FindCategory(categories[0])?.RootId ?? 0;
            several |= roots[i] != roots[0];
        }

        return roots;
    }

    // Where all lines are in one category there is no explanation: the first line stands for them.
    void AddCategories(PastOrder order, EarnExplanation? explanation, int[] roots, long earned, long taken)
    {
        var takenSoFar = 0L;
        var earnedSoFar = 0L;
        for (var i = 0; i < roots.Length; i++)
        {
            var ofLine = explanation is not null ? explanation.Lines[i].EarnedMinor : i == 0 ? earned : 0;
            earnedSoFar += ofLine;

            // Running shares, so that the lines' parts sum up to the order's.
            var takenNow = earned == 0 ? 0 : (long)((Int128)taken * earnedSoFar / earned);
            var net = Money.FromDecimalHalfUp(_lines[i].Net, _rules.Currency).Minor;
            _tally.AddLine(roots[i], new(i == 0 ? 1 : 0, order.Voided ? 0 : net, ofLine, takenNow - takenSoFar));
            takenSoFar = takenNow;
        }
    }

    void Charge(SimulatedCustomer client, DateOnly day, IReadOnlyDictionary<int, long> charges)
    {
        foreach (var (programme, amount) in charges)
        {
            _tally.AddCharge(programme, amount);
            if (_budgetLeft.TryGetValue(programme, out var left))
                _budgetLeft[programme] = left - amount;
            if (!_asksForUse)
                continue;
            client.Use ??= [];
            if (!client.Use.TryGetValue(programme, out var use))
                client.Use[programme] = use = new();
            use.Add(day, amount);
        }
    }

    void NoteBought(SimulatedCustomer client, PastOrder order)
    {
        client.Bought ??= [];
        client.Bought.RemoveAll(row => row.PlacedOnUtc < order.PlacedOnUtc.AddDays(-2 * FavouriteDays));
        foreach (var line in order.Lines)
        {
            foreach (var root in CategoriesOf(line).Select(id => _rules.FindCategory(id)?.RootId).OfType<int>().Distinct())
                client.Bought.Add((order.PlacedOnUtc, root, line.NetExclTax));
        }
    }

    // A till names a product, or the category alone.
    IReadOnlyList<int> CategoriesOf(in PastLine line) =>
        line is { ProductId: 0, CategoryId: > 0 } ? [line.CategoryId] : _input.Products.GetValueOrDefault(line.ProductId, ProductFacts.Unknown).CategoryIds;

    static int? FavouriteOf(SimulatedCustomer client, DateTime placedOnUtc) => client.Bought?
        .Where(row => row.PlacedOnUtc < placedOnUtc && row.PlacedOnUtc >= placedOnUtc.AddDays(-FavouriteDays))
        .GroupBy(row => row.RootId, row => row.Net)
        .OrderByDescending(group => group.Sum()).ThenBy(group => group.Key)
        .Select(group => (int?)group.Key).FirstOrDefault();

    SimulatedCustomer ClientOf(PastOrder order)
    {
        var key = _input.KeyOf(order);
        if (_clients.TryGetValue(key, out var client))
            return client;
        var record = _input.Clients.GetValueOrDefault(order.CustomerId, ClientRecord.None);
        var member = _input.Members.GetValueOrDefault(key, MemberRecord.None);
        var card = member.CardId == 0 ? null : _rules.FindCard(member.CardId);
        return _clients[key] = new(member, record == ClientRecord.None && card is null ? CustomerFacts.None : record.Facts(card));
    }

    // Refunds come with their own event.
    SpendRecord Spend(PastOrder order, DateTime completedOnUtc) => new(_spendOfOrder[order.OrderId], completedOnUtc, WhatOf(order).All, 0);

    static DateTime Completed(PastOrder order)
    {
        var completed = order.CompletedOnUtc!.Value;
        return completed > order.PaidOnUtc ? completed : order.PaidOnUtc;
    }

    bool IsOn(DateTime? instant, DateOnly day) => instant is { } at && ShopTime.Date(at, _rules.Zone) == day;

    long Total(PastOrder order) => Minor(order.Total);

    // What shares are of, and what of it came back: of an order money, of a sale goods, as in the ledger.
    (long All, long Back) WhatOf(PastOrder order) => order.IsSale ? (Minor(order.Goods), Minor(order.GoodsBack)) : (Total(order), Refunded(order));

    // What no longer counts of the total: lines and total are those that an edit left, so only what was refunded beyond the edit is missing (scenarios, rule 15).
    long Refunded(PastOrder order)
    {
        var (total, paid, refunded) = (Total(order), Minor(order.MoneyPaid ?? order.Total), Minor(order.Refunded));
        return Math.Max(0, total) - new OrderMoney(paid, total, refunded).Counting;
    }

    long Minor(decimal amount) => Money.FromDecimalHalfUp(amount, _rules.Currency).Minor;
}
