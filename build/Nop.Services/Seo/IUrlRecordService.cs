using Nop.Core;
using Nop.Core.Domain.Seo;

namespace Nop.Services.Seo;

public interface IUrlRecordService
{
    Task<string> GetSeNameAsync<T>(
        T entity,
        int? languageId = null,
        bool returnDefaultValue = true,
        bool ensureTwoPublishedLanguages = true) where T : BaseEntity, ISlugSupported;

    Task<string> GetSeNameAsync(
        int entityId,
        string entityName,
        int? languageId = null,
        bool returnDefaultValue = true,
        bool ensureTwoPublishedLanguages = true);

    Task<string> GetSeNameAsync(string name, bool convertNonWesternChars, bool allowUnicodeCharsInUrls);
}
