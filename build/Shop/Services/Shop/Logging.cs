using Nop.Core.Domain.Logging;
using Nop.Services.Logging;
using LogLevel = Nop.Core.Domain.Logging.LogLevel;

namespace Cashback.Preview.Services;

/// <summary>The shop's log, a table.</summary>
public sealed class TableLogger(IRepository<Log> log, TimeProvider clock) : Nop.Services.Logging.ILogger
{
    /// <inheritdoc/>
    public bool IsEnabled(LogLevel level) => level > LogLevel.Debug;

    /// <inheritdoc/>
    public async Task InsertLogAsync(LogLevel logLevel, string shortMessage, string fullMessage = "", Customer customer = null!) =>
        await log.InsertAsync(new Log
        {
            LogLevel = logLevel,
            ShortMessage = shortMessage,
            FullMessage = fullMessage,
            CustomerId = customer?.Id,
            CreatedOnUtc = clock.GetUtcNow().UtcDateTime,
        }, false);

    /// <inheritdoc/>
    public Task InformationAsync(string message, Exception exception = null!, Customer customer = null!) => WriteAsync(LogLevel.Information, message, exception, customer);

    /// <inheritdoc/>
    public Task WarningAsync(string message, Exception exception = null!, Customer customer = null!) => WriteAsync(LogLevel.Warning, message, exception, customer);

    /// <inheritdoc/>
    public Task ErrorAsync(string message, Exception exception = null!, Customer customer = null!) => WriteAsync(LogLevel.Error, message, exception, customer);

    Task WriteAsync(LogLevel level, string message, Exception? exception, Customer customer) =>
        InsertLogAsync(level, message, exception?.ToString() ?? "", customer);
}

/// <summary>Who did what.</summary>
public sealed class ActivityService(IRepository<ActivityLog> log, IRepository<ActivityLogType> types, IWorkContext work, TimeProvider clock) : ICustomerActivityService
{
    /// <inheritdoc/>
    public async Task<ActivityLog> InsertActivityAsync(string systemKeyword, string comment, BaseEntity entity = null!) =>
        await InsertActivityAsync(await work.GetCurrentCustomerAsync(), systemKeyword, comment, entity);

    /// <inheritdoc/>
    public async Task<ActivityLog> InsertActivityAsync(Customer customer, string systemKeyword, string comment, BaseEntity entity = null!)
    {
        // As in nopCommerce: a keyword without a type, or one switched off, leaves no line.
        var type = await types.Table.FirstOrDefaultAsync(row => row.SystemKeyword == systemKeyword);
        if (type is not { Enabled: true })
            return null!;
        var line = new ActivityLog
        {
            ActivityLogTypeId = type.Id,
            EntityId = entity?.Id,
            EntityName = entity?.GetType().Name ?? "",
            CustomerId = customer.Id,
            Comment = comment,
            CreatedOnUtc = clock.GetUtcNow().UtcDateTime,
            IpAddress = "",
        };
        await log.InsertAsync(line);
        return line;
    }

    /// <inheritdoc/>
    public async Task<IList<ActivityLogType>> GetAllActivityTypesAsync() => await types.Table.OrderBy(type => type.Name).ToListAsync();

    /// <inheritdoc/>
    public async Task UpdateActivityTypeAsync(ActivityLogType activityLogType) => await types.UpdateAsync(activityLogType);
}
