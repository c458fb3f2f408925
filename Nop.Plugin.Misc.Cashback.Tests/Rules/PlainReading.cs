using Nop.Plugin.Misc.Cashback.Rules;

namespace Nop.Plugin.Misc.Cashback.Tests.Rules;

/// <summary>The earn rules read word by word, in fractions only and without any index: slow, and easy to check against the text.</summary>
static class PlainReading
{
    internal static Fraction Earn(EarnRuleSetDefinition rules, EarnRequest order)
    {
        var nets = order.Lines.Select(l => Fraction.FromDecimal(l.Net)).ToList();
        var all = nets.Aggregate(Fraction.Zero, (a, b) => a + b);
        var m = order.Payable == 0 ? Fraction.One : Fraction.FromDecimal(order.Total) / Fraction.FromDecimal(order.Payable);
        var running = rules.Programmes.Where(p => Runs(p, rules, order)).ToList();
        var earned = Fraction.Zero;
        var spend = Fraction.Zero;
        var added = new Dictionary<ProgrammeRule, Fraction>();
        var stackedAdded = Fraction.Zero;
        var stackedWinners = new HashSet<ProgrammeRule>();
        foreach (var (line, net) in order.Lines.Zip(nets))
        {
            if (IsExcluded(rules, line) || net.Sign == 0)
                continue;
            var lineBase = (net - (all.Sign == 0 ? 0 : Fraction.FromDecimal(order.OrderDiscount) * net / all)) * rules.Currency.MinorPerUnit;
            var rate = RateOf(rules, order, line);
            spend += lineBase;
            earned += m * lineBase * rate / 100;

            var matching = running.Where(p => Matches(p, rules, line)).ToList();
            var choices = new List<(Fraction Rate, List<ProgrammeRule> Programmes)> { (rate, []) };
            choices.Add((With(rate, matching.Where(p => p.Stackable)), [.. matching.Where(p => p.Stackable)]));
            choices.AddRange(matching.Where(p => !p.Stackable).Select(p => (With(rate, [p]), new List<ProgrammeRule> { p })));
            var best = choices[0];
            foreach (var choice in choices.Where(c => c.Programmes.Count > 0 && c.Rate > best.Rate))
                best = choice;
            if (best.Programmes.Count == 0)
                continue;
            var plus = m * lineBase * (best.Rate - rate) / 100;
            if (best.Programmes[0].Stackable)
            {
                stackedAdded += plus;
                stackedWinners.UnionWith(best.Programmes);
            }
            else
            {
                added[best.Programmes[0]] = added.GetValueOrDefault(best.Programmes[0]) + plus;
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
        if (programme.CapPerOrderMinor is { } cap)
            yield return cap;
        if (programme.BudgetMinor is { } budget)
            yield return order.BudgetLeft.TryGetValue(programme.Id, out var left) ? left : budget;
    }

    static Fraction With(Fraction rate, IEnumerable<ProgrammeRule> programmes)
    {
        var list = programmes.ToList();
        var sum = list.Aggregate(rate, (all, p) => all + Fraction.FromDecimal(p.ExtraPercent));
        return list.Aggregate(sum, (all, p) => all * Fraction.FromDecimal(p.Multiplier));
    }

    static bool Runs(ProgrammeRule p, EarnRuleSetDefinition rules, EarnRequest order)
    {
        var day = TimeZoneInfo.ConvertTimeFromUtc(order.PlacedOnUtc, rules.Zone).DayOfWeek;
        return (p.FromUtc is null || p.FromUtc <= order.PlacedOnUtc)
            && (p.ToUtc is null || order.PlacedOnUtc < p.ToUtc)
            && (p.Weekdays.Count == 0 || p.Weekdays.Contains(day))
            && (p.TierIds.Count == 0 || p.TierIds.Any(id => id == order.Tier?.Id));
    }

    static bool Matches(ProgrammeRule p, EarnRuleSetDefinition rules, EarnLine line)
        => p.CategoryIds.Count == 0 || line.CategoryIds.Any(c => Way(rules, c).Any(a => p.CategoryIds.Contains(a.Id)));

    static bool IsExcluded(EarnRuleSetDefinition rules, EarnLine line)
        => line.GiftCard
            || rules.Products.Any(p => p.ProductId == line.ProductId && p.Excluded)
            || line.CategoryIds.Any(c => Way(rules, c).Any(a => a.Excluded));

    static Fraction RateOf(EarnRuleSetDefinition rules, EarnRequest order, EarnLine line)
    {
        var own = rules.Products.FirstOrDefault(p => p.ProductId == line.ProductId)?.Rate;
        var ofCategory = line.CategoryIds
            .SelectMany(c => Way(rules, c)).Where(c => c.Rate is not null)
            .OrderByDescending(c => Way(rules, c.Id).Count()).ThenByDescending(c => c.Rate).FirstOrDefault()?.Rate;
        return Fraction.FromDecimal(own ?? ofCategory ?? order.Tier?.Rate ?? 0);
    }

    static IEnumerable<CategoryRule> Way(EarnRuleSetDefinition rules, int? id)
    {
        for (var at = Find(rules, id); at is not null; at = Find(rules, at.ParentId))
            yield return at;
    }

    static CategoryRule? Find(EarnRuleSetDefinition rules, int? id) => rules.Categories.FirstOrDefault(c => c.Id == id);
}
