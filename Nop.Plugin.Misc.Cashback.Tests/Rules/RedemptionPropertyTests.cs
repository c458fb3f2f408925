using System.Numerics;

namespace Nop.Plugin.Misc.Cashback.Tests.Rules;

/// <summary>Limits and orders at random, against a plain reading of the rule in whole numbers.</summary>
public sealed class RedemptionPropertyTests
{
    const int Cases = 3000;

    [Test]
    public void Any_order_takes_what_a_plain_reading_of_the_limits_says([Values(1, 2, 3, 4)] int seed)
    {
        var random = new Random(seed);
        for (var at = 0; at < Cases; at++)
        {
            var (policy, order, asked, usable) = (PolicyOf(random), OrderOf(random), random.Next(4) == 0 ? (long?)null : random.Next(0, 300_00), random.Next(0, 300_00));
            var quote = policy.Quote(asked, usable, order, isGuest: false);
            Assert.That((quote.Amount, quote.Refusal), Is.EqualTo(Plainly(policy, order, asked, usable)), $"case {at}: {policy} {order} {asked} {usable}");

            // What the box says before anything is asked for is what "as much as possible" comes to.
            var (room, most) = (policy.Room(usable, order, isGuest: false), policy.Quote(null, usable, order, isGuest: false));
            Assert.That((room.MostMinor, room.Refusal), Is.EqualTo((most.Amount, most.Refusal)), $"case {at}");
        }
    }

    static (long Amount, RedemptionRefusal? Refusal) Plainly(RedemptionPolicy policy, RedemptionOrder order, long? asked, long usable)
    {
        if (asked == 0)
            return (0, null);
        if (usable == 0)
            return (0, RedemptionRefusal.Insufficient);

        BigInteger all = 0, notForCredit = 0;
        var (isAnyFor, isAnyLine) = (false, false);
        foreach (var line in order.Lines)
        {
            isAnyLine = true;
            all += (long)line.Gross;
            var chosen = policy.Goods.CategoryIds.Count == 0 && policy.Goods.ProductIds.Count == 0;
            foreach (var id in line.CategoryIds)
                chosen |= policy.Goods.CategoryIds.Contains(id);
            chosen |= policy.Goods.ProductIds.Contains(line.ProductId);
            foreach (var id in line.CategoryIds)
                chosen &= !policy.Goods.ExcludedCategoryIds.Contains(id);
            chosen &= !policy.Goods.ExcludedProductIds.Contains(line.ProductId);
            chosen &= policy.Goods.GiftCards || !line.IsGiftCard;
            chosen &= policy.Goods.Reduced || !line.IsReduced;
            chosen &= policy.Goods.Kinds == EarnOn.Both || (policy.Goods.Kinds == EarnOn.Services) == line.IsService;
            if (chosen)
                isAnyFor = true;
            else
                notForCredit += (long)line.Gross;
        }

        // Over one denominator: (goods − discount of goods) ÷ goods, then (total − discount of the total) ÷ total.
        BigInteger goods = all, off = (long)order.GoodsDiscount, total = order.PayableMinor + (long)order.OtherTenders + (long)order.TotalDiscount, totalOff = (long)order.TotalDiscount;
        var (ofGoods, perGoods) = off == 0 ? (BigInteger.One, BigInteger.One) : off >= goods ? (BigInteger.Zero, BigInteger.One) : (goods - off, goods);
        var (ofTotal, perTotal) = totalOff == 0 ? (BigInteger.One, BigInteger.One) : totalOff >= total ? (BigInteger.Zero, BigInteger.One) : (total - totalOff, total);
        if (policy.MinimumOrderMinor > 0 && ((2 * all * ofGoods * ofTotal) + (perGoods * perTotal)) / (2 * perGoods * perTotal) < policy.MinimumOrderMinor)
            return (0, RedemptionRefusal.BelowMinimumOrder);
        if (isAnyLine && !isAnyFor)
            return (0, RedemptionRefusal.NothingEligible);

        var excluded = ((notForCredit * ofGoods) + (policy.PaysShipping ? 0 : (long)order.Shipping * perGoods)) * ofTotal;
        var per = perGoods * perTotal;
        BigInteger most = order.PayableMinor;
        if (excluded > 0)
        {
            var eligible = ((order.PayableMinor + (long)order.OtherTenders) * per) - excluded;
            most = BigInteger.Min(most, eligible < 0 ? 0 : eligible / per);
        }

        most = BigInteger.Min(most, usable);
        most = BigInteger.Min(most, order.PayableMinor * (long)(policy.MaxShare * 100) / 100);
        most = BigInteger.Min(most, policy.MaxPerOrderMinor ?? most);
        most = BigInteger.Min(most, asked ?? most);
        most = BigInteger.Min(most, BigInteger.Max(0, order.PayableMinor - policy.LeastTotalMinor));
        return most == 0 || most < policy.MinimumMinor ? (0, RedemptionRefusal.BelowMinimum) : ((long)most, null);
    }

    static RedemptionPolicy PolicyOf(Random random) => new(
        Sometimes(random) ? random.Next(1, 200_00) : null, Sometimes(random) ? random.Next(0, 101) / 100m : 1, Sometimes(random) ? random.Next(0, 20_00) : 0, Sometimes(random) ? random.Next(0, 100_00) : 0)
    {
        MinimumOrderMinor = Sometimes(random) ? random.Next(1, 200_00) : 0,
        PaysShipping = !Sometimes(random),
        Goods = new()
        {
            GiftCards = Sometimes(random),
            Reduced = !Sometimes(random),
            Kinds = (EarnOn)Enum.GetValues<EarnOn>().GetValue(random.Next(3))!,
            CategoryIds = Ids(random),
            ProductIds = Ids(random),
            ExcludedCategoryIds = Ids(random),
            ExcludedProductIds = Ids(random),
        },
    };

    static RedemptionOrder OrderOf(Random random)
    {
        var lines = Enumerable.Range(0, random.Next(0, 4)).Select(_ => new RedemptionLine(random.Next(1, 4), random.Next(0, 100_00))
        {
            CategoryIds = Ids(random),
            IsGiftCard = random.Next(4) == 0,
            IsReduced = Sometimes(random),
            IsService = Sometimes(random),
        }).ToList();
        var gross = (long)lines.Sum(line => line.Gross);
        var goodsOff = Sometimes(random) ? random.NextInt64(0, gross + 1) : 0;
        var shipping = Sometimes(random) ? random.Next(0, 20_00) : 0;
        var before = gross - goodsOff + shipping;
        var totalOff = Sometimes(random) ? random.NextInt64(0, before + 1) : 0;
        var tenders = Sometimes(random) ? random.NextInt64(0, before - totalOff + 1) : 0;
        return new(before - totalOff - tenders) { Lines = lines, GoodsDiscount = goodsOff, Shipping = shipping, TotalDiscount = totalOff, OtherTenders = tenders };
    }

    static int[] Ids(Random random) => Sometimes(random) ? [.. Enumerable.Range(1, 3).Where(_ => Sometimes(random))] : [];

    static bool Sometimes(Random random) => random.Next(3) == 0;
}
