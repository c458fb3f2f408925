using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Stores;
using Nop.Services.Messages;

namespace Nop.Plugin.Misc.Cashback.Messages;

/// <summary>Puts the plugin's letters to customers into the shop's queue.</summary>
public interface ICustomerMail
{
    /// <summary>Queues a letter; none where the customer has no e-mail address or the owner switched the template off.</summary>
    /// <param name="customer">To whom.</param>
    /// <param name="storeId">From which store; 0: that where the customer registered.</param>
    /// <param name="template">One of <see cref="MailTemplates"/>.</param>
    /// <param name="tokens">Its own tokens, beside those of store, customer and the link to the customer's page.</param>
    Task SendAsync(Customer customer, int storeId, string template, Func<MailReader, Task<IReadOnlyList<Token>>> tokens);
}

/// <summary>Who reads a letter.</summary>
/// <param name="Store">The store that it is from.</param>
/// <param name="LanguageId">The language in which it is written.</param>
/// <param name="Culture">Of that language, for dates.</param>
public sealed record MailReader(Store Store, int LanguageId, string Culture)
{
    /// <summary>An address of the store from a path in it.</summary>
    public string UrlOf(string? path) => Store.Url?.TrimEnd('/') + path;
}
