using System.Net;
using Nop.Core.Domain.Messages;
using Nop.Core.Domain.Stores;
using Nop.Core.Events;
using Nop.Services.Messages;

namespace Cashback.Preview.Services;

/// <summary>Templates of messages.</summary>
public sealed class MessageTemplateService(IRepository<MessageTemplate> templates) : IMessageTemplateService
{
    /// <inheritdoc/>
    public async Task<IList<MessageTemplate>> GetMessageTemplatesByNameAsync(string messageTemplateName, int? storeId = null) =>
        await templates.Table.Where(template => template.Name == messageTemplateName).OrderBy(template => template.Id).ToListAsync();

    /// <inheritdoc/>
    public async Task<IList<MessageTemplate>> GetAllMessageTemplatesAsync(int storeId, string keywords = null!, bool? isActive = null, int emailAccountId = 0) =>
        await templates.Table.Where(template => isActive == null || template.IsActive == isActive).OrderBy(template => template.Name).ToListAsync();

    /// <inheritdoc/>
    public Task InsertMessageTemplateAsync(MessageTemplate messageTemplate) => templates.InsertAsync(messageTemplate);

    /// <inheritdoc/>
    public Task UpdateMessageTemplateAsync(MessageTemplate messageTemplate) => templates.UpdateAsync(messageTemplate);

    /// <inheritdoc/>
    public Task DeleteMessageTemplateAsync(MessageTemplate messageTemplate) => templates.DeleteAsync(messageTemplate);
}

/// <summary>The queue of messages; nothing is ever sent, pages show what would be.</summary>
public sealed class QueuedEmailService(IRepository<QueuedEmail> emails) : IQueuedEmailService
{
    /// <inheritdoc/>
    public Task InsertQueuedEmailAsync(QueuedEmail queuedEmail) => emails.InsertAsync(queuedEmail);

    /// <inheritdoc/>
    public Task UpdateQueuedEmailAsync(QueuedEmail queuedEmail) => emails.UpdateAsync(queuedEmail);

    /// <inheritdoc/>
    public Task<QueuedEmail> GetQueuedEmailByIdAsync(int queuedEmailId) => emails.GetByIdAsync(queuedEmailId);

    /// <inheritdoc/>
    public Task<IPagedList<QueuedEmail>> SearchEmailsAsync(string fromEmail, string toEmail, DateTime? createdFromUtc, DateTime? createdToUtc, bool loadNotSentItemsOnly,
        bool loadOnlyItemsToBeSent, int maxSendTries, bool loadNewest, int pageIndex = 0, int pageSize = int.MaxValue) =>
        emails.GetAllPagedAsync(rows =>
        {
            if (!string.IsNullOrEmpty(fromEmail))
                rows = rows.Where(email => email.From.Contains(fromEmail));
            if (!string.IsNullOrEmpty(toEmail))
                rows = rows.Where(email => email.To.Contains(toEmail));
            if (createdFromUtc is not null)
                rows = rows.Where(email => email.CreatedOnUtc >= createdFromUtc);
            if (createdToUtc is not null)
                rows = rows.Where(email => email.CreatedOnUtc <= createdToUtc);
            return loadNewest ? rows.OrderByDescending(email => email.Id) : rows.OrderBy(email => email.Id);
        }, pageIndex, pageSize);
}

/// <summary>Accounts that messages come from.</summary>
public sealed class EmailAccountService(IRepository<EmailAccount> accounts) : IEmailAccountService
{
    /// <inheritdoc/>
    public async Task<IList<EmailAccount>> GetAllEmailAccountsAsync() => await accounts.Table.OrderBy(account => account.Id).ToListAsync();

    /// <inheritdoc/>
    public Task<EmailAccount> GetEmailAccountByIdAsync(int emailAccountId) => accounts.GetByIdAsync(emailAccountId);
}

/// <summary>Puts values for tokens; <c>%if (%Name%) … endif%</c> keeps its inside where the token is true.</summary>
public sealed class Tokenizer : ITokenizer
{
    /// <inheritdoc/>
    public string Replace(string template, IEnumerable<Token> tokens, bool htmlEncode)
    {
        var values = tokens.ToList();
        foreach (var token in values.Where(token => token.Value is bool))
            template = Condition(template, token.Key, (bool)token.Value);
        foreach (var token in values)
        {
            var text = Convert.ToString(token.Value, CultureInfo.CurrentCulture) ?? "";
            template = template.Replace($"%{token.Key}%", htmlEncode && !token.NeverHtmlEncoded ? WebUtility.HtmlEncode(text) : text, StringComparison.OrdinalIgnoreCase);
        }

        return template;
    }

    static string Condition(string text, string key, bool holds)
    {
        var start = $"%if (%{key}%)";
        const string End = "endif%";
        for (var at = text.IndexOf(start, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(start, StringComparison.OrdinalIgnoreCase))
        {
            var end = text.IndexOf(End, at, StringComparison.OrdinalIgnoreCase);
            if (end < 0)
                break;
            text = text[..at] + (holds ? text[(at + start.Length)..end] : "") + text[(end + End.Length)..];
        }

        return text;
    }
}

/// <summary>The few tokens of the shop.</summary>
public sealed class MessageTokenProvider(ICustomerService customers, IEventPublisher events) : IMessageTokenProvider
{
    /// <inheritdoc/>
    public Task AddStoreTokensAsync(IList<Token> tokens, Store store, EmailAccount emailAccount, int languageId)
    {
        tokens.Add(new("Store.Name", store.Name));
        tokens.Add(new("Store.URL", store.Url, true));
        tokens.Add(new("Store.Email", emailAccount.Email));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task AddCustomerTokensAsync(IList<Token> tokens, int customerId) => await AddCustomerTokensAsync(tokens, await customers.GetCustomerByIdAsync(customerId));

    /// <inheritdoc/>
    public async Task AddCustomerTokensAsync(IList<Token> tokens, Customer customer)
    {
        tokens.Add(new("Customer.Email", customer.Email));
        tokens.Add(new("Customer.FullName", await customers.GetCustomerFullNameAsync(customer)));
        tokens.Add(new("Customer.FirstName", customer.FirstName));
        tokens.Add(new("Customer.LastName", customer.LastName));
        await events.EntityTokensAddedAsync(customer, tokens);
    }

    /// <inheritdoc/>
    public async Task AddOrderTokensAsync(IList<Token> tokens, Order order, int languageId, int vendorId = 0)
    {
        tokens.Add(new("Order.OrderNumber", order.CustomOrderNumber));
        await events.EntityTokensAddedAsync(order, tokens);
    }
}
