using Nop.Services.Orders;

namespace Cashback.Preview.Services;

/// <summary>Reward points as a history of what came and went; the checkout takes none, and none run out.</summary>
public sealed class RewardPointService(IRepository<RewardPointsHistory> history, ISettingService settings, TimeProvider time) : IRewardPointService
{
    DateTime NowUtc => time.GetUtcNow().UtcDateTime;

    /// <inheritdoc/>
    public async Task<int> AddRewardPointsHistoryEntryAsync(Customer customer, int points, int storeId, string message = "", Order usedWithOrder = null!, decimal usedAmount = 0, DateTime? activatingDate = null, DateTime? endDate = null)
    {
        var entry = new RewardPointsHistory
        {
            CustomerId = customer.Id,
            StoreId = storeId,
            Points = points,
            PointsBalance = activatingDate is null ? await GetRewardPointsBalanceAsync(customer.Id, storeId) + points : null,
            UsedAmount = usedAmount,
            Message = message,
            CreatedOnUtc = activatingDate ?? NowUtc,
            EndDateUtc = endDate,
            ValidPoints = points > 0 ? points : null,
            UsedWithOrder = usedWithOrder?.OrderGuid,
        };
        await history.InsertAsync(entry);
        return entry.Id;
    }

    /// <inheritdoc/>
    public async Task<int> GetRewardPointsBalanceAsync(int customerId, int storeId) => (await GetRewardPointsHistoryAsync(customerId, storeId)).Sum(entry => entry.Points);

    /// <inheritdoc/>
    public async Task<IPagedList<RewardPointsHistory>> GetRewardPointsHistoryAsync(int customerId = 0, int? storeId = null, bool showNotActivated = false, Guid? orderGuid = null, int pageIndex = 0, int pageSize = int.MaxValue)
    {
        var (now, ofAll) = (NowUtc, (await settings.LoadSettingAsync<RewardPointsSettings>()).PointsAccumulatedForAllStores);
        return await history.GetAllPagedAsync(rows => rows
            .Where(entry => (customerId == 0 || entry.CustomerId == customerId) && (ofAll || storeId == null || entry.StoreId == storeId)
                && (showNotActivated || entry.CreatedOnUtc <= now) && (orderGuid == null || entry.UsedWithOrder == orderGuid))
            .OrderByDescending(entry => entry.CreatedOnUtc).ThenByDescending(entry => entry.Id), pageIndex, pageSize);
    }
}
