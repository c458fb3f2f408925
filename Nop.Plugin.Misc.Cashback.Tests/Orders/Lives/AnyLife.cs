using FsCheck;
using FsCheck.Fluent;

namespace Nop.Plugin.Misc.Cashback.Tests.Orders.Lives;

/// <summary>Lives at random, and what is simpler than one.</summary>
static class AnyLife
{
    static readonly Gen<int> s_amount = Gen.OneOf(Gen.Choose(0, 140_00), Gen.Choose(0, 28).Select(units => units * 500), Gen.Choose(0, 12));

    static readonly Gen<Does> s_does = Gen.Frequency<Does>(
        (5, Gen.Constant(Does.Place)), (1, Gen.Elements(Does.Fail, Does.Reorder, Does.PayAgain, Does.LookAgain)),
        (8, Gen.Elements(Does.Pay, Does.Pay, Does.Complete, Does.Capture)), (1, Gen.Constant(Does.Void)),
        (7, Gen.Elements(Does.Refund, Does.Refund, Does.RefundAll)), (2, Gen.Constant(Does.Cancel)), (5, Gen.Constant(Does.SetStatus)), (1, Gen.Constant(Does.Delete)),
        (7, Gen.Elements(Does.EditLines, Does.EditItem, Does.EditItem, Does.TypeTotal, Does.TypeTotal, Does.ItemAlone)),
        (4, Gen.Elements(Does.Counter, Does.Counter, Does.Adjust)), (7, Gen.Elements(Does.Wait, Does.Wait, Does.Tasks)));

    static readonly Gen<Does> s_doesOrSaves = Gen.Frequency<Does>((14, s_does), (1, Gen.Elements(Does.SaveRefund, Does.SaveStatus, Does.SavePaid)));

    // Most acts are heard of; else any part of what they tell is lost, or comes twice.
    static readonly Gen<(int Lost, int Twice)> s_hearing = Gen.Frequency<(int, int)>(
        (6, Gen.Constant((0, 0))), (2, Gen.Constant((~0, 0))), (2, Gen.Choose(0, 15).Select(bits => (bits, 0))), (1, Gen.Choose(0, 15).Select(bits => (0, bits))));

    /// <summary>Every event is heard once, and no server dies: the ledger is right after each act.</summary>
    public static Arbitrary<Life> Plain { get; } = Of(s_does, Gen.Constant((0, 0)), Gen.Constant(default(Death)), Gen.Elements(true, false, false));

    /// <summary>Events are lost and doubled.</summary>
    public static Arbitrary<Life> HalfHeard { get; } = Of(s_doesOrSaves, s_hearing, Gen.Constant(default(Death)));

    /// <summary>A server dies in it, and events may be lost too.</summary>
    public static Arbitrary<Life> Cut { get; } = Of(s_doesOrSaves, Gen.Frequency<(int, int)>((3, Gen.Constant((0, 0))), (1, s_hearing)),
        from commit in Gen.Choose(1, 14)
        from written in Gen.Elements(true, false)
        select new Death(commit, written));

    /// <summary>Two orders that are there, each with a life of its own, and nothing beside them.</summary>
    public static Arbitrary<Life> OfTwoOrders { get; } = Arb.From(
        from opening in Gen.Choose(90_00, 160_00)
        from first in Placing
        from second in Placing
        from acts in Gen.ListOf(from act in ActOf(s_doesOrSaves, Gen.Constant((0, 0))) where !IsOfTheWallet(act) select act, 9)
        select new Life(opening, default, [first with { Credit = first.Credit % 45_00 }, second with { Credit = second.Credit % 45_00 }, .. acts]), Simpler);

    static Gen<Act> Placing => from goods in Gen.Choose(1, 575) from credit in Gen.OneOf(Gen.Constant(0), s_amount) select new Act(Does.Place, Amount: goods, Credit: credit);

    static bool IsOfTheWallet(Act act) => act.Does is Does.Place or Does.Fail or Does.Reorder or Does.Counter or Does.Adjust or Does.Wait or Does.Tasks;

    static Gen<Act> ActOf(Gen<Does> doing, Gen<(int Lost, int Twice)> hearing) =>
        from does in doing
        from order in Gen.Choose(0, 2)
        from amount in s_amount
        from credit in Gen.OneOf(Gen.Constant(0), s_amount)
        from heard in hearing
        select new Act(does, order, does is Does.Adjust ? amount % 20_00 : amount, does is Does.Place or Does.Fail or Does.Reorder ? credit : 0, heard.Lost, heard.Twice);

    static Arbitrary<Life> Of(Gen<Does> doing, Gen<(int Lost, int Twice)> hearing, Gen<Death> deaths, Gen<bool>? waiving = null) => Arb.From(
        from opening in Gen.OneOf(Gen.Constant(0), Gen.Choose(0, 90_00))
        from death in deaths
        from waives in waiving ?? Gen.Constant(false)
        from first in Placing
        from count in Gen.Choose(3, 16)
        from acts in Gen.ListOf(ActOf(doing, hearing), count)
        select new Life(opening, death, [first, .. acts]) { Waives = waives }, Simpler);

    // Fewer acts first, then acts that are heard, then smaller numbers.
    static IEnumerable<Life> Simpler(Life life)
    {
        for (var size = life.Acts.Count / 2; size > 0; size /= 2)
        {
            for (var from = 0; from + size <= life.Acts.Count; from += size)
                yield return life with { Acts = [.. life.Acts.Take(from), .. life.Acts.Skip(from + size)] };
        }

        if (life.Waives)
            yield return life with { Waives = false };
        if (life.Death.Commit > 0)
            yield return life with { Death = default };
        if (life.Death.Commit > 1)
            yield return life with { Death = life.Death with { Commit = life.Death.Commit - 1 } };
        for (var i = 0; i < life.Acts.Count; i++)
        {
            foreach (var simpler in Simpler(life.Acts[i]))
                yield return life with { Acts = [.. life.Acts.Take(i), simpler, .. life.Acts.Skip(i + 1)] };
        }

        foreach (var opening in Smaller(life.Opening))
            yield return life with { Opening = opening };
    }

    static IEnumerable<Act> Simpler(Act act)
    {
        if (act.Lost != 0)
            yield return act with { Lost = 0 };
        if (act.Twice != 0)
            yield return act with { Twice = 0 };
        foreach (var order in Smaller(act.Order))
            yield return act with { Order = order };
        foreach (var credit in Smaller(act.Credit))
            yield return act with { Credit = credit };
        foreach (var amount in Smaller(act.Amount))
            yield return act with { Amount = amount };
    }

    // Round numbers are simpler than others, small ones than large ones.
    static IEnumerable<int> Smaller(int value)
    {
        if (value == 0)
            yield break;
        yield return 0;
        foreach (var unit in new[] { 1000, 100, 10, 1 })
        {
            if (value % unit != 0)
                yield return value - value % unit;
            else if (value > unit)
                yield return value - unit;
        }
    }
}
