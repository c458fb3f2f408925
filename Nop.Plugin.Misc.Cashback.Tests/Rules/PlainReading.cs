namespace Nop.Plugin.Misc.Cashback.Tests.Rules;

/// <summary>The earn rules read word by word, in fractions only and without any index: slow, and easy to check against the text.</summary>
static class PlainReading
{
    internal static Fraction Earn(EarnRuleSetDefinition rules, EarnRequest order)
    {
        var nets = order.Lines.Select(l => Fraction.FromDecimal(l.Net)).ToList();
        var all = nets.Aggregate(Fraction.Zero, (a, b) => a + b);
        var m = order.Payable == 0 ? Fraction.One : Fraction.FromDecimal(order.Total) / Fraction.FromDecimal(order.Payable);
        var d = all.Sign == 0 ? Fraction.One : (all - Fraction.FromDecimal(order.OrderDiscount)) / all;
        var running = rules.Programmes.Where(p => Runs(p, rules, order)).ToList();
        var earned = Fraction.Zero;
        var spend = Fraction.Zero;
        var added = new Dictionary<ProgrammeRule, Fraction>();
        var stackedAdded = Fraction.Zero;
        var stackedWinners = new HashSet<ProgrammeRule>();
        foreach (var line in order.Lines.Where(l => Earns(rules, l)))
        {
            var net = Fraction.FromDecimal(line.Net);
            var lineBase = net * d * rules.Currency.MinorPerUnit;
            var uncapped = PercentOf(rules, order, line);
            var cap = CapOf(rules, line, net * d);
            var ofOrder = RateOf(rules, order, line).Unit == RateUnit.PerOrder ? PerOrderRate(rules, order, line) : Fraction.Zero;
            var rate = Fraction.Min(uncapped + ofOrder, cap);
            spend += lineBase;
            earned += m * lineBase * rate / 100;

            var matching = Candidates(running, rules, order, line);
            var choices = new List<(Fraction Rate, List<ProgrammeRule> Programmes)> { (uncapped, []) };
            choices.Add((With(uncapped, matching.Where(p => p.Stackable), line), [.. matching.Where(p => p.Stackable)]));
            choices.AddRange(matching.Where(p => !p.Stackable).Select(p => (With(uncapped, [p], line), new List<ProgrammeRule> { p })));
            var best = choices[0];
            foreach (var choice in choices.Where(c => c.Programmes.Count > 0 && c.Rate > best.Rate))
                best = choice;
            var given = Fraction.Min(best.Rate + ofOrder, cap);
            if (best.Programmes.Count > 0 && given > rate)
                Give(best.Programmes, given - rate);
            foreach (var programme in matching)
            {
                var with = Fraction.Min(given + OfOrder(programme, rules, order, running), cap);
                if (with > given)
                    Give([programme], with - given);
                given = with;
            }

            void Give(List<ProgrammeRule> programmes, Fraction percent)
            {
                if (programmes[0].Stackable)
                {
                    stackedAdded += m * lineBase * percent / 100;
                    stackedWinners.UnionWith(programmes);
                }
                else
                {
                    added[programmes[0]] = added.GetValueOrDefault(programmes[0]) + (m * lineBase * percent / 100);
                }
            }
        }

        if (spend < Math.Max(rules.MinimumReceiptMinor, order.Tier?.MinimumReceiptMinor ?? 0))
            return Fraction.Zero;
        foreach (var (programme, plus) in added)
            earned += Limits(programme, order).Append(plus).Min();
        return earned + stackedWinners.SelectMany(p => Limits(p, order)).Append(stackedAdded).Min();
    }

    static IEnumerable<Fraction> Limits(ProgrammeRule programme, EarnRequest order)
    {
        var use = order.ClientUse.TryGetValue(programme.Id, out var before) ? before : default;
        if (programme.CapPerOrderMinor is { } cap)
            yield return cap;
        if (programme.CapPerClientMinor is { } ever)
            yield return Math.Max(0, ever - use.InAll);
        if (programme.CapPerDayMinor is { } day)
            yield return Math.Max(0, day - use.OnDay);
        if (programme.CapPerMonthMinor is { } month)
            yield return Math.Max(0, month - use.InMonth);
        if (programme.BudgetMinor is { } budget)
            yield return order.BudgetLeft.TryGetValue(programme.Id, out var left) ? left : budget;
    }

    static Fraction With(Fraction rate, IEnumerable<ProgrammeRule> programmes, EarnLine line)
    {
        var list = programmes.ToList();
        var sum = list.Aggregate(rate, (all, p) => all + Fraction.FromDecimal(p.ExtraPercent) + PerItem(p.ExtraPerItem, line));
        return list.Aggregate(sum, (all, p) => all * Fraction.FromDecimal(p.Multiplier));
    }

    static Fraction OfOrder(ProgrammeRule p, EarnRuleSetDefinition rules, EarnRequest order, List<ProgrammeRule> running)
        => PerOrder(p.ExtraPerOrder, order, order.Lines.Where(l => Earns(rules, l) && Candidates(running, rules, order, l).Contains(p)));

    static Fraction PerOrderRate(EarnRuleSetDefinition rules, EarnRequest order, EarnLine line)
    {
        var (key, rate, _) = RateOf(rules, order, line);
        return PerOrder(rate, order, order.Lines.Where(l => Earns(rules, l) && RateOf(rules, order, l).Key == key));
    }

    static Fraction PerItem(decimal amount, EarnLine line)
    {
        var net = Fraction.FromDecimal(line.Net);
        return Fraction.Min(Fraction.FromDecimal(amount) * line.Quantity, net) / net * 100;
    }

    static Fraction PerOrder(decimal amount, EarnRequest order, IEnumerable<EarnLine> lines)
    {
        if (!order.FirstOfDay || amount == 0)
            return Fraction.Zero;
        var nets = lines.Aggregate(Fraction.Zero, (all, l) => all + Fraction.FromDecimal(l.Net));
        return Fraction.Min(Fraction.FromDecimal(amount), nets) / nets * 100;
    }

    static Fraction CapOf(EarnRuleSetDefinition rules, EarnLine line, Fraction left)
    {
        var cap = Fraction.FromDecimal(rules.CapPercent ?? decimal.MaxValue);
        if (rules.MarginCapPercent is not { } share || line.Cost is not { } cost)
            return cap;
        if (left.Sign == 0)
            return Fraction.Zero;
        var margin = (left * (Fraction.FromDecimal(line.Net) - Fraction.FromDecimal(line.Tax)) / Fraction.FromDecimal(line.Net)) - Fraction.FromDecimal(cost);
        return Fraction.Min(cap, Fraction.Max(Fraction.Zero, margin) * Fraction.FromDecimal(share) / left);
    }

    static bool Runs(ProgrammeRule p, EarnRuleSetDefinition rules, EarnRequest order)
    {
        var local = TimeZoneInfo.ConvertTimeFromUtc(order.PlacedOnUtc, rules.Zone);
        return (p.FromUtc is null || p.FromUtc <= order.PlacedOnUtc)
            && (p.ToUtc is null || order.PlacedOnUtc < p.ToUtc)
            && (p.Weekdays.Count == 0 || p.Weekdays.Contains(local.DayOfWeek))
            && (p.Months.Count == 0 || p.Months.Contains(local.Month))
            && (p.FromTime is null || local.TimeOfDay >= p.FromTime.Value.ToTimeSpan())
            && (p.ToTime is null || local.TimeOfDay < p.ToTime.Value.ToTimeSpan())
            && (p.MinimumOrder == 0 || order.Lines.Sum(line => line.Net) - order.OrderDiscount >= p.MinimumOrder)
            && p.Audience.Includes(order.Client, order.Tier?.Id, order.PlacedOnUtc, rules.Zone);
    }

    static List<ProgrammeRule> Candidates(List<ProgrammeRule> running, EarnRuleSetDefinition rules, EarnRequest order, EarnLine line)
    {
        var matching = running.Where(p => Matches(p, rules, order, line)).ToList();
        return [.. matching.Where(p => p.Priority == matching.Max(other => other.Priority))];
    }

    static bool Matches(ProgrammeRule p, EarnRuleSetDefinition rules, EarnRequest order, EarnLine line)
    {
        if (p.FavouriteCategory)
            return line.CategoryIds.Any(c => Way(rules, c).LastOrDefault()?.Id is { } root && root == order.Client.FavouriteCategoryId);
        return p.CategoryIds.Count == 0 || line.CategoryIds.Any(c => Way(rules, c).Any(a => p.CategoryIds.Contains(a.Id)));
    }

    static bool Earns(EarnRuleSetDefinition rules, EarnLine line)
    {
        var service = line.CategoryIds.Any(c => Way(rules, c).Any(a => rules.ServiceCategoryIds.Contains(a.Id)));
        return line.Net > 0
            && !line.GiftCard
            && !rules.Products.Any(p => p.ProductId == line.ProductId && p.Excluded)
            && !line.CategoryIds.Any(c => Way(rules, c).Any(a => a.Excluded))
            && (rules.EarnOn != EarnOn.Products || !service)
            && (rules.EarnOn != EarnOn.Services || service);
    }

    static Fraction PercentOf(EarnRuleSetDefinition rules, EarnRequest order, EarnLine line)
    {
        var (_, rate, unit) = RateOf(rules, order, line);
        return unit switch
        {
            RateUnit.PerItem => PerItem(rate, line),
            RateUnit.PerOrder => Fraction.Zero,
            _ => Fraction.FromDecimal(rate),
        };
    }

    static (string Key, decimal Rate, RateUnit Unit) RateOf(EarnRuleSetDefinition rules, EarnRequest order, EarnLine line)
    {
        var own = rules.Products.FirstOrDefault(p => p.ProductId == line.ProductId);
        if (own?.Rate is { } rate)
            return ($"product {own.ProductId}", rate, own.Unit);
        var rated = line.CategoryIds
            .Select(c => Way(rules, c).FirstOrDefault(a => a.Rate is not null)).OfType<CategoryRule>()
            .Select(c => (c.Id, Depth: Way(rules, c.Id).Count(), Rate: c.Rate!.Value, c.Unit)).ToList();
        if (rated.Count > 0)
        {
            var (id, _, of, unit) = rated.Where(c => c.Depth == rated.Max(other => other.Depth)).MaxBy(c => (Worth(c.Rate, c.Unit, line), c.Unit, c.Rate));
            return ($"category {id}", of, unit);
        }

        var makers = line.ManufacturerIds.Select(id => rules.Manufacturers.FirstOrDefault(m => m.Id == id)).OfType<ManufacturerRule>().ToList();
        if (makers.Count > 0)
        {
            var maker = makers.MaxBy(m => (Worth(m.Rate, m.Unit, line), m.Unit, m.Rate))!;
            return ($"manufacturer {maker.Id}", maker.Rate, maker.Unit);
        }

        var tier = order.Tier is { } t ? ("tier", t.Rate, t.Unit) : ("none", 0m, RateUnit.Percent);
        return order.Client.Card?.Rate is { } card && (order.Tier is null || Worth(card, RateUnit.Percent, line) > Worth(tier.Item2, tier.Item3, line))
            ? ("card", card, RateUnit.Percent)
            : tier;
    }

    // What a rate gives a line that is alone in its order.
    static Fraction Worth(decimal rate, RateUnit unit, EarnLine line)
    {
        var (net, number) = (Fraction.FromDecimal(line.Net), Fraction.FromDecimal(rate));
        return unit switch
        {
            RateUnit.PerItem => Fraction.Min(net, number * line.Quantity),
            RateUnit.PerOrder => Fraction.Min(net, number),
            _ => net * number / 100,
        };
    }

    static IEnumerable<CategoryRule> Way(EarnRuleSetDefinition rules, int? id)
    {
        for (var at = Find(rules, id); at is not null; at = Find(rules, at.ParentId))
            yield return at;
    }

    static CategoryRule? Find(EarnRuleSetDefinition rules, int? id) => rules.Categories.FirstOrDefault(c => c.Id == id);
}
