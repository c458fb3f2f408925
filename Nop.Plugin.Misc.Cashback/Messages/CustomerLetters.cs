using Nop.Core.Domain.Common;
using Nop.Core.Domain.Messages;
using Nop.Core.Domain.Stores;
using Nop.Core.Events;
using Nop.Services.Affiliates;
using Nop.Services.Common;
using Nop.Services.Messages;
using Nop.Web.Framework.Mvc.Routing;

namespace Nop.Plugin.Misc.Cashback.Messages;

/// <summary>Puts the plugin's letters to customers into the shop's queue.</summary>
sealed class CustomerLetters(
    CommonSettings commonSettings,
    EmailAccountSettings emailAccountSettings,
    IAddressService addressService,
    IAffiliateService affiliateService,
    ICustomerService customerService,
    IEmailAccountService emailAccountService,
    IEventPublisher eventPublisher,
    ILanguageService languageService,
    ILocalizationService localizationService,
    IMessageTemplateService messageTemplateService,
    IMessageTokenProvider messageTokenProvider,
    IOrderService orderService,
    IProductService productService,
    IQueuedEmailService queuedEmailService,
    IStoreContext storeContext,
    IStoreService storeService,
    ITokenizer tokenizer,
    MessagesSettings messagesSettings,
    INopUrlHelper urls,
    LetterGate gate,
    LetterLinks links,
    ShopText shopText) : WorkflowMessageService(commonSettings, emailAccountSettings, addressService, affiliateService, customerService, emailAccountService,
        eventPublisher, languageService, localizationService, messageTemplateService, messageTokenProvider, orderService, productService, queuedEmailService,
        storeContext, storeService, tokenizer, messagesSettings)
{
    /// <summary>Queues a letter; none where the customer has no e-mail address or the owner switched the template off.</summary>
    /// <param name="customer">To whom.</param>
    /// <param name="storeId">From which store; 0: that where the customer registered.</param>
    /// <param name="letter">Which letter.</param>
    /// <param name="tokens">Values of its own tokens.</param>
    /// <param name="attached">A file that goes with it; null: none.</param>
    /// <returns>Whether one was queued.</returns>
    public async Task<bool> SendAsync(Customer customer, int storeId, Letter letter, Func<MailReader, Task<IReadOnlyList<Token>>> tokens, (string Path, string Name)? attached = null)
    {
        var written = await WriteAsync(customer, storeId, letter, tokens);
        if (written.Count == 0)
            return false;
        if (letter.IsMarketing)
            return await gate.TryMarketingAsync(customer.Id, storeId, () => QueueAsync(written, letter, storeId, attached));

        await QueueAsync(written, letter, storeId, attached);
        if (letter.CountsAsMarketing)
            await gate.CountAsync(customer.Id);
        return true;
    }

    /// <summary>Whether the owner has the letter's template switched on.</summary>
    /// <param name="letter">Which letter.</param>
    /// <param name="storeId">For which store; 0: for any.</param>
    public async Task<bool> IsOnAsync(Letter letter, int storeId) => (await GetActiveMessageTemplatesAsync(letter.Name, storeId)).Count > 0;

    /// <summary>Queues a letter that is queued once, whatever server comes first.</summary>
    /// <param name="customer">To whom.</param>
    /// <param name="storeId">From which store; 0: that where the customer registered.</param>
    /// <param name="letter">Which letter.</param>
    /// <param name="tokens">Values of its own tokens.</param>
    /// <param name="claim">Claims it and queues it, in one transaction; not asked where there is nothing to queue. False: it was claimed before.</param>
    /// <returns>Whether one was queued.</returns>
    public async Task<bool> SendOnceAsync(Customer customer, int storeId, Letter letter, Func<MailReader, Task<IReadOnlyList<Token>>> tokens, Func<Func<Task>, Task<bool>> claim)
    {
        var written = await WriteAsync(customer, storeId, letter, tokens);
        return written.Count > 0 && await claim(() => QueueAsync(written, letter, storeId, attached: null));
    }

    /// <summary>A letter as a customer would get it, were its template on; null: the shop has no template of it. Nothing is sent.</summary>
    public async Task<ShownLetter?> ShowAsync(Customer customer, int storeId, Letter letter, Func<MailReader, Task<IReadOnlyList<Token>>> tokens) => await WriteAsync(customer, storeId, letter, tokens, isAsked: true, isShown: true) is [{ } one, ..]
        ? new(_tokenizer.Replace(await _localizationService.GetLocalizedAsync(one.Template, row => row.Subject, one.LanguageId), one.Tokens, false),
            _tokenizer.Replace(await _localizationService.GetLocalizedAsync(one.Template, row => row.Body, one.LanguageId), one.Tokens, true))
        : null;

    /// <summary>Queues a letter that its reader asked for: whatever they chose, and at once.</summary>
    /// <returns>Whether one was queued.</returns>
    public async Task<bool> TestAsync(Customer customer, int storeId, Letter letter, Func<MailReader, Task<IReadOnlyList<Token>>> tokens)
    {
        var written = string.IsNullOrWhiteSpace(customer.Email) ? [] : await WriteAsync(customer, storeId, letter, tokens, isAsked: true);
        await QueueAsync(written, letter with { Kind = null, Waits = false }, storeId, attached: null);
        return written.Count > 0;
    }

    async Task<IReadOnlyList<Written>> WriteAsync(Customer customer, int storeId, Letter letter, Func<MailReader, Task<IReadOnlyList<Token>>> tokens, bool isAsked = false, bool isShown = false)
    {
        if (!isAsked && (string.IsNullOrWhiteSpace(customer.Email) || !await gate.WantsAsync(customer, letter)))
            return [];

        var store = await _storeService.GetStoreByIdAsync(storeId > 0 ? storeId : customer.RegisteredInStoreId) ?? (await _storeService.GetAllStoresAsync())[0];
        var languageId = await EnsureLanguageIsActiveAsync(customer.LanguageId ?? 0, store.Id);
        var language = (await _languageService.GetAllLanguagesAsync(showHidden: true)).First(row => row.Id == languageId);
        var reader = new MailReader(store, languageId, language.LanguageCulture);
        var written = new List<Written>();
        // Who asks wants to read it before it is switched on.
        foreach (var template in isAsked ? await _messageTemplateService.GetMessageTemplatesByNameAsync(letter.Name, store.Id) : await GetActiveMessageTemplatesAsync(letter.Name, store.Id))
        {
            var account = await GetEmailAccountOfMessageTemplateAsync(template, languageId);
            var all = new List<Token>();
            await _messageTokenProvider.AddStoreTokensAsync(all, store, account, languageId);
            await _messageTokenProvider.AddCustomerTokensAsync(all, customer);
            all.Add(new("Cashback.Greeting", await GreetingAsync(customer, languageId)));
            all.Add(new("Cashback.AccountUrl", reader.UrlOf(urls.RouteUrl(CashbackRoutes.Account)), true));
            // Staff who look at a letter must not be able to answer it in the client's name.
            all.Add(new("Cashback.OptOutUrl", letter.Kind is { } kind ? reader.UrlOf(urls.RouteUrl(CashbackRoutes.Letters, new { token = isShown ? LetterLinks.OfNobody : links.Of(customer.Id, kind) })) : "", true));
            all.AddRange(await tokens(reader));
            await _eventPublisher.MessageTokensAddedAsync(template, all);
            all = await StorableAsync(all);
            written.Add(new(customer, template, account, languageId, all, await SubjectAsync(template, languageId, all)));
        }

        return written;
    }

    // In the quiet time it goes into the queue all the same, with the instant before which the shop does not send it.
    async Task QueueAsync(IReadOnlyList<Written> written, Letter letter, int storeId, (string Path, string Name)? attached)
    {
        var notBefore = letter.Waits || letter.Kind is not null ? await gate.QuietUntilAsync(storeId) : null;
        using var whole = notBefore is null ? null : WholeTransaction.Begin();
        foreach (var one in written)
        {
            var emailId = await SendNotificationAsync(one.Template, one.Account, one.LanguageId, one.Tokens, one.Customer.Email, $"{one.Customer.FirstName} {one.Customer.LastName}".Trim(), attached?.Path, attached?.Name,
                subject: one.Subject);
            if (notBefore is not { } instant || await _queuedEmailService.GetQueuedEmailByIdAsync(emailId) is not { } email)
                continue;
            email.DontSendBeforeDateUtc = email.DontSendBeforeDateUtc > instant ? email.DontSendBeforeDateUtc : instant;
            await _queuedEmailService.UpdateQueuedEmailAsync(email);
        }

        whole?.Complete();
    }

    // What people wrote, and tokens bring in, may have characters that the shop's column of letters cannot store.
    async Task<List<Token>> StorableAsync(List<Token> tokens)
    {
        var storable = new List<Token>(tokens.Count);
        foreach (var token in tokens)
            storable.Add(token.Value is string text ? new(token.Key, await shopText.StorableAsync<QueuedEmail>(text, nameof(QueuedEmail.Body)), token.NeverHtmlEncoded) : token);
        return storable;
    }

    // By the first name, else by the last one; not everybody gave one.
    async Task<string> GreetingAsync(Customer customer, int languageId)
    {
        var name = string.IsNullOrWhiteSpace(customer.FirstName) ? customer.LastName?.Trim() : customer.FirstName.Trim();
        return string.IsNullOrEmpty(name)
            ? await _localizationService.GetResourceAsync("Plugins.Misc.Cashback.Mail.GreetingWithoutName", languageId)
            : string.Format(CultureInfo.InvariantCulture, await _localizationService.GetResourceAsync("Plugins.Misc.Cashback.Mail.Greeting", languageId), name);
    }

    // Names that staff give may stand in it, and a shop's column holds it. Null: as the template says.
    async Task<string?> SubjectAsync(MessageTemplate template, int languageId, IList<Token> tokens)
    {
        var subject = _tokenizer.Replace(await _localizationService.GetLocalizedAsync(template, row => row.Subject, languageId), tokens, false);
        return shopText.Storable(subject) is var storable && storable != subject ? storable : null;
    }

    // A letter that only has to be put into the queue.
    sealed record Written(Customer Customer, MessageTemplate Template, EmailAccount Account, int LanguageId, List<Token> Tokens, string? Subject);
}
