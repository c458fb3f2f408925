namespace Nop.Plugin.Misc.Cashback.Tests.Orders.Lives;

/// <summary>A client's credit as acts and orders move it, where every act is heard of at once.</summary>
/// <param name="wallet">The credit.</param>
sealed class ToldCredit(ToldWallet wallet)
{
    readonly Dictionary<ToldOrder, Standing> _orders = [];

    public ToldWallet Wallet => wallet;

    /// <summary>What an act does beside the orders that were there.</summary>
    /// <param name="act">The act.</param>
    /// <param name="moved">What it added to the credit, or took.</param>
    public void Follow(Act act, long moved)
    {
        switch (act.Does)
        {
            case Does.Adjust when moved > 0: wallet.Add(moved); break;
            case Does.Adjust when moved < 0: wallet.Spend(-moved); break;
            case Does.Counter when moved < 0: wallet.ActivateDue(); wallet.Spend(-moved); break;
            // Rule 9: it was set aside, and is back.
            case Does.Fail when act.Credit > 0 && wallet.Usable > 0: wallet.ActivateDue(); break;
            case Does.Tasks: wallet.ActivateDue(); wallet.Expire(); break;
        }
    }

    /// <summary>Brings it to where an order must be: what gives credit before what takes it.</summary>
    public void Follow(ToldOrder order, ShopOrder now)
    {
        if (!_orders.TryGetValue(order, out var standing))
        {
            _orders[order] = standing = new() { Used = now.Gross - now.Total };
            if (standing.Used > 0)
            {
                wallet.ActivateDue();
                standing.Spent = wallet.Spend(standing.Used);
            }
        }

        if (order.IsLearnt && !standing.IsEarned)
        {
            (standing.IsEarned, standing.Earned) = (true, order.Earned);
            standing.Lot = order.Earned > 0 ? wallet.Earn(order.Earned) : null;
        }

        if (order.IsLearnt && now is { IsPaid: true, IsComplete: true } && !standing.IsComplete)
        {
            standing.IsComplete = true;
            if (standing.Lot is { } lot)
                wallet.Complete(lot);
        }

        if (order.Used < standing.Used)
            wallet.GiveBack(standing.Spent, standing.Used - order.Used);
        FollowEarning(standing, standing.Earned - order.Earned);
        if (order.Used > standing.Used)
            wallet.TakeAgain(standing.Spent, order.Used - standing.Used);
        standing.Used = order.Used;
    }

    /// <summary>What an order has earned and was not taken back, be it that it could not be.</summary>
    public long EarnedBy(ToldOrder order) => _orders[order].Earned - _orders[order].Taken;

    // Rule 11: what is to be taken in all is met first by what was taken, then by what was waived.
    void FollowEarning(Standing standing, long toTake)
    {
        if (toTake < standing.Taken)
        {
            standing.Lot!.Pending += standing.Taken - toTake;
            standing.Taken = toTake;
        }

        var more = toTake - standing.Taken - standing.Waived;
        if (more <= 0)
            return;
        var waived = wallet.TakeBack(standing.Lot!, more);
        standing.Taken += more - waived;
        standing.Waived += waived;
    }

    /// <summary>Where an order stands.</summary>
    sealed class Standing
    {
        public Spent Spent { get; set; } = new();
        public ToldLot? Lot { get; set; }
        public long Used { get; set; }
        public long Earned { get; set; }
        public long Taken { get; set; }
        public long Waived { get; set; }
        public bool IsEarned { get; set; }
        public bool IsComplete { get; set; }
    }
}
