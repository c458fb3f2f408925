using System.Runtime.CompilerServices;
using Nop.Plugin.Misc.Cashback.Insight.Simulation;

namespace Nop.Plugin.Misc.Cashback.Insight.Past;

/// <summary>Reads the shop's past. Never writes.</summary>
/// <remarks>
/// When an order was complete the shop does not keep: the ledger knows it of orders that it knows, of others it is taken to be
/// when they were paid. When money went back is in the order's notes.
/// </remarks>
sealed class PastOrders(
    IRepository<Order> orders,
    IRepository<OrderItem> items,
    IRepository<OrderNote> notes,
    IRepository<GiftCardUsageHistory> giftCards,
    IRepository<RewardPointsHistory> rewardPoints,
    IRepository<CustomerCustomerRoleMapping> roles,
    ICustomerService customers,
    PastOrderQueries ledger,
    IWalletDirectory wallets)
{
    const int PageSize = 2000;

    // The shop writes its notes on refunds in English, whatever its languages.
    const string RefundNote = "refunded";

    // Every database that a shop runs on can compare with it.
    static readonly DateTime _beforeAll = new(1900, 1, 1);

    /// <summary>How many paid orders were placed before an instant.</summary>
    /// <param name="storeId">The store; 0: all.</param>
    /// <param name="toUtc">The instant.</param>
    public Task<int> CountAsync(int storeId, DateTime toUtc) => PaidBefore(storeId, toUtc).CountAsync();

    /// <summary>Paid orders placed before an instant, oldest first, page by page, so that memory stays flat.</summary>
    /// <param name="storeId">The store; 0: all.</param>
    /// <param name="toUtc">The instant.</param>
    /// <param name="cancellationToken">Stops between two pages.</param>
    public async IAsyncEnumerable<IReadOnlyList<PastOrder>> ReadAsync(int storeId, DateTime toUtc, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var registered = (await customers.GetCustomerRoleBySystemNameAsync(NopCustomerDefaults.RegisteredRoleName))?.Id ?? 0;
        var currency = await wallets.GetCurrencyAsync();
        var withGiftCards = await giftCards.Table.AnyAsync();
        var at = _beforeAll;
        for (var id = 0; ;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var page = await PageAsync(storeId, toUtc, at, id, registered);
            if (page.Count == 0)
                yield break;
            yield return await WholeAsync(page, currency, withGiftCards);
            if (page.Count < PageSize)
                yield break;
            (at, id) = (page[^1].CreatedOnUtc, page[^1].Id);
        }
    }

    IQueryable<Order> PaidBefore(int storeId, DateTime toUtc)
    {
        var to = toUtc.AsStored();
        var paid = orders.Table.Paid().Where(order => order.CreatedOnUtc < to);
        return storeId == 0 ? paid : paid.Where(order => order.StoreId == storeId);
    }

    Task<List<OrderRow>> PageAsync(int storeId, DateTime toUtc, DateTime at, int id, int registered)
    {
        var members = roles.Table.Where(role => role.CustomerRoleId == registered);
        return PaidBefore(storeId, toUtc)
            .Where(order => order.CreatedOnUtc >= at && (order.CreatedOnUtc > at || order.Id > id))
            .OrderBy(order => order.CreatedOnUtc).ThenBy(order => order.Id)
            .Take(PageSize)
            .Select(order => new OrderRow
            {
                Id = order.Id,
                CustomerId = order.CustomerId,
                StoreId = order.StoreId,
                CreatedOnUtc = order.CreatedOnUtc,
                PaidDateUtc = order.PaidDateUtc,
                IsComplete = order.OrderStatusId == OrderStates.Complete,
                IsVoided = order.Deleted || order.OrderStatusId == OrderStates.Cancelled,
                OrderTotal = order.OrderTotal,
                RefundedAmount = order.RefundedAmount,
                OrderDiscount = order.OrderDiscount,
                SubTotalDiscountExclTax = order.OrderSubTotalDiscountExclTax,
                SubTotalDiscountInclTax = order.OrderSubTotalDiscountInclTax,
                RewardPointsEntryId = order.RedeemedRewardPointsEntryId,
                PaymentMethod = order.PaymentMethodSystemName,
                HasAccount = members.Any(role => role.CustomerId == order.CustomerId),
            })
            .ToListAsync();
    }

    async Task<IReadOnlyList<PastOrder>> WholeAsync(List<OrderRow> page, CurrencySpec currency, bool withGiftCards)
    {
        var (first, last) = (page[0].CreatedOnUtc, page[^1].CreatedOnUtc);
        var lines = await LinesAsync(first, last);
        var traces = await ledger.BetweenAsync(first, last);
        var refunds = await RefundsAsync([.. page.Where(row => row.RefundedAmount > 0).Select(row => row.Id)]);
        var credit = await OtherCreditAsync(page, first, last, withGiftCards);
        var inPrices = await InPricesAsync([.. page.Where(row => traces.TryGetValue(row.Id, out var known) && known.Redeemed > 0).Select(row => row.Id)]);
        return page.ConvertAll(row =>
        {
            var (gross, net) = inPrices.TryGetValue(row.Id, out var reduction) ? ((decimal)reduction.CreditMinor, reduction.Net) : (0, 0);
            var trace = traces.TryGetValue(row.Id, out var known) ? known : default;
            var paid = (row.PaidDateUtc ?? row.CreatedOnUtc).AsUtc();
            return new PastOrder(row.Id, row.CustomerId, row.CreatedOnUtc.AsUtc())
            {
                StoreId = row.StoreId,
                HasAccount = row.HasAccount,
                PaidOnUtc = paid,
                CompletedOnUtc = trace.CompletedOnUtc ?? (row.IsComplete && !trace.IsPaid ? paid : null),
                RefundedOnUtc = refunds.TryGetValue(row.Id, out var when) ? when.AsUtc() : null,
                Voided = row.IsVoided,
                Total = row.OrderTotal,
                MoneyPaid = trace.MoneyPaid is { } moneyPaid ? new Money(moneyPaid, currency).ToDecimal() : null,
                Refunded = row.RefundedAmount,
                Credit = new Money(trace.Redeemed, currency).ToDecimal() + credit.GetValueOrDefault(row.Id),
                DiscountExclTax = Math.Max(0, row.SubTotalDiscountExclTax - (net / currency.MinorPerUnit)) + row.OrderDiscount,
                DiscountInclTax = Math.Max(0, row.SubTotalDiscountInclTax - (gross / currency.MinorPerUnit)) + row.OrderDiscount,
                PaymentMethod = row.PaymentMethod ?? "",
                Lines = lines.GetValueOrDefault(row.Id, []),
            };
        });
    }

    async Task<Dictionary<int, List<PastLine>>> LinesAsync(DateTime first, DateTime last)
    {
        var rows = await (
            from order in orders.Table.Paid()
            join item in items.Table on order.Id equals item.OrderId
            where order.CreatedOnUtc >= first && order.CreatedOnUtc <= last
            select new { item.Id, item.OrderId, item.ProductId, item.Quantity, item.PriceExclTax, item.PriceInclTax, item.OriginalProductCost }).ToListAsync();
        rows.Sort((one, other) => one.Id.CompareTo(other.Id));
        var lines = new Dictionary<int, List<PastLine>>(PageSize);
        foreach (var row in rows)
        {
            if (!lines.TryGetValue(row.OrderId, out var ofOrder))
                lines[row.OrderId] = ofOrder = [];
            ofOrder.Add(new(row.ProductId, row.Quantity, row.PriceExclTax, row.PriceInclTax,
                row.OriginalProductCost > 0 ? row.OriginalProductCost * row.Quantity : null));
        }

        return lines;
    }

    async Task<Dictionary<int, DateTime>> RefundsAsync(List<int> orderIds)
    {
        if (orderIds.Count == 0)
            return [];
        var rows = await notes.Table.Where(note => orderIds.Contains(note.OrderId) && note.Note.Contains(RefundNote))
            .Select(note => new { note.OrderId, note.CreatedOnUtc }).ToListAsync();
        return rows.GroupBy(row => row.OrderId).ToDictionary(group => group.Key, group => group.Min(row => row.CreatedOnUtc));
    }

    // Credit that stands in the discount of an order's goods is credit: it does not make them cheaper.
    async Task<Dictionary<int, PriceReduction>> InPricesAsync(List<int> orderIds)
    {
        if (orderIds.Count == 0)
            return [];
        var rows = await orders.Table.Where(order => orderIds.Contains(order.Id)).Select(order => new { order.Id, order.OrderGuid, order.CustomValuesXml }).ToListAsync();
        return rows.Select(row => (row.Id, Reduction: WrittenReduction.FindIn(row.OrderGuid, row.CustomValuesXml))).Where(row => row.Reduction is not null)
            .ToDictionary(row => row.Id, row => row.Reduction!);
    }

    // Gift cards and reward points are not money either.
    async Task<Dictionary<int, decimal>> OtherCreditAsync(List<OrderRow> page, DateTime first, DateTime last, bool withGiftCards)
    {
        var credit = new Dictionary<int, decimal>();
        if (withGiftCards)
        {
            var used = await (
                from order in orders.Table
                join use in giftCards.Table on order.Id equals use.UsedWithOrderId
                where order.CreatedOnUtc >= first && order.CreatedOnUtc <= last
                select new { order.Id, use.UsedValue }).ToListAsync();
            foreach (var use in used)
                credit[use.Id] = credit.GetValueOrDefault(use.Id) + use.UsedValue;
        }

        var byEntry = page.Where(row => row.RewardPointsEntryId is not null).ToDictionary(row => row.RewardPointsEntryId!.Value, row => row.Id);
        if (byEntry.Count > 0)
        {
            var entryIds = byEntry.Keys.ToList();
            foreach (var entry in await rewardPoints.Table.Where(entry => entryIds.Contains(entry.Id)).Select(entry => new { entry.Id, entry.UsedAmount }).ToListAsync())
                credit[byEntry[entry.Id]] = credit.GetValueOrDefault(byEntry[entry.Id]) + Math.Max(0, entry.UsedAmount);
        }

        return credit;
    }

    sealed record OrderRow
    {
        public int Id { get; set; }

        public int CustomerId { get; set; }

        public int StoreId { get; set; }

        public DateTime CreatedOnUtc { get; set; }

        public DateTime? PaidDateUtc { get; set; }

        public bool IsComplete { get; set; }

        public bool IsVoided { get; set; }

        public string? PaymentMethod { get; set; }

        public decimal OrderTotal { get; set; }

        public decimal RefundedAmount { get; set; }

        public decimal OrderDiscount { get; set; }

        public decimal SubTotalDiscountExclTax { get; set; }

        public decimal SubTotalDiscountInclTax { get; set; }

        public int? RewardPointsEntryId { get; set; }

        public bool HasAccount { get; set; }
    }
}
