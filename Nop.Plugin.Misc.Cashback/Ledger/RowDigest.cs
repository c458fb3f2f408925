namespace Nop.Plugin.Misc.Cashback.Ledger;

/// <summary>Digests of what rows beside the entries say. An entry carries the digest as the row stood after its act, so that a later change of the row is found out.</summary>
static class RowDigest
{
    /// <summary>Digest of what a hold is. What was captured, released, restored and freed of it the entries tell by themselves.</summary>
    public static string Of(Hold hold) => new HashInput().Add("cashback hold 2")
        .Add(hold.WalletId).Add(hold.Number).Add(hold.PurposeId).Add(hold.StateId).Add(hold.Reference).Add(hold.GroupKey)
        .AddOptional(hold.OrderId).Add(hold.BranchId).Add(hold.Amount).AddOptional(hold.ExpiresOnUtc).Add(hold.CreatedOnUtc).ToHash();

    /// <summary>Digest of all that an order's account says.</summary>
    public static string Of(OrderAccount order)
    {
        // Accounts of before 1.18 knew days alone, and keep the digest that they had.
        var lastsDays = order.ExpiryUntilId is null && order.ExpiryDate is null;
        var input = new HashInput().Add(lastsDays ? "cashback order 2" : "cashback order 3")
            .Add(order.WalletId).Add(order.OrderId).Add(order.FrozenOnUtc).Add(order.EarnExact).Add(order.Earned).Add(order.SpendBase)
            .Add(order.Total).AddOptional(order.PaidTotal).Add(order.Refunded).Add(order.Voided ? 1 : 0).AddOptional(order.CompletedOnUtc)
            .Add(order.LotNumber).Add(order.Taken).Add(order.Waived).Add(order.ActivationDelayDays).AddOptional(order.ExpiryDays).Add(order.TierId)
            .Add(order.Snapshot).Add(order.Charges).Add(order.Revision);
        return (lastsDays ? input : input.AddOptional(order.ExpiryUntilId).AddOptional(order.ExpiryDate)).ToHash();
    }
}
