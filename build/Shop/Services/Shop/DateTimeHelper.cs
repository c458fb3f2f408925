using System.Collections.ObjectModel;
using Nop.Services.Helpers;

namespace Cashback.Preview.Services;

/// <summary>The shop's zone and conversions; everybody sees the shop's time.</summary>
public sealed class DateTimeHelper(PreviewSettings settings) : IDateTimeHelper
{
    /// <inheritdoc/>
    public TimeZoneInfo DefaultStoreTimeZone => TimeZoneInfo.FindSystemTimeZoneById(settings.TimeZoneId);

    /// <inheritdoc/>
    public Task<TimeZoneInfo> GetCurrentTimeZoneAsync() => Task.FromResult(DefaultStoreTimeZone);

    /// <inheritdoc/>
    public Task<TimeZoneInfo> GetCustomerTimeZoneAsync(Customer customer) => GetCurrentTimeZoneAsync();

    /// <inheritdoc/>
    public ReadOnlyCollection<TimeZoneInfo> GetSystemTimeZones() => TimeZoneInfo.GetSystemTimeZones();

    /// <inheritdoc/>
    public Task<DateTime> ConvertToUserTimeAsync(DateTime dt) => ConvertToUserTimeAsync(dt, dt.Kind);

    /// <inheritdoc/>
    public Task<DateTime> ConvertToUserTimeAsync(DateTime dt, DateTimeKind sourceDateTimeKind) =>
        Task.FromResult(TimeZoneInfo.ConvertTime(DateTime.SpecifyKind(dt, sourceDateTimeKind), DefaultStoreTimeZone));

    /// <inheritdoc/>
    public DateTime ConvertToUserTime(DateTime dt, TimeZoneInfo sourceTimeZone, TimeZoneInfo destinationTimeZone) =>
        TimeZoneInfo.ConvertTime(DateTime.SpecifyKind(dt, DateTimeKind.Unspecified), sourceTimeZone, destinationTimeZone);

    /// <inheritdoc/>
    public DateTime ConvertToUtcTime(DateTime dt) => ConvertToUtcTime(dt, dt.Kind);

    /// <inheritdoc/>
    public DateTime ConvertToUtcTime(DateTime dt, DateTimeKind sourceDateTimeKind)
    {
        dt = DateTime.SpecifyKind(dt, sourceDateTimeKind);
        return sourceDateTimeKind == DateTimeKind.Unspecified ? ConvertToUtcTime(dt, DefaultStoreTimeZone) : TimeZoneInfo.ConvertTimeToUtc(dt);
    }

    /// <inheritdoc/>
    public DateTime ConvertToUtcTime(DateTime dt, TimeZoneInfo sourceTimeZone)
    {
        dt = DateTime.SpecifyKind(dt, DateTimeKind.Unspecified);
        return sourceTimeZone.IsInvalidTime(dt) ? DateTime.SpecifyKind(dt, DateTimeKind.Utc) : TimeZoneInfo.ConvertTimeToUtc(dt, sourceTimeZone);
    }
}
