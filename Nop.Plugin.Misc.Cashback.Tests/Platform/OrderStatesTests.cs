namespace Nop.Plugin.Misc.Cashback.Tests.Platform;

/// <summary>What the shop says of an order, in the terms of cashback.</summary>
public sealed class OrderStatesTests
{
    static readonly List<Order> _all =
    [
        .. from payment in Enum.GetValues<PaymentStatus>()
           from status in Enum.GetValues<OrderStatus>()
           from deleted in new[] { false, true }
           from total in new[] { 0m, 10m }
           select new Order { PaymentStatus = payment, OrderStatus = status, Deleted = deleted, OrderTotal = total },
    ];

    static IEnumerable<TestCaseData> Both()
    {
        yield return Of("Paid", OrderStates.Paid, OrderStates.IsPaid);
        yield return Of("Still paid", OrderStates.StillPaid, OrderStates.IsStillPaid);
        yield return Of("Alive", OrderStates.Alive, OrderStates.IsAlive);
        yield return Of("Counting", OrderStates.Counting, order => OrderStates.IsPaid(order) && OrderStates.IsAlive(order));
        yield return Of("On the way", OrderStates.OnTheWay, order => order.OrderTotal > 0 && !OrderStates.IsVoided(order) && order.PaymentStatus != PaymentStatus.Refunded);
    }

    [TestCaseSource(nameof(Both))]
    public void A_query_finds_the_rows_of_which_it_holds(Func<IQueryable<Order>, IQueryable<Order>> query, Func<Order, bool> holds) =>
        Assert.That(query(_all.AsQueryable()), Is.EqualTo(_all.Where(holds)).And.Not.Empty);

    [TestCase(PaymentStatus.Pending, false, false)]
    [TestCase(PaymentStatus.Authorized, false, false)]
    [TestCase(PaymentStatus.Paid, true, true)]
    [TestCase(PaymentStatus.PartiallyRefunded, true, true)]
    [TestCase(PaymentStatus.Refunded, true, false)]
    [TestCase(PaymentStatus.Voided, false, false)]
    public void Money_that_came_and_went_back_was_paid(PaymentStatus payment, bool paid, bool stillPaid)
    {
        var order = new Order { PaymentStatus = payment };
        Assert.That((OrderStates.IsPaid(order), OrderStates.IsStillPaid(order)), Is.EqualTo((paid, stillPaid)));
    }

    [TestCase(PaymentStatus.Paid, OrderStatus.Complete, false, false)]
    [TestCase(PaymentStatus.Paid, OrderStatus.Cancelled, false, true)]
    [TestCase(PaymentStatus.Paid, OrderStatus.Complete, true, true)]
    [TestCase(PaymentStatus.Voided, OrderStatus.Processing, false, true)]
    public void Void_is_what_was_cancelled_deleted_or_called_off(PaymentStatus payment, OrderStatus status, bool deleted, bool isVoided) =>
        Assert.That(OrderStates.IsVoided(new Order { PaymentStatus = payment, OrderStatus = status, Deleted = deleted }), Is.EqualTo(isVoided));

    static TestCaseData Of(string name, Func<IQueryable<Order>, IQueryable<Order>> query, Func<Order, bool> holds) => new TestCaseData(query, holds).SetArgDisplayNames(name);
}
