using Nop.Core.Domain.Seo;
using Nop.Services.Affiliates;
using Nop.Services.Common;
using Nop.Services.Seo;

namespace Cashback.Preview.Services;

/// <summary>Names in addresses: made from the entity's kind and id.</summary>
public sealed class UrlRecordService : IUrlRecordService
{
    /// <inheritdoc/>
    public Task<string> GetSeNameAsync<T>(T entity, int? languageId = null, bool returnDefaultValue = true, bool ensureTwoPublishedLanguages = true)
        where T : BaseEntity, ISlugSupported => GetSeNameAsync(entity.Id, entity.GetType().Name);

    /// <inheritdoc/>
    public Task<string> GetSeNameAsync(int entityId, string entityName, int? languageId = null, bool returnDefaultValue = true, bool ensureTwoPublishedLanguages = true) =>
        Task.FromResult($"{entityName.ToLowerInvariant()}-{entityId}");

    /// <inheritdoc/>
    public Task<string> GetSeNameAsync(string name, bool convertNonWesternChars, bool allowUnicodeCharsInUrls) =>
        Task.FromResult(string.Join('-', name.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries)));
}

/// <summary>There are no affiliates.</summary>
public sealed class AffiliateService : IAffiliateService;

/// <summary>Addresses are on the customer.</summary>
public sealed class AddressService : IAddressService;
